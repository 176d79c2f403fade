import type { Actor, Role } from "../../core/actor.ts";
import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Tx } from "../../database/transaction.ts";
import { findKey } from "./api-keys.ts";
import { hashSecret } from "./secrets.ts";
import type { SignedIn } from "./sign-in.ts";

/** What a request shows of who sends it. */
export interface Credentials {
  readonly person: SignedIn | null;
  /** An API key as its user sends it. */
  readonly key: string | null;
  /** The token of a guest's signed link. */
  readonly guest: string | null;
  readonly locale: Locale;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Who acts at the transaction's seller. A key or a link that is wrong is refused; a stranger acts as `anyone`. */
export async function actorAt(tx: Tx, sellerId: string, given: Credentials): Promise<Actor> {
  const base = { sellerId, locale: given.locale };
  if (given.key !== null) {
    const key = await findKey(tx, given.key, given.now);
    if (!key) throw new Refusal("key_invalid");
    return { ...base, kind: "key", id: key.id, name: key.name, role: key.role };
  }
  if (given.guest !== null) return guestActor(tx, base, given.guest);
  if (given.person) return personActor(tx, base, given.person);
  return { ...base, kind: "guest", id: null, name: "", role: "anyone" };
}

type Base = Pick<Actor, "sellerId" | "locale">;

async function guestActor(tx: Tx, base: Base, token: string): Promise<Actor> {
  const claim = await tx
    .selectFrom("claim")
    .innerJoin("customer", (join) =>
      join.onRef("customer.sellerId", "=", "claim.sellerId").onRef("customer.id", "=", "claim.customerId"),
    )
    .select(["claim.id", "customer.name"])
    .where("claim.sellerId", "=", base.sellerId)
    .where("guestTokenHash", "=", hashSecret(token))
    .executeTakeFirst();
  if (!claim) throw new Refusal("link_invalid");
  return { ...base, kind: "guest", id: null, name: claim.name, role: "guest", claimId: claim.id };
}

async function personActor(tx: Tx, base: Base, person: SignedIn): Promise<Actor> {
  const found = { ...base, kind: "person", id: person.id, name: person.name } as const;
  const staff = await tx
    .selectFrom("staffMember")
    .select(["role", "centreId"])
    .where("sellerId", "=", base.sellerId)
    .where("personId", "=", person.id)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (staff) return { ...found, role: staff.role as Role, ...(staff.centreId && { centreId: staff.centreId }) };
  const member = await tx
    .selectFrom("customerMember")
    .select(["role", "customerId"])
    .where("sellerId", "=", base.sellerId)
    .where("personId", "=", person.id)
    .executeTakeFirst();
  if (member) return { ...found, role: member.role as Role, customerId: member.customerId };
  return { ...found, role: "anyone" };
}

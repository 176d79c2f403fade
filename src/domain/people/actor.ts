import { type Actor, isStaff, type Role } from "../../core/actor.ts";
import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Context } from "../context.ts";
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
  readonly timeZone?: string | undefined;
  /** Somebody who is both a customer and on the staff acts as the latter, unless they say otherwise. */
  readonly as?: "customer" | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Who acts at the transaction's seller. A key or a link that is wrong is refused; a stranger acts as `anyone`. */
export async function actorAt(tx: Tx, sellerId: string, given: Credentials): Promise<Actor> {
  const base = { sellerId, locale: given.locale, ...(given.timeZone && { timeZone: given.timeZone }) };
  if (given.key !== null) {
    const key = await findKey(tx, given.key, given.now);
    if (!key) throw new Refusal("key_invalid");
    return { ...base, kind: "key", id: key.id, name: key.name, role: key.role };
  }
  if (given.guest !== null) return guestActor(tx, base, given.guest);
  if (given.person) return personActor(tx, base, given.person, given.as);
  return { ...base, kind: "guest", id: null, name: "", role: "anyone" };
}

type Base = Pick<Actor, "sellerId" | "locale" | "timeZone">;

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

async function personActor(tx: Tx, base: Base, person: SignedIn, as: Credentials["as"]): Promise<Actor> {
  const found = { ...base, kind: "person", id: person.id, name: person.name } as const;
  const staff = await tx
    .selectFrom("staffMember")
    .select(["role", "centreId"])
    .where("sellerId", "=", base.sellerId)
    .where("personId", "=", person.id)
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (staff && as !== "customer") return staffActor(found, staff);
  const member = await tx
    .selectFrom("customerMember")
    .select(["role", "customerId"])
    .where("sellerId", "=", base.sellerId)
    .where("personId", "=", person.id)
    .executeTakeFirst();
  if (member) return { ...found, role: member.role as Role, customerId: member.customerId };
  return staff ? staffActor(found, staff) : { ...found, role: "anyone" };
}

type Found = Base & Pick<Actor, "kind" | "id" | "name">;

function staffActor(
  found: Found,
  { role, centreId }: { readonly role: string; readonly centreId: string | null },
): Actor {
  return { ...found, role: role as Role, ...(centreId && { centreId }) };
}

/** What somebody is at the seller besides what they act as: staff and customers may be both. */
export async function otherHat({ tx, actor }: Pick<Context, "tx" | "actor">): Promise<"staff" | "customer" | null> {
  const { id, kind, sellerId } = actor;
  if (kind !== "person" || id === null) return null;
  if (isStaff(actor)) {
    const member = tx.selectFrom("customerMember").select("personId").where("personId", "=", id);
    return (await member.where("sellerId", "=", sellerId).executeTakeFirst()) ? "customer" : null;
  }
  const staff = tx
    .selectFrom("staffMember")
    .select("personId")
    .where("personId", "=", id)
    .where("removedAt", "is", null);
  return (await staff.where("sellerId", "=", sellerId).executeTakeFirst()) ? "staff" : null;
}

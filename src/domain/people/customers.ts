import { sql } from "kysely";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import { newId } from "../../core/id.ts";
import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import type { SignedIn } from "./sign-in.ts";

/** A customer as its seller knows it. */
export interface CustomerCard {
  readonly id: string;
  readonly kind: "consumer" | "business";
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly country: string | null;
  readonly locale: Locale;
}

/** What somebody says of themselves when they become a customer. */
export interface Registration {
  readonly kind: "consumer" | "business";
  readonly name: string;
  readonly country: string;
  readonly phone?: string | undefined;
  readonly locale?: Locale | undefined;
}

/** Makes a signed-in person a customer of the seller, as its owner. Refused where they are a customer or on the staff. */
export async function registerCustomer(
  { tx, actor, now }: Context,
  person: SignedIn,
  input: Registration,
): Promise<CustomerCard> {
  if (actor.customerId) throw new Refusal("already_customer");
  if (actor.role !== "anyone") throw new Refusal("already_staff", { values: { email: person.email } });
  const { sellerId } = actor;
  const card: CustomerCard = {
    id: newId<"customer">(now),
    kind: input.kind,
    name: input.name,
    email: person.email,
    phone: input.phone || null,
    country: input.country,
    locale: input.locale ?? actor.locale,
  };
  await tx
    .insertInto("customer")
    .values({ sellerId, ...card, createdAt: new Date(now) })
    .execute();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("customerMember")
    .values({ sellerId, customerId: card.id, personId: person.id, role: "customer_owner", createdAt: new Date(now) })
    .onConflict((conflict) => conflict.columns(["sellerId", "personId"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw new Refusal("already_customer");
  return card;
}

const columns = ["id", "kind", "name", "email", "phone", "country", "locale"] as const;

/** The customer of that id, or null. */
export async function readCustomer({ tx, actor }: Context, id: string): Promise<CustomerCard | null> {
  const row = await tx
    .selectFrom("customer")
    .select(columns)
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .executeTakeFirst();
  return (row as CustomerCard | undefined) ?? null;
}

/** One page of customers, newest first; `q` is the beginning of a name or an address. */
export async function listCustomers(
  { tx, actor }: Context,
  {
    q,
    cursor,
    limit,
  }: { readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: CustomerCard[]; next: string | null }> {
  const after = readCursor(cursor);
  const begins = q && q.toLowerCase();
  const rows = await tx
    .selectFrom("customer")
    .select([...columns, "createdAt"])
    .where("sellerId", "=", actor.sellerId)
    .$if(after !== null, (query) => query.where(sql<boolean>`(created_at, id) < (${after?.at}, ${after?.id})`))
    .$if(Boolean(begins), (query) =>
      query.where((eb) => eb.or([eb("nameKey", "^@", begins ?? ""), eb("emailKey", "^@", begins ?? "")])),
    )
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ createdAt: _createdAt, ...card }) => card as CustomerCard),
    next: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

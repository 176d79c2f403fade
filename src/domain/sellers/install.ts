import { sql } from "kysely";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Db } from "../../database/connect.ts";
import { inTransaction } from "../../database/transaction.ts";
import type { Policies } from "../context.ts";
import { createSeller, type NewSeller } from "./create-seller.ts";

/** The first administrator of an installation. */
export interface FirstAdministrator {
  readonly name: string;
  readonly email: string;
  /** As sign-in compares it. */
  readonly passwordHash: string;
}

/** Whether nobody has set this installation up yet. */
export async function isFresh(db: Db): Promise<boolean> {
  return (await db.selectFrom("seller").select("id").limit(1).executeTakeFirst()) === undefined;
}

/**
 * First run: makes the first seller and its administrator, whose address counts as confirmed. Refused once there is a
 * seller; of two at once, one wins. Returns the seller's id.
 */
export async function install(
  db: Db,
  seller: NewSeller,
  administrator: FirstAdministrator,
  setting: { readonly policies: Policies; readonly now: number },
): Promise<string> {
  const sellerId = newId<"seller">(setting.now);
  await inTransaction(db, { sellerId }, async (tx) => {
    await sql`select pg_advisory_xact_lock(7365010)`.execute(tx);
    if (!(await isFresh(tx))) throw new Refusal("already_installed");
    await createSeller(tx, sellerId, seller, setting);
    const personId = await makePerson(tx, administrator);
    await tx
      .insertInto("staffMember")
      .values({ sellerId, personId, role: "administrator", createdAt: new Date(setting.now) })
      .execute();
  });
  return sellerId;
}

/** The person with this password; whoever signed up with the address before loses theirs, and their sessions. */
async function makePerson(tx: Db, { name, email, passwordHash }: FirstAdministrator): Promise<string> {
  const person = await tx
    .insertInto("person")
    .values({ name, email: email.toLowerCase(), emailVerified: true })
    .onConflict((conflict) => conflict.column("email").doUpdateSet({ name, emailVerified: true }))
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.deleteFrom("personSession").where("personId", "=", person.id).execute();
  await tx.deleteFrom("personAccount").where("personId", "=", person.id).execute();
  await tx
    .insertInto("personAccount")
    .values({ personId: person.id, accountId: person.id, providerId: "credential", password: passwordHash })
    .execute();
  return person.id;
}

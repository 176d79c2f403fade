import type { Day } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import type { BankAccount, Context } from "../context.ts";
import { nextNumber } from "../numbers/index.ts";
import { today } from "../policies/index.ts";
import { type Issuer, readIssuer } from "./issuer.ts";

/** A proforma invoice as it was issued: what the seller is called and where it is paid stay as they were that day. */
export interface ProformaRecord {
  readonly id: string;
  /** PI-2026-000123, without gaps for a seller and year. */
  readonly number: string;
  readonly issuedOn: Day;
  readonly issuer: Issuer;
  readonly accounts: readonly BankAccount[];
}

/**
 * Issues an order's proforma invoice (ZM-PI), once its total is known: draws the number in the transaction that makes it, so that whatever fails leaves no
 * gap. The order is locked by whoever calls; one that has its proforma keeps it.
 */
export async function issueProforma(
  context: Context,
  order: { readonly id: string; readonly currency: string },
): Promise<ProformaRecord> {
  const { tx, actor, now, seller } = context;
  const earlier = await proformaOf(context, order.id);
  if (earlier) return earlier;
  const { bankAccounts } = seller.payments;
  const fitting = bankAccounts.filter(({ currency }) => currency === order.currency);
  const made: ProformaRecord = {
    id: newId<"proforma">(now),
    number: await nextNumber(context, "PI"),
    issuedOn: today(context),
    issuer: await readIssuer(context),
    accounts: fitting.length > 0 ? fitting : bankAccounts,
  };
  await tx
    .insertInto("proformaInvoice")
    .values({
      ...made,
      sellerId: actor.sellerId,
      orderId: order.id,
      issuer: JSON.stringify(made.issuer),
      accounts: JSON.stringify(made.accounts),
      issuedBy: actor.name,
      issuedAt: new Date(now),
    })
    .execute();
  return made;
}

/** The proforma invoice of an order; null while there is none. */
export async function proformaOf({ tx, actor }: Context, orderId: string): Promise<ProformaRecord | null> {
  const row = await tx
    .selectFrom("proformaInvoice")
    .select(["id", "number", "issuedOn", "issuer", "accounts"])
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...row,
    issuedOn: row.issuedOn as Day,
    issuer: row.issuer as unknown as Issuer,
    accounts: row.accounts as unknown as readonly BankAccount[],
  };
}

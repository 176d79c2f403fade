import type { Day } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import type { Money } from "../../core/money.ts";
import type { BankAccount, Context } from "../context.ts";
import { nextNumber } from "../numbers/index.ts";
import type { OrderRecord } from "../orders/index.ts";
import { today } from "../policies/index.ts";
import { type Issuer, readIssuer } from "./issuer.ts";

/** A proforma invoice as it was issued: what it asks for, what the seller is called and where it is paid stay as they were that day. */
export interface ProformaRecord {
  readonly id: string;
  /** PI-2026-000123, without gaps for a seller and year. */
  readonly number: string;
  readonly issuedOn: Day;
  readonly issuer: Issuer;
  readonly accounts: readonly BankAccount[];
  readonly billed: Billed;
  /** The number of the one that it stands for. */
  readonly replaces: string | null;
  /** The number of the one that stands for it: this one is not to be paid any more. */
  readonly replacedBy: string | null;
}

/** What an invoice asks for. */
export interface Billed {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly goods: Money;
  readonly freight: Money;
  readonly tax: NonNullable<OrderRecord["tax"]>;
}

/**
 * Issues an order's proforma invoice (ZM-PI), once its total is known: draws the number in the transaction that makes it, so that whatever fails leaves no
 * gap. The order is locked by whoever calls; one that has a proforma with this total keeps it, one whose total changed gets a successor.
 */
export async function issueProforma(context: Context, order: OrderRecord): Promise<ProformaRecord> {
  const earlier = (await proformasOf(context, order.id)).at(-1);
  const billed = billedOf(order);
  if (earlier && sumOf(earlier.billed) === sumOf(billed)) return earlier;
  const { tx, actor, now, seller } = context;
  const { bankAccounts } = seller.payments;
  const fitting = bankAccounts.filter(({ currency }) => currency === order.currency);
  const made = {
    id: newId<"proforma">(now),
    number: await nextNumber(context, "PI"),
    issuedOn: today(context),
    issuer: await readIssuer(context),
    accounts: fitting.length > 0 ? fitting : bankAccounts,
    billed,
  };
  await tx
    .insertInto("proformaInvoice")
    .values({
      ...made,
      sellerId: actor.sellerId,
      orderId: order.id,
      issuer: JSON.stringify(made.issuer),
      accounts: JSON.stringify(made.accounts),
      billed: JSON.stringify(billed),
      replaces: earlier?.id ?? null,
      issuedBy: actor.name,
      issuedAt: new Date(now),
    })
    .execute();
  return { ...made, replaces: earlier?.number ?? null, replacedBy: null };
}

function billedOf({ number, lines, goods, freight, tax }: OrderRecord): Billed {
  if (!freight || !tax) throw new Error(`the total of order ${number} is not known yet`);
  const asked = lines.map(({ id: lineId, quantity, takenOff }) => ({ lineId, quantity: quantity - takenOff }));
  return { lines: asked.filter(({ quantity }) => quantity > 0), goods, freight, tax };
}

function sumOf({ goods, freight, tax }: Billed): number {
  return goods.amount + freight.amount + tax.amount.amount;
}

/** The proforma invoices of an order, oldest first: the last is the one in force. */
export async function proformasOf({ tx, actor }: Context, orderId: string): Promise<ProformaRecord[]> {
  const rows = await tx
    .selectFrom("proformaInvoice")
    .select(["id", "number", "issuedOn", "issuer", "accounts", "billed", "replaces"])
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .orderBy("number")
    .execute();
  return rows.map(({ replaces, ...row }) => ({
    ...row,
    issuedOn: row.issuedOn as Day,
    issuer: row.issuer as unknown as Issuer,
    accounts: row.accounts as unknown as readonly BankAccount[],
    billed: row.billed as unknown as Billed,
    replaces: rows.find(({ id }) => id === replaces)?.number ?? null,
    replacedBy: rows.find((other) => other.replaces === row.id)?.number ?? null,
  }));
}

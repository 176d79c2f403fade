import type { Day } from "../../core/day.ts";
import { instantWords } from "../../core/formats.ts";
import { type Locale, type SellerWords, wordsIn } from "../../core/locale.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Method } from "../ledger/index.ts";
import type { Mode } from "../orders/lifecycle.ts";
import { accountOf } from "./account.ts";
import type { LetterFacts, OwedFacts } from "./letters/letter.ts";
import type { MailData, OrderTemplate } from "./templates.ts";

/** The order a mail is about, as its row stands now. */
export interface OrderOfMail {
  readonly id: string;
  readonly number: string;
  readonly currency: string;
  readonly goods: number;
  readonly freight: number | null;
  readonly tax: number | null;
  readonly taxName: string | null;
  readonly mode: string | null;
  readonly deskNote: string;
  readonly promisedOn: string | null;
}

interface Reading {
  readonly tx: Tx;
  readonly seller: { readonly name: string; readonly locale: string };
  readonly order: OrderOfMail;
  readonly locale: Locale;
}

type Readers = { readonly [T in OrderTemplate]: (reading: Reading, data: MailData[T]) => Promise<LetterFacts[T]> };

/** Reads what the letter about an order says. */
export async function readOrderFacts<T extends OrderTemplate>(
  template: T,
  reading: Reading,
  data: MailData[T],
): Promise<LetterFacts[T]> {
  return readers[template](reading, data);
}

const readers: Readers = {
  order_submitted: async (reading) => ({ ...about(reading), goods: await goodsOf(reading) }),
  order_priced: async (reading) => ({
    ...(await owedOf(reading)),
    mode: (reading.order.mode ?? "air") as Mode,
    note: reading.order.deskNote,
  }),
  order_repriced: async (reading, { was, number, replaces }) => ({
    ...(await owedOf(reading)),
    was,
    proforma: number,
    replaces,
  }),
  order_proof_rejected: async (reading, { reason, cause }) => ({ ...about(reading), reason, cause }),
  order_paid: async (reading) => ({ ...about(reading), promisedOn: reading.order.promisedOn as Day | null }),
  order_shipped: async (reading, { parcelId, rest }) => {
    const parcel = await reading.tx
      .selectFrom("parcel")
      .select(["carrier", "tracking", "shippedOn"])
      .where("id", "=", parcelId)
      .executeTakeFirstOrThrow();
    return { ...about(reading), ...parcel, shippedOn: parcel.shippedOn as Day, rest };
  },
  order_delivered: async (reading, { dueOn }) => ({ ...about(reading), dueOn: dueOn as Day }),
  order_confirm_reminder: async (reading, { dueOn }) => ({ ...about(reading), dueOn: dueOn as Day }),
  order_completed: async (reading, { byClock }) => ({ ...about(reading), byClock }),
  order_cancelled: async (reading, { reason, paid }) => ({ ...about(reading), reason, paid }),
  order_refund_approved: async (reading, { refundId, from, by }) => ({
    ...about(reading),
    ...(await refundOf(reading, refundId)),
    from,
    by,
  }),
  order_refund_sent: async (reading, { refundId, from, by }) => ({
    ...about(reading),
    ...(await refundOf(reading, refundId)),
    from,
    by,
  }),
  order_refund_failed: async (reading, { refundId }) => ({ ...about(reading), ...(await refundOf(reading, refundId)) }),
  order_withdrawn: withdrawalFacts,
  order_withdrawal_reminder: withdrawalFacts,
};

async function withdrawalFacts(reading: Reading, { withdrawalId }: { readonly withdrawalId: string }) {
  const { tx, locale } = reading;
  const row = await tx
    .selectFrom("withdrawal")
    .innerJoin("seller", "seller.id", "withdrawal.sellerId")
    .select(["number", "withdrawal.name", "lines", "confirmedAt", "refundBy", "sendBackBy", "customerPaysReturn"])
    .select("timeZone")
    .where("withdrawal.id", "=", withdrawalId)
    .executeTakeFirstOrThrow();
  const lines = row.lines as unknown as readonly { readonly lineId: string; readonly quantity: number }[];
  return {
    ...about(reading),
    withdrawal: row.number ?? "",
    name: row.name,
    goods: await goodsOf(reading, new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]))),
    at: instantWords(row.confirmedAt ?? new Date(0), locale, row.timeZone),
    refundBy: row.refundBy as Day | null,
    sendBackBy: row.sendBackBy as Day | null,
    customerPaysReturn: row.customerPaysReturn,
  };
}

/** What the order comes to by now, and where it is paid. */
async function owedOf(reading: Reading): Promise<OwedFacts> {
  const { order } = reading;
  const of = (amount: number) => ({ amount, currency: order.currency });
  const [freight, tax] = [order.freight ?? 0, order.tax ?? 0];
  return {
    ...about(reading),
    goods: of(order.goods),
    freight: of(freight),
    tax: tax > 0 ? { name: order.taxName ?? "", amount: of(tax) } : null,
    total: of(order.goods + freight + tax),
    account: await accountOf(reading.tx, order.currency),
  };
}

function about({ seller, order }: Reading) {
  return { seller: seller.name, number: order.number };
}

/** Each line in words: `2 × Antminer S19`; of some lines only, so many of each. */
async function goodsOf({ tx, order, locale, seller }: Reading, only?: ReadonlyMap<string, number>): Promise<string[]> {
  const rows = await tx
    .selectFrom("orderLine")
    .select(["id", "quantity", "title", "code"])
    .where("orderId", "=", order.id)
    .orderBy("position")
    .execute();
  const wanted = rows.flatMap((row) => {
    const quantity = only ? only.get(row.id) : row.quantity;
    return quantity === undefined ? [] : [{ ...row, quantity }];
  });
  return wanted.map(({ quantity, title, code }) => {
    const words = wordsIn((title ?? {}) as SellerWords, locale, seller.locale as Locale) || code;
    return `${quantity} × ${words ?? ""}`;
  });
}

async function refundOf({ tx }: Reading, refundId: string) {
  const { number, amount, currency, method, reference } = await tx
    .selectFrom("refund")
    .select(["number", "amount", "currency", "method", "reference"])
    .where("id", "=", refundId)
    .executeTakeFirstOrThrow();
  return { refund: number, amount: { amount, currency }, method: method as Method, reference: reference ?? "" };
}

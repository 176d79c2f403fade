import type { Day } from "../../core/day.ts";
import { addMoney, type Money } from "../../core/money.ts";
import type { Context } from "../context.ts";
import type { OnlineStatus, PaymentStatus, RejectionCause } from "../payments/lifecycle.ts";
import type { QuoteStatus } from "../quotes/lifecycle.ts";
import type { OnlineRecord, PaymentRecord, QuoteItemRecord, QuoteRecord } from "./record.ts";

/** The quotes of a claim by line, newest revision first, each with its items, its total and its payment. */
export async function readQuotes(context: Context, claimId: string): Promise<Map<string, QuoteRecord[]>> {
  const { tx, actor } = context;
  const quotes = await tx
    .selectFrom("quote")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", claimId)
    .orderBy("revision", "desc")
    .execute();
  if (quotes.length === 0) return new Map();
  const items = await readItems(context, claimId);
  const payments = await readPayments(context, claimId);
  const byLine = new Map<string, QuoteRecord[]>();
  for (const quote of quotes) {
    const own = (items.get(quote.id) ?? []).map((item) => priced(item, quote.currency));
    const record: QuoteRecord = {
      id: quote.id,
      number: quote.number,
      lineId: quote.lineId,
      revision: quote.revision,
      status: quote.status as QuoteStatus,
      currency: quote.currency,
      items: own,
      total: addMoney(
        { amount: 0, currency: quote.currency },
        ...own.filter(({ taken }) => taken).map(({ amount }) => amount),
      ),
      clauses: quote.clauses,
      note: quote.note,
      expiresOn: quote.expiresOn as Day,
      sentOn: quote.sentOn as Day | null,
      answeredOn: quote.answeredOn as Day | null,
      declineReason: quote.declineReason,
      version: quote.version,
      payment: payments.get(quote.id) ?? null,
    };
    byLine.set(quote.lineId, [...(byLine.get(quote.lineId) ?? []), record]);
  }
  return byLine;
}

interface Item extends Pick<QuoteItemRecord, "position" | "optional" | "taken" | "partId"> {
  readonly kind: string;
  readonly text: string;
  readonly quantity: number;
  readonly unitAmount: number;
}

function priced({ kind, text, quantity, unitAmount, ...rest }: Item, currency: string): QuoteItemRecord {
  const { position, optional, taken, partId } = rest;
  const of = (amount: number): Money => ({ amount, currency });
  return {
    position,
    optional,
    taken,
    partId,
    kind: kind as QuoteItemRecord["kind"],
    text,
    quantity,
    unitAmount: of(unitAmount),
    amount: of(quantity * unitAmount),
  };
}

async function readItems({ tx, actor }: Context, claimId: string): Promise<Map<string, Item[]>> {
  const rows = await tx
    .selectFrom("quoteItem as i")
    .innerJoin("quote as q", (on) => on.onRef("q.sellerId", "=", "i.sellerId").onRef("q.id", "=", "i.quoteId"))
    .select(["i.quoteId", "i.position", "i.kind", "i.optional", "i.taken", "i.partId", "i.text", "i.quantity"])
    .select("i.unitAmount")
    .where("q.sellerId", "=", actor.sellerId)
    .where("q.claimId", "=", claimId)
    .orderBy("i.position")
    .execute();
  return Map.groupBy(rows, ({ quoteId }) => quoteId);
}

async function readPayments(context: Context, claimId: string): Promise<Map<string, PaymentRecord>> {
  const payments = await paymentsOf(context, { claimId });
  return new Map(payments.map((payment) => [payment.quoteId ?? "", payment]));
}

/** The payments for a claim's quotes, or for an order, each with its tries to pay by card. */
export async function paymentsOf(
  context: Context,
  subject: { readonly claimId: string } | { readonly orderId: string },
): Promise<PaymentRecord[]> {
  const { tx, actor } = context;
  const [column, id] =
    "claimId" in subject ? (["claimId", subject.claimId] as const) : (["orderId", subject.orderId] as const);
  const rows = await tx
    .selectFrom("payment")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where(column, "=", id)
    .execute();
  const online = rows.length === 0 ? new Map<string, OnlineRecord[]>() : await readOnline(context, column, id);
  return rows.map((row) => ({
    id: row.id,
    quoteId: row.quoteId,
    status: row.status as PaymentStatus,
    amount: { amount: row.amount, currency: row.currency },
    proofId: row.proofId,
    reference: row.reference,
    reviewedBy: row.reviewedBy,
    reviewedAt: row.reviewedAt,
    rejectionReason: row.rejectionReason,
    rejectionCause: row.rejectionCause as RejectionCause | null,
    createdAt: row.createdAt,
    version: row.version,
    online: online.get(row.id) ?? [],
  }));
}

async function readOnline(
  { tx, actor }: Pick<Context, "tx" | "actor">,
  ...[column, id]: [column: "claimId" | "orderId", id: string]
): Promise<Map<string, OnlineRecord[]>> {
  const rows = await tx
    .selectFrom("onlinePayment")
    .select(["id", "paymentId", "status", "amount", "currency", "checkoutUrl", "parked", "failure", "createdAt"])
    .where("sellerId", "=", actor.sellerId)
    .where(column, "=", id)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
  const byPayment = new Map<string, OnlineRecord[]>();
  for (const { paymentId, amount, currency, status, ...row } of rows) {
    const record = { ...row, status: status as OnlineStatus, amount: { amount, currency } };
    byPayment.set(paymentId, [...(byPayment.get(paymentId) ?? []), record]);
  }
  return byPayment;
}

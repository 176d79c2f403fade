import { isId } from "../../core/id.ts";
import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import {
  type AttachmentRecord,
  type ClaimRecord,
  claimForChange,
  type LineRecord,
  type PaymentRecord,
  type QuoteRecord,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type Onlooker, type StoredEvent, type Subject, standing, type Target } from "../events/index.ts";
import { type OrderRecord, orderForChange } from "../orders/index.ts";
import { orderLifecycle } from "../orders/lifecycle.ts";

/** A payment with all it belongs to: a quote of a claim's line, or an order. */
export interface PaymentCase extends PaymentPlace {
  readonly payment: PaymentRecord;
  readonly subject: Subject;
  /** What moves with it. */
  readonly target: Target;
  /** Of the quote or the order, as people know it. */
  readonly number: string;
  readonly customer: { readonly email: string; readonly locale: Locale };
  readonly attachments: readonly AttachmentRecord[];
  readonly quoted: { readonly record: ClaimRecord; readonly line: LineRecord; readonly quote: QuoteRecord } | null;
  readonly order: OrderRecord | null;
}

/** Of it, what its guards look at. */
export interface PaymentPlace {
  readonly lineId?: string;
  readonly events: readonly StoredEvent[];
  /** Whose terms hold, where it is for a claim. */
  readonly claim: Pick<ClaimRecord, "policy" | "terms"> | null;
  /** What it pays, where that is an order. */
  readonly order: Pick<OrderRecord, "status" | "events"> | null;
}

/** A payment, its subject locked; refuses with `not_found` what the actor does not reach. */
export async function paymentForChange(context: Context, paymentId: string): Promise<PaymentCase> {
  const { tx, actor } = context;
  const found =
    isId(paymentId) &&
    (await tx
      .selectFrom("payment")
      .select(["claimId", "orderId"])
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", paymentId)
      .executeTakeFirst());
  if (!found) throw new Refusal("not_found");
  if (found.orderId) return ofOrder(await orderForChange(context, found.orderId));
  return ofQuote(await claimForChange(context, found.claimId ?? ""), paymentId);
}

function ofQuote(record: ClaimRecord, paymentId: string): PaymentCase {
  for (const line of record.lines)
    for (const quote of line.quotes)
      if (quote.payment?.id === paymentId) {
        const { events, attachments, customer } = record;
        return {
          payment: quote.payment,
          subject: { claimId: record.id },
          target: { claimId: record.id, lineId: line.id, paymentId },
          number: quote.number,
          customer,
          attachments,
          events,
          lineId: line.id,
          claim: record,
          quoted: { record, line, quote },
          order: null,
        };
      }
  throw new Refusal("not_found");
}

function ofOrder(order: OrderRecord): PaymentCase {
  const { payment, customer, attachments, events, id: orderId } = order;
  if (!payment) throw new Refusal("not_found");
  return {
    payment,
    subject: { orderId },
    target: { orderId, paymentId: payment.id },
    number: order.number ?? "",
    customer,
    attachments,
    events,
    claim: null,
    quoted: null,
    order,
  };
}

/** Where the payment of a claim's quote stands, for its guards. */
export function placeOfPayment(record: ClaimRecord, payment: PaymentRecord): PaymentPlace {
  const line = record.lines.find(({ quotes }) => quotes.some(({ id }) => id === payment.quoteId));
  if (!line) throw new Error(`payment ${payment.id} belongs to another claim`);
  return { lineId: line.id, events: record.events, claim: record, order: null };
}

/** Where a payment stands, as a guard of its lifecycle looks at it. */
export function standingOfPayment({ lineId, events }: PaymentPlace, { status }: PaymentRecord) {
  return { status, ...(lineId && { lineId }), events };
}

/** Refuses what the order that is paid does not wait for. */
export function orderStanding(
  onlooker: Onlooker,
  { order }: PaymentPlace,
  verb: "uploadProof" | "payByCard",
): Refusal | null {
  return order && standing(onlooker, orderLifecycle, verb, order);
}

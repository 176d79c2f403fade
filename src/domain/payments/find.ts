import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import {
  type ClaimRecord,
  claimForChange,
  type LineRecord,
  type PaymentRecord,
  type QuoteRecord,
} from "../claims/index.ts";
import type { Context } from "../context.ts";

/** A payment with all it belongs to, the claim locked; refuses with `not_found` what the actor does not reach. */
export async function paymentForChange(
  context: Context,
  paymentId: string,
): Promise<{ record: ClaimRecord; line: LineRecord; quote: QuoteRecord; payment: PaymentRecord }> {
  const { tx, actor } = context;
  const found =
    isId(paymentId) &&
    (await tx
      .selectFrom("payment")
      .select("claimId")
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", paymentId)
      .executeTakeFirst());
  if (!found || !found.claimId) throw new Refusal("not_found");
  const record = await claimForChange(context, found.claimId);
  for (const line of record.lines)
    for (const quote of line.quotes)
      if (quote.payment?.id === paymentId) return { record, line, quote, payment: quote.payment };
  throw new Refusal("not_found");
}

/** The line that a payment is for. */
export function lineOfPayment(record: ClaimRecord, payment: PaymentRecord): string {
  const line = record.lines.find(({ quotes }) => quotes.some(({ id }) => id === payment.quoteId));
  if (!line) throw new Error(`payment ${payment.id} belongs to another claim`);
  return line.id;
}

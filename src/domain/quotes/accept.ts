import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, QuoteRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { today } from "../policies/index.ts";
import { answerQuote, quoteForChange, quoteTarget } from "./find.ts";
import { quoteLifecycle } from "./lifecycle.ts";

/** Whether the quote may be accepted: it was sent and its last day is not over. */
export function acceptQuoteGuard(
  onlooker: Onlooker & Pick<Context, "now">,
  record: ClaimRecord,
  quote: QuoteRecord,
): Refusal | null {
  const at = { status: quote.status, lineId: quote.lineId, events: record.events };
  return (
    permission(onlooker, "quote.accept") ??
    standing(onlooker, quoteLifecycle, "accept", at) ??
    (quote.expiresOn < today(onlooker) ? new Refusal("quote_over", { values: { on: quote.expiresOn } }) : null)
  );
}

/** The customer accepts; a payment of the quote's total is awaited. Returns the claim's id. */
export async function acceptQuote(context: Context, quoteId: string): Promise<string> {
  const { tx, actor, now } = context;
  const { record, quote } = await quoteForChange(context, quoteId);
  refuseIf(acceptQuoteGuard(context, record, quote));
  const { number, total } = quote;
  await move(context, quoteLifecycle, quoteTarget(record, quote), "accept", { details: { number, total } });
  await answerQuote(context, quoteId);
  await tx
    .insertInto("payment")
    .values({
      sellerId: actor.sellerId,
      id: newId<"payment">(now),
      claimId: record.id,
      quoteId,
      status: "awaiting",
      amount: total.amount,
      currency: total.currency,
      createdAt: new Date(now),
    })
    .execute();
  return record.id;
}

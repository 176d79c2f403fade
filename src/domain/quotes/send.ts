import { dayInWords } from "../../core/formats.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, type QuoteRecord, workLifecycle } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { today } from "../policies/index.ts";
import { quoteForChange, quoteTarget } from "./find.ts";
import { quoteLifecycle } from "./lifecycle.ts";

/** Whether the quote may go to the customer: a draft that can still be accepted. */
export function sendQuoteGuard(
  onlooker: Onlooker & Pick<Context, "now">,
  record: ClaimRecord,
  quote: QuoteRecord,
): Refusal | null {
  const at = { status: quote.status, lineId: quote.lineId, events: record.events };
  return (
    permission(onlooker, "quote.send") ??
    standing(onlooker, quoteLifecycle, "send", at) ??
    (quote.expiresOn < today(onlooker)
      ? new Refusal("quote_over", { values: { on: dayInWords(quote.expiresOn) } })
      : null)
  );
}

/** Sends a quote; from then on the line waits for the customer's answer. Returns the claim's id. */
export async function sendQuote(context: Context, quoteId: string): Promise<string> {
  const { tx, actor } = context;
  const { record, line, quote } = await quoteForChange(context, quoteId);
  refuseIf(sendQuoteGuard(context, record, quote));
  const { number, clauses } = quote;
  await move(context, quoteLifecycle, quoteTarget(record, quote), "send", { clauses, details: { number } });
  await tx
    .updateTable("quote")
    .set({ sentOn: today(context) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", quoteId)
    .execute();
  if (line.work === "inspecting")
    await move(context, workLifecycle, { claimId: record.id, lineId: line.id }, "quote", { clauses });
  await tellCustomer(context, record.id, "quote_sent", { quoteId });
  return record.id;
}

import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, type LineRecord, lineOf, type QuoteRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { today } from "../policies/index.ts";

/** A quote with the claim and line it belongs to, the claim locked; refuses with `not_found` what the actor does not reach. */
export async function quoteForChange(
  context: Context,
  quoteId: string,
): Promise<{ record: ClaimRecord; line: LineRecord; quote: QuoteRecord }> {
  const { tx, actor } = context;
  const found =
    isId(quoteId) &&
    (await tx
      .selectFrom("quote")
      .select(["claimId", "lineId"])
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", quoteId)
      .executeTakeFirst());
  if (!found) throw new Refusal("not_found");
  const record = await claimForChange(context, found.claimId);
  const line = lineOf(record, found.lineId);
  const quote = line.quotes.find(({ id }) => id === quoteId);
  if (!quote) throw new Refusal("not_found");
  return { record, line, quote };
}

/** What move() and guards need of a quote. */
export function quoteTarget(record: ClaimRecord, quote: QuoteRecord) {
  return { claimId: record.id, lineId: quote.lineId, quoteId: quote.id };
}

/** Keeps the day of the customer's answer, and their reason where they declined. */
export async function answerQuote(context: Context, quoteId: string, declineReason?: string): Promise<void> {
  await context.tx
    .updateTable("quote")
    .set({ answeredOn: today(context), ...(declineReason !== undefined && { declineReason }) })
    .where("sellerId", "=", context.actor.sellerId)
    .where("id", "=", quoteId)
    .execute();
}

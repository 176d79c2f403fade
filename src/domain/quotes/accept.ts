import { fieldFault } from "../../core/fault.ts";
import { dayInWords } from "../../core/formats.ts";
import { addMoney } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, QuoteRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { openPayment } from "../payments/index.ts";
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
    (quote.expiresOn < today(onlooker)
      ? new Refusal("quote_over", { values: { on: dayInWords(quote.expiresOn) } })
      : null)
  );
}

export interface AcceptQuote {
  /** Positions of the optional items that the customer takes. */
  readonly with: readonly number[];
}

/** The customer accepts, with the optional items they choose; a payment of what that comes to is awaited. Returns the claim's id. */
export async function acceptQuote(
  context: Context,
  quoteId: string,
  input: AcceptQuote = { with: [] },
): Promise<string> {
  const { record, quote: offered } = await quoteForChange(context, quoteId);
  refuseIf(acceptQuoteGuard(context, record, offered));
  const quote = withChosen(offered, input.with);
  const { number, total } = quote;
  await takeItems(context, quoteId, input.with);
  await move(context, quoteLifecycle, quoteTarget(record, quote), "accept", {
    details: { number, total, ...(input.with.length > 0 && { with: input.with }) },
  });
  await answerQuote(context, quoteId);
  await openPayment(context, record.id, quote);
  return record.id;
}

/** The quote as accepted: what is not optional, and what was chosen. Refuses to choose what is not there to choose. */
function withChosen(quote: QuoteRecord, chosen: readonly number[]): QuoteRecord {
  const fields = chosen.flatMap((position, at) => {
    const item = quote.items.find((each) => each.position === position);
    return item?.optional ? [] : [fieldFault(`/with/${at}`, "unknown_choice", { thing: "item" })];
  });
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const items = quote.items.filter(({ optional, position }) => !optional || chosen.includes(position));
  const none = { amount: 0, currency: quote.currency };
  return { ...quote, items, total: addMoney(none, ...items.map(({ amount }) => amount)) };
}

async function takeItems({ tx, actor }: Context, quoteId: string, chosen: readonly number[]): Promise<void> {
  if (chosen.length === 0) return;
  await tx
    .updateTable("quoteItem")
    .set({ taken: true })
    .where("sellerId", "=", actor.sellerId)
    .where("quoteId", "=", quoteId)
    .where("position", "in", [...chosen])
    .execute();
}

import { newId } from "../../core/id.ts";
import type { QuoteRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { credit, debit, post } from "../ledger/index.ts";

/** From an accepted quote on its total is owed, each item as revenue of its kind. Returns the payment's id. */
export async function openPayment(
  context: Context,
  claimId: string,
  quote: Pick<QuoteRecord, "id" | "number" | "items" | "total">,
): Promise<string> {
  const { tx, actor, now } = context;
  const id = newId<"payment">(now);
  await tx
    .insertInto("payment")
    .values({
      sellerId: actor.sellerId,
      id,
      claimId,
      quoteId: quote.id,
      status: "awaiting",
      ...quote.total,
      createdAt: new Date(now),
    })
    .execute();
  const revenue = quote.items.map(({ kind, amount }) => credit(`revenue:${kind}`, amount));
  await post(context, {
    claimId,
    cause: "quote.accepted",
    subjectId: id,
    memo: quote.number,
    postings: [debit("receivable", quote.total), ...revenue],
  });
  return id;
}

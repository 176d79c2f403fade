import { newId } from "../../core/id.ts";
import type { Money } from "../../core/money.ts";
import type { Context } from "../context.ts";
import type { Subject } from "../events/index.ts";
import type { Account } from "./accounts.ts";

/** What makes money move, or become owed. */
export const causes = [
  "quote.accepted",
  "order.priced",
  "order.repriced",
  "order.cancelled",
  "payment.confirmed",
  "card.paid",
  "card.overpaid",
  "refund.approved",
  "refund.sent",
  "refund.failed",
  "reimbursement.approved",
  "reimbursement.paid",
  "supplier.credited",
  "supplier.paid",
] as const;
export type Cause = (typeof causes)[number];

/** One side of a transaction: debit above zero, credit below. */
export interface Posting {
  readonly account: Account;
  readonly money: { readonly amount: number; readonly currency: string };
}

export type NewTransaction = Subject & Transaction;

interface Transaction {
  readonly cause: Cause;
  /** The payment, card payment, refund or supplier claim that caused it; one cause of one subject is posted once. */
  readonly subjectId: string;
  /** The number people know it by, such as `Q-2026-000012`. */
  readonly memo: string;
  readonly postings: readonly Posting[];
}

/** What is owed to, or held by, the seller grows. */
export function debit(account: Account, money: Money): Posting {
  return { account, money };
}

/** The other side of it. */
export function credit(account: Account, { amount, currency }: Money): Posting {
  return { account, money: { amount: -amount, currency } };
}

/**
 * Writes a transaction of the ledger, in the same database transaction as the move of a status that causes it.
 * Sides of zero are left out; where nothing remains, nothing is written. Throws where the sides do not sum to zero.
 */
export async function post({ tx, actor, now }: Context, transaction: NewTransaction): Promise<void> {
  const postings = transaction.postings.filter(({ money }) => money.amount !== 0);
  if (postings.length === 0) return;
  refuseImbalance(transaction.cause, postings);
  const { cause, subjectId, memo } = transaction;
  const { claimId = null, orderId = null } = transaction;
  const id = newId<"ledgerTransaction">(now);
  await tx
    .insertInto("ledgerTransaction")
    .values({
      sellerId: actor.sellerId,
      id,
      claimId,
      orderId,
      cause,
      subjectId,
      memo,
      at: new Date(now),
      byName: actor.name,
    })
    .execute();
  await tx
    .insertInto("ledgerPosting")
    .values(
      postings.map(({ account, money }, at) => ({
        sellerId: actor.sellerId,
        transactionId: id,
        position: at + 1,
        account,
        ...money,
      })),
    )
    .execute();
}

function refuseImbalance(cause: Cause, postings: readonly Posting[]): void {
  const sums = new Map<string, number>();
  for (const { money } of postings) sums.set(money.currency, (sums.get(money.currency) ?? 0) + money.amount);
  for (const [currency, sum] of sums) if (sum !== 0) throw new Error(`${cause} leaves ${sum} ${currency} unaccounted`);
}

import type { RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type Account, credit, debit, type Posting, post } from "../ledger/index.ts";
import type { RefundCase } from "./find.ts";

/** Approved: owed to the customer from now on, less what is kept. */
export function postReservation(context: Context, record: RefundCase, refund: RefundRecord): Promise<void> {
  return write(context, record, refund, "refund.approved", reserved(refund));
}

/** Sent: gone from where it lay. */
export function postSending(context: Context, record: RefundCase, refund: RefundRecord): Promise<void> {
  return write(context, record, refund, "refund.sent", gone(refund));
}

/** Failed: everything that was written for it is taken back. */
export function postFailure(context: Context, record: RefundCase, refund: RefundRecord): Promise<void> {
  const written = refund.sentOn ? [...reserved(refund), ...gone(refund)] : reserved(refund);
  return write(context, record, refund, "refund.failed", netOf(written.map(opposite)));
}

function reserved({ source, gross, amount, deductions }: RefundRecord): Posting[] {
  const out: Account = source === "overpayment" ? "overpaid" : `refunds:${source}`;
  const kept = deductions.map((each) => credit(`deductions:${each.kind}`, each.amount));
  return [debit(out, gross), ...kept, credit("refunds_payable", amount)];
}

function gone({ method, amount }: RefundRecord): Posting[] {
  return [debit("refunds_payable", amount), credit(`cash:${method}`, amount)];
}

function opposite({ account, money }: Posting): Posting {
  return { account, money: { amount: -money.amount, currency: money.currency } };
}

/** One posting for each account. */
function netOf(postings: readonly Posting[]): Posting[] {
  return [...Map.groupBy(postings, ({ account }) => account)].map(([account, own]) => ({
    account,
    money: {
      amount: own.reduce((sum, { money }) => sum + money.amount, 0),
      currency: own[0]?.money.currency ?? "",
    },
  }));
}

function write(
  context: Context,
  record: RefundCase,
  refund: RefundRecord,
  ...[cause, postings]: [cause: "refund.approved" | "refund.sent" | "refund.failed", postings: readonly Posting[]]
): Promise<void> {
  return post(context, { ...record.subject, cause, subjectId: refund.id, memo: refund.number, postings });
}

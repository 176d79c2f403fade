import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "../../core/actor.ts";
import type { DB } from "../../database/schema.ts";
import type { Verdict } from "../../policy/index.ts";
import { scopeOf } from "../events/index.ts";
import type { PaymentStatus } from "../payments/index.ts";
import type { QuoteStatus } from "../quotes/index.ts";
import type { ClaimStatus, Custody, Work } from "./lifecycle.ts";
import type { ClaimRecord, LineRecord } from "./record.ts";

/** What of a line, with its claim, tells what is to be done next. The quote is the newest revision, the payment that quote's. */
export interface Situation {
  readonly status: ClaimStatus;
  readonly custody: Custody;
  readonly work: Work;
  readonly inspected: boolean;
  /** Of the decision in force. */
  readonly verdict: Verdict | null;
  readonly quote: QuoteStatus | null;
  readonly payment: PaymentStatus | null;
  /** What the newest of its refunds waits for, while money is still to go back. */
  readonly refund: RefundWait | null;
  /** Whether a person may say that the unit is forfeited: its clock has run out and waits for nothing else. */
  readonly forfeitable: boolean;
}

/** A refund waits for a yes, for somebody who sends it, or for the provider that pays it; one that came to nothing waits to be asked for anew. */
export type RefundWait = "approval" | "sending" | "provider" | "failed";

/** The columns of a `Situation`, of the view `line_situation s`, or of the table `open_situation s` which keeps it for open claims. */
export const situationColumns = sql`s.status, s.custody, s.work, s.inspected, s.verdict, s.quote, s.payment, s.refund, s.forfeitable`;

/** The same of a claim that is loaded already: what the view `line_situation` tells of its lines, which a test holds against it. */
export function situationOf(record: ClaimRecord, line: LineRecord): Situation {
  const [quote] = line.quotes;
  return {
    status: record.status,
    custody: line.custody,
    work: line.work,
    inspected: Boolean(line.inspection?.completedAt),
    verdict: line.decision?.verdict ?? null,
    quote: quote?.status ?? null,
    payment: quote?.payment?.status ?? null,
    refund: refundWaitOf(record, line),
    forfeitable: record.deadlines.some(
      ({ name, lineId, status }) => name === "forfeiture" && lineId === line.id && status === "overdue",
    ),
  };
}

function refundWaitOf({ refunds }: ClaimRecord, { id, work }: LineRecord): RefundWait | null {
  const newest = refunds.findLast(({ lineId }) => lineId === id);
  if (newest?.status === "requested") return "approval";
  if (newest?.status === "approved") return newest.onlineId ? "provider" : "sending";
  // What was turned down before anybody approved it is nobody's turn, unless the unit is to be paid back.
  return newest?.status === "failed" && (newest.approvedAt !== null || work === "refunded") ? "failed" : null;
}

/** The claims that an actor reaches, as a condition on `claim` within plain SQL. */
export function reachOf(actor: Actor): Expression<SqlBool> {
  return scopeOf(actor)(expressionBuilder<DB, "claim">());
}

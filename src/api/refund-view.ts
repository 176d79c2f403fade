import { refundAbilities } from "../domain/abilities/index.ts";
import type { ClaimRecord, RefundRecord } from "../domain/claims/index.ts";
import { stateWords } from "../domain/events/index.ts";
import { arrivalOf, expectedOnAccount, type RefundParked } from "../domain/refunds/index.ts";
import { clauseCard } from "./clause-card.ts";
import type { Reader } from "./reader.ts";

/** The refunds of a claim or an order; a customer hears of one when it is approved, and never of what holds it up inside. */
export function refundsPart(reader: Reader, record: Pick<ClaimRecord, "policy" | "terms" | "events" | "refunds">) {
  const told = record.refunds.filter(({ approvedAt }) => reader.inside || approvedAt);
  return told.map((refund) => refundView(reader, record, refund));
}

/** A refund as the contract gives it. */
export function refundView(
  reader: Reader,
  record: Pick<ClaimRecord, "policy" | "terms" | "events" | "refunds">,
  refund: RefundRecord,
) {
  const { context, locale, inside } = reader;
  const { policies } = context;
  const { id, number, lineId, status, source, gross, amount, method, reference, sentOn, settledOn } = refund;
  return {
    id,
    number,
    lineId,
    status,
    statusText: stateWords.refund[status][locale],
    source,
    gross,
    deductions: refund.deductions.map(({ clause, ...each }) => ({
      ...each,
      clause: clause === null ? null : clauseCard(policies, clause, locale),
    })),
    amount,
    method,
    byProvider: refund.onlineId !== null,
    reason: refund.reason,
    clauses: refund.clauses.map((clause) => clauseCard(policies, clause, locale)),
    requestedBy: inside ? refund.requestedBy : "",
    requestedAt: refund.requestedAt.toISOString(),
    approvedBy: inside ? refund.approvedBy : null,
    approvedAt: refund.approvedAt?.toISOString() ?? null,
    sentOn,
    reference,
    settledOn,
    expected: expectedPart(reader, record, refund),
    parked: inside ? (refund.parked as RefundParked | null) : null,
    failure: inside ? refund.failure : null,
    abilities: refundAbilities(context, record, refund),
  };
}

function expectedPart(
  { context, locale }: Reader,
  record: Pick<ClaimRecord, "policy" | "terms">,
  refund: RefundRecord,
) {
  if (!["approved", "sent", "settled"].includes(refund.status) || arrivalOf(refund)) return null;
  const { from, by, clauses } = expectedOnAccount(context, record, refund);
  return { from, by, clauses: clauses.map((clause) => clauseCard(context.policies, clause, locale)) };
}

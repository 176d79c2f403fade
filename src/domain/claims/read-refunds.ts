import type { Day } from "../../core/day.ts";
import type { Context } from "../context.ts";
import type { DeductionKind, Method, RefundSource } from "../ledger/index.ts";
import type { RefundStatus } from "../refunds/lifecycle.ts";
import type { DeductionRecord, RefundRecord } from "./record.ts";

/** The refunds of a claim with what is kept of each, oldest first. */
export async function readRefunds(context: Context, claimId: string): Promise<RefundRecord[]> {
  return (await refundsOfClaims(context, [claimId])).get(claimId) ?? [];
}

/** The refunds of some claims, by claim, each oldest first. */
export function refundsOfClaims(context: Context, claimIds: readonly string[]): Promise<Map<string, RefundRecord[]>> {
  return refundsOf(context, "claimId", claimIds);
}

/** The refunds of some orders, by order, each oldest first. */
export function refundsOfOrders(context: Context, orderIds: readonly string[]): Promise<Map<string, RefundRecord[]>> {
  return refundsOf(context, "orderId", orderIds);
}

async function refundsOf(
  context: Context,
  column: "claimId" | "orderId",
  ids: readonly string[],
): Promise<Map<string, RefundRecord[]>> {
  const { tx, actor } = context;
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("refund")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where(column, "in", [...ids])
    .orderBy("requestedAt")
    .orderBy("id")
    .execute();
  if (rows.length === 0) return new Map();
  const deductions = await readDeductions(context, column, ids);
  const record = (row: (typeof rows)[number]): RefundRecord => ({
    id: row.id,
    number: row.number,
    lineId: row.lineId,
    status: row.status as RefundStatus,
    source: row.source as RefundSource,
    paymentId: row.paymentId,
    onlineId: row.onlinePaymentId,
    insteadOf: row.insteadOf,
    gross: { amount: row.gross, currency: row.currency },
    deductions: deductions.get(row.id) ?? [],
    amount: { amount: row.amount, currency: row.currency },
    method: row.method as Method,
    reason: row.reason,
    clauses: row.clauses,
    requestedBy: row.requestedBy,
    requestedById: row.requestedById,
    requestedAt: row.requestedAt,
    approvedBy: row.approvedBy,
    approvedAt: row.approvedAt,
    sentOn: row.sentOn as Day | null,
    reference: row.reference,
    settledOn: row.settledOn as Day | null,
    startsOn: row.startsOn as Day,
    attempts: row.attempts,
    parked: row.parked,
    failure: row.failure,
    version: row.version,
  });
  const bySubject = Map.groupBy(rows, (row) => row[column] ?? "");
  return new Map([...bySubject].map(([id, own]) => [id, own.map(record)]));
}

async function readDeductions(
  { tx, actor }: Context,
  ...[column, ids]: [column: "claimId" | "orderId", ids: readonly string[]]
): Promise<Map<string, DeductionRecord[]>> {
  const rows = await tx
    .selectFrom("refundDeduction as d")
    .innerJoin("refund as r", (on) => on.onRef("r.sellerId", "=", "d.sellerId").onRef("r.id", "=", "d.refundId"))
    .select(["d.refundId", "d.kind", "d.percent", "d.amount", "d.clause", "r.currency"])
    .where("d.sellerId", "=", actor.sellerId)
    .where(`r.${column}`, "in", [...ids])
    .orderBy("d.position")
    .execute();
  const byRefund = new Map<string, DeductionRecord[]>();
  for (const { refundId, kind, percent, amount, currency, clause } of rows) {
    const record: DeductionRecord = {
      kind: kind as DeductionKind,
      percent: percent === null ? null : Number(percent),
      amount: { amount, currency },
      clause,
    };
    byRefund.set(refundId, [...(byRefund.get(refundId) ?? []), record]);
  }
  return byRefund;
}

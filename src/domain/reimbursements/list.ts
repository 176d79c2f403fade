import { sql } from "kysely";
import { type Day, day, startOfDay } from "../../core/day.ts";
import { reachOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { reachOfLine } from "../events/index.ts";
import type { ReimbursementStatus } from "./lifecycle.ts";
import type { OtherPart } from "./request.ts";

/** What a centre asks for, or is owed, for a unit. */
export interface ReimbursementRecord {
  readonly id: string;
  readonly number: string;
  readonly status: ReimbursementStatus;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly serial: string;
  readonly centreId: string;
  readonly centre: string;
  readonly labourMinutes: number;
  readonly labour: number;
  readonly parts: number;
  readonly freight: number;
  readonly currency: string;
  readonly note: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** Parts of the centre's own among `parts`: each at what it cost. */
  readonly otherParts: readonly OtherPart[];
  /** The transfer it was paid with; null while it is not. */
  readonly paidOn: Day | null;
  readonly reference: string | null;
}

/** A transfer to a centre for a month's statement. */
export interface StatementPayment {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly reference: string;
  readonly paidOn: Day;
  readonly paidBy: string;
}

/** Reimbursements that wait for finance, the longest waiting first; a centre's own people see theirs. */
export function openReimbursements(context: Context): Promise<ReimbursementRecord[]> {
  return rows(context, sql`r.status = 'requested' order by r.requested_at, r.id limit 500`);
}

/** What was approved for a centre in a month, paid or not (`2026-03`, in the seller's zone), oldest first. */
export function statementOf(context: Context, centreId: string, month: string): Promise<ReimbursementRecord[]> {
  const { from, until } = monthSpan(month, context.seller.timeZone);
  return rows(
    context,
    sql`r.status in ('approved', 'paid') and r.centre_id = ${centreId} and r.decided_at >= ${from} and r.decided_at < ${until}
      order by r.decided_at, r.id`,
  );
}

/** What was paid on a month's statement of a centre, oldest first. */
export async function statementPayments(
  { tx, actor }: Context,
  centreId: string,
  month: string,
): Promise<StatementPayment[]> {
  const found = await tx
    .selectFrom("centrePayment")
    .select(["id", "amount", "currency", "reference", "paidOn", "paidBy"])
    .where("sellerId", "=", actor.sellerId)
    .where("centreId", "=", centreId)
    .where("month", "=", month)
    .orderBy("id")
    .execute();
  return found.map((row) => ({ ...row, paidOn: row.paidOn as Day }));
}

/** From the first instant of a month in a zone to the first after it. */
export function monthSpan(month: string, zone: string): { from: Date; until: Date } {
  const first = day(`${month}-01`);
  const next = Temporal.PlainDate.from(first).add({ months: 1 }).toString() as Day;
  return { from: new Date(startOfDay(first, zone)), until: new Date(startOfDay(next, zone)) };
}

/** Those of one claim, oldest first. */
export function reimbursementsOf(context: Context, claimId: string): Promise<ReimbursementRecord[]> {
  return rows(context, sql`r.claim_id = ${claimId} order by r.requested_at, r.id`);
}

async function rows({ tx, actor }: Context, rest: ReturnType<typeof sql>): Promise<ReimbursementRecord[]> {
  const { rows: found } = await sql<ReimbursementRecord>`
    select r.id, r.number, r.status, r.claim_id, claim.number as claim_number, l.serial, r.centre_id, c.name as centre, r.labour_minutes,
      r.labour, r.parts, r.freight, r.currency, r.note, r.requested_by, r.requested_at, r.decided_by, r.decided_at, r.reason,
      r.other_parts, p.paid_on, p.reference
    from reimbursement r
      join claim on claim.seller_id = r.seller_id and claim.id = r.claim_id
      join claim_line l on l.seller_id = r.seller_id and l.id = r.line_id
      join service_centre c on c.seller_id = r.seller_id and c.id = r.centre_id
      left join centre_payment p on p.seller_id = r.seller_id and p.id = r.payment_id
    where r.seller_id = ${actor.sellerId} and ${reachOf(actor)} and ${reachOfLine(actor)} and ${rest}`.execute(tx);
  return found;
}

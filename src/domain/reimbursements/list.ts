import { sql } from "kysely";
import { type Day, day, startOfDay } from "../../core/day.ts";
import { reachOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import type { ReimbursementStatus } from "./lifecycle.ts";

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
}

/** Reimbursements that wait for finance, the longest waiting first; a centre's own people see theirs. */
export function openReimbursements(context: Context): Promise<ReimbursementRecord[]> {
  return rows(context, sql`r.status = 'requested' order by r.requested_at, r.id limit 500`);
}

/** What was approved for a centre in a month (`2026-03`, in the seller's zone), oldest first. */
export function statementOf(context: Context, centreId: string, month: string): Promise<ReimbursementRecord[]> {
  const zone = context.seller.timeZone;
  const first = day(`${month}-01`);
  const next = Temporal.PlainDate.from(first).add({ months: 1 }).toString() as Day;
  const [from, until] = [new Date(startOfDay(first, zone)), new Date(startOfDay(next, zone))];
  return rows(
    context,
    sql`r.status = 'approved' and r.centre_id = ${centreId} and r.decided_at >= ${from} and r.decided_at < ${until}
      order by r.decided_at, r.id`,
  );
}

/** Those of one claim, oldest first. */
export function reimbursementsOf(context: Context, claimId: string): Promise<ReimbursementRecord[]> {
  return rows(context, sql`r.claim_id = ${claimId} order by r.requested_at, r.id`);
}

async function rows({ tx, actor }: Context, rest: ReturnType<typeof sql>): Promise<ReimbursementRecord[]> {
  const { rows: found } = await sql<ReimbursementRecord>`
    select r.id, r.number, r.status, r.claim_id, claim.number as claim_number, l.serial, r.centre_id, c.name as centre, r.labour_minutes,
      r.labour, r.parts, r.freight, r.currency, r.note, r.requested_by, r.requested_at, r.decided_by, r.decided_at, r.reason
    from reimbursement r
      join claim on claim.seller_id = r.seller_id and claim.id = r.claim_id
      join claim_line l on l.seller_id = r.seller_id and l.id = r.line_id
      join service_centre c on c.seller_id = r.seller_id and c.id = r.centre_id
    where r.seller_id = ${actor.sellerId} and ${reachOf(actor)} and ${rest}`.execute(tx);
  return found;
}

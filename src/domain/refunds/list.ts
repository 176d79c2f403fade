import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import { reachOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import type { RefundStatus } from "./lifecycle.ts";

/** Of a refund, what the list needs to find it and its claim; the rest is read with the claim. */
export interface RefundRow {
  readonly id: string;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly customer: string;
  readonly serial: string;
  readonly requestedAt: Date;
}

export interface RefundQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly status?: RefundStatus | undefined;
  /** Only those that wait for a person because a provider did not answer. */
  readonly parked?: boolean | undefined;
}

/** A page of refunds, newest first, and where the next begins. */
export async function listRefunds({ tx, actor }: Context, query: RefundQuery) {
  const after = readCursor(query.cursor);
  const { rows } = await sql<RefundRow>`
    select r.id, r.claim_id, claim.number as claim_number, customer.name as customer, l.serial, r.requested_at
    from refund r
      join claim on claim.seller_id = r.seller_id and claim.id = r.claim_id
      join customer on customer.seller_id = claim.seller_id and customer.id = claim.customer_id
      join claim_line l on l.seller_id = r.seller_id and l.id = r.line_id
    where ${reachOf(actor)} and r.seller_id = ${actor.sellerId}
      ${query.status ? sql`and r.status = ${query.status}` : sql``}
      ${query.parked ? sql`and r.parked is not null` : sql``}
      and (${after?.at ?? null}::timestamptz is null
        or (r.requested_at, r.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by r.requested_at desc, r.id desc limit ${query.limit + 1}`.execute(tx);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? ({ at: last.requestedAt, id: last.id } satisfies Position) : null };
}

/** Refunds that wait at a provider and may be asked about again at `now`, oldest first. */
export async function refundsUnderWay({ tx, actor, now }: Context, patience: { readonly seconds: number }) {
  const before = new Date(now - patience.seconds * 1000);
  const rows = await tx
    .selectFrom("refund")
    .select(["id", "attempts", "attemptedAt", "approvedAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("status", "in", ["approved", "sent"])
    .where("onlinePaymentId", "is not", null)
    .where((eb) => eb(eb.fn.coalesce("attemptedAt", "approvedAt"), "<=", before))
    .orderBy("approvedAt")
    .limit(500)
    .execute();
  return rows.filter((row) => isDue(row, now, patience.seconds)).map(({ id }) => id);
}

/** Each try waits longer than the last, an hour at most. */
export function isDue(
  { attempts, attemptedAt }: { readonly attempts: number; readonly attemptedAt: Date | null },
  ...[now, seconds]: [now: number, seconds: number]
): boolean {
  if (!attemptedAt) return true;
  const wait = Math.min(3600, seconds * 2 ** Math.max(0, Math.min(attempts - 1, 10)));
  return attemptedAt.getTime() + wait * 1000 <= now;
}

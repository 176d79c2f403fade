import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import { type ClaimRecord, type RefundRecord, reachOf, refundsOfClaims } from "../claims/index.ts";
import type { Context } from "../context.ts";
import type { RefundStatus } from "./lifecycle.ts";

/** A refund as the list of all shows it, with what its guards and its promise look at. */
export interface RefundRow {
  readonly refund: RefundRecord;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly customer: string;
  readonly serial: string;
  readonly claim: Pick<ClaimRecord, "policy" | "terms" | "events" | "refunds">;
}

export interface RefundQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly status?: RefundStatus | undefined;
  /** Only those that wait for a person because a provider did not answer. */
  readonly parked?: boolean | undefined;
}

/** A page of refunds, newest first, and where the next begins. */
export async function listRefunds(context: Context, query: RefundQuery) {
  const { tx, actor } = context;
  const after = readCursor(query.cursor);
  const { rows } = await sql<Cells>`
    select r.id, r.claim_id, claim.policy, claim.terms, claim.number as claim_number, customer.name as customer, l.serial, r.requested_at
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
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const refunds = await refundsOfClaims(context, [...new Set(page.map(({ claimId }) => claimId))]);
  return {
    items: page.flatMap((row) => rowOf(row, refunds.get(row.claimId) ?? [])),
    next: last ? ({ at: last.requestedAt, id: last.id } satisfies Position) : null,
  };
}

type Cells = Omit<RefundRow, "refund" | "claim"> &
  Pick<ClaimRecord, "policy" | "terms"> & { readonly id: string; readonly requestedAt: Date };

function rowOf({ id, policy, terms, requestedAt, ...row }: Cells, refunds: readonly RefundRecord[]): RefundRow[] {
  const refund = refunds.find((each) => each.id === id);
  if (!refund) return [];
  // Who did the last step stands in the row itself; the whole history is not read for a list.
  const last = {
    lineId: refund.lineId,
    verb: "refund.",
    toStatus: refund.status,
    at: refund.approvedAt ?? requestedAt,
  };
  const events = [{ ...last, actorName: refund.approvedBy ?? refund.requestedBy }] as unknown as ClaimRecord["events"];
  return [{ ...row, refund, claim: { policy, terms, events, refunds } }];
}

/** Claims with refunds that somebody still has to approve, or to send by hand, longest waiting first; and how many refunds there are. */
export async function refundsToDo(
  { tx, actor }: Context,
  what: "approve" | "send",
  limit: number,
): Promise<{ ids: string[]; count: number }> {
  const due =
    what === "approve" ? sql`r.status = 'requested'` : sql`r.status = 'approved' and r.online_payment_id is null`;
  const { rows } = await sql<{ id: string; count: number }>`
    select claim.id, (sum(count(*)) over ())::integer as count
    from refund r join claim on claim.seller_id = r.seller_id and claim.id = r.claim_id
    where ${due} and ${reachOf(actor)}
    group by claim.id order by min(r.requested_at), claim.id limit ${limit}`.execute(tx);
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
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

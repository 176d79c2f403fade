import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import { type ClaimRecord, type RefundRecord, refundsOfClaims, refundsOfOrders } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { reachOfMoney } from "../events/index.ts";
import type { RefundCase } from "./find.ts";
import type { RefundStatus } from "./lifecycle.ts";

/** A refund as the list of all shows it, with what its guards and its promise look at. */
export interface RefundRow {
  readonly refund: RefundRecord;
  /** Null where an order is paid back. */
  readonly claimId: string | null;
  readonly claimNumber: string | null;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly customer: string;
  /** Of the unit; null of an order. */
  readonly serial: string | null;
  readonly of: Pick<RefundCase, "policy" | "terms"> & Pick<ClaimRecord, "events" | "refunds">;
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
  const { tx, actor, seller } = context;
  const after = readCursor(query.cursor);
  const { rows } = await sql<Cells>`
    select r.id, r.claim_id, r.order_id, coalesce(claim.policy, ${seller.policies[0] ?? ""}) as policy, claim.terms,
      claim.number as claim_number, subject.number as order_number, customer.name as customer, l.serial, r.requested_at
    from refund r
      left join claim on claim.seller_id = r.seller_id and claim.id = r.claim_id
      left join customer_order subject on subject.seller_id = r.seller_id and subject.id = r.order_id
      join customer on customer.seller_id = r.seller_id and customer.id = coalesce(claim.customer_id, subject.customer_id)
      left join claim_line l on l.seller_id = r.seller_id and l.id = r.line_id
    where ${reachOfMoney(actor)} and r.seller_id = ${actor.sellerId}
      ${query.status ? sql`and r.status = ${query.status}` : sql``}
      ${query.parked ? sql`and r.parked is not null` : sql``}
      and (${after?.at ?? null}::timestamptz is null
        or (r.requested_at, r.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by r.requested_at desc, r.id desc limit ${query.limit + 1}`.execute(tx);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const ids = (of: (row: Cells) => string | null) => [...new Set(page.flatMap((row) => of(row) ?? []))];
  const claims = await refundsOfClaims(
    context,
    ids(({ claimId }) => claimId),
  );
  const orders = await refundsOfOrders(
    context,
    ids(({ orderId }) => orderId),
  );
  return {
    items: page.flatMap((row) => rowOf(row, claims.get(row.claimId ?? "") ?? orders.get(row.orderId ?? "") ?? [])),
    next: last ? ({ at: last.requestedAt, id: last.id } satisfies Position) : null,
  };
}

type Cells = Omit<RefundRow, "refund" | "of"> &
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
  return [{ ...row, refund, of: { policy, terms, events, refunds } }];
}

/** Claims with refunds that somebody still has to approve, or to send by hand, longest waiting first; and how many refunds there are, of orders too. */
export async function refundsToDo(
  { tx, actor }: Context,
  what: "approve" | "send",
  limit: number,
): Promise<{ ids: string[]; count: number }> {
  const due =
    what === "approve" ? sql`r.status = 'requested'` : sql`r.status = 'approved' and r.online_payment_id is null`;
  const { rows } = await sql<{ ids: string[]; count: number }>`
    with due as (
      select r.claim_id, r.requested_at from refund r
        left join claim on claim.seller_id = r.seller_id and claim.id = r.claim_id
        left join customer_order subject on subject.seller_id = r.seller_id and subject.id = r.order_id
      where r.seller_id = ${actor.sellerId} and ${due} and ${reachOfMoney(actor)}
    )
    select (select count(*)::integer from due) as count, array(
      select claim_id from due where claim_id is not null group by claim_id order by min(requested_at), claim_id limit ${limit}
    ) as ids`.execute(tx);
  return rows[0] ?? { ids: [], count: 0 };
}

/** How many refunds of orders came to nothing and were not asked for anew. */
export async function countFailedOfOrders({ tx, actor }: Context): Promise<number> {
  const { count } = await tx
    .selectFrom("refund as r")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("r.sellerId", "=", actor.sellerId)
    .where("r.orderId", "is not", null)
    .where("r.status", "=", "failed")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("refund as again")
            .select("again.id")
            .whereRef("again.sellerId", "=", "r.sellerId")
            .whereRef("again.insteadOf", "=", "r.id"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
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

import { sql } from "kysely";
import type { Day } from "../../core/day.ts";
import type { ClaimKind } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import type { ClaimStatus } from "./lifecycle.ts";
import { reachOf } from "./situation.ts";

/** A claim about what an order brought, and the parcels with which things were sent again for it. */
export interface OrderClaim {
  readonly id: string;
  readonly number: string;
  readonly status: ClaimStatus;
  readonly kind: ClaimKind;
  readonly updatedAt: Date;
  readonly lines: readonly OrderClaimLine[];
  readonly parcels: readonly SentAgain[];
}

interface OrderClaimLine {
  readonly orderLineId: string;
  readonly quantity: number;
  /** Null of goods without one. */
  readonly serial: string | null;
}

/** A parcel that went out for a claim of the order. */
export interface SentAgain {
  readonly id: string;
  readonly carrier: string;
  readonly tracking: string;
  readonly shippedOn: Day;
  readonly arrivedOn: Day | null;
  readonly lines: readonly (OrderClaimLine & { readonly kind: "replace" | "reissue" | "spare_part" | null })[];
}

/** The claims about an order that the actor reaches, oldest first. */
export async function claimsOfOrder({ tx, actor }: Context, orderId: string): Promise<OrderClaim[]> {
  const { rows } = await sql<OrderClaim>`
    select claim.id, claim.number, claim.status, claim.kind, claim.updated_at, own.lines,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'carrier', p.carrier, 'tracking', p.tracking, 'shippedOn', p.shipped_on,
          'arrivedOn', p.arrived_on, 'lines', went.lines) order by p.created_at, p.id), '[]')
        from parcel p
          cross join lateral (select jsonb_agg(${lineOf} || jsonb_build_object('kind', x.kind) order by l.position) as lines
            from parcel_line pl
              join claim_line l on l.seller_id = pl.seller_id and l.id = pl.line_id and l.order_line_id is not null
              left join replacement x on x.seller_id = l.seller_id and x.line_id = l.id
            where pl.seller_id = p.seller_id and pl.parcel_id = p.id) went
        where p.seller_id = claim.seller_id and p.claim_id = claim.id and p.direction = 'outbound' and went.lines is not null) as parcels
    from claim
      cross join lateral (select jsonb_agg(${lineOf} order by l.position) as lines
        from claim_line l join order_line o on o.seller_id = l.seller_id and o.id = l.order_line_id and o.order_id = ${orderId}
        where l.seller_id = claim.seller_id and l.claim_id = claim.id) own
    where ${reachOf(actor)} and own.lines is not null
      and claim.id in (select l.claim_id from claim_line l join order_line o on o.seller_id = l.seller_id and o.id = l.order_line_id
        where o.seller_id = ${actor.sellerId} and o.order_id = ${orderId})
    order by claim.created_at, claim.id`.execute(tx);
  return rows;
}

const lineOf = sql`jsonb_build_object('orderLineId', l.order_line_id, 'quantity', l.quantity,
  'serial', case when l.unit_id is not null then l.serial end)`;

/** How many of each line of an order are claimed in claims that have not come to their end. */
export async function claimedOf({ tx, actor }: Context, orderId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select o.id, sum(l.quantity)::int as count
    from order_line o
      join claim_line l on l.seller_id = o.seller_id and l.order_line_id = o.id
      join claim on claim.seller_id = l.seller_id and claim.id = l.claim_id
        and claim.status not in ('closed', 'resolved', 'rejected', 'cancelled', 'expired')
    where o.seller_id = ${actor.sellerId} and o.order_id = ${orderId} group by o.id`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

import { sql } from "kysely";
import { addDays, type Day, startOfDay } from "../../core/day.ts";
import type { Context } from "../context.ts";
import { openUnits } from "./list.ts";

/** How a centre did between two days. */
export interface Scorecard {
  readonly id: string;
  readonly name: string;
  readonly capacity: number | null;
  /** Units there, or on their way there, now. */
  readonly open: number;
  readonly received: number;
  /** Parcels turned away at its dock. */
  readonly refused: number;
  readonly sentBack: number;
  /** Days from the dock to the way back, of the unit in the middle; null where none went back. */
  readonly turnAround: number | null;
  /** Units that came again with a failure that this centre had repaired. */
  readonly rework: number;
}

/** The centres in the actor's reach side by side, from one day to another, both counted. */
export async function scorecards(
  { tx, actor, seller }: Context,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Scorecard[]> {
  const zone = seller.timeZone;
  const [begin, end] = [new Date(startOfDay(from, zone)), new Date(startOfDay(addDays(to, 1), zone))];
  const own = actor.role === "centre_member" ? sql`and c.id = ${actor.centreId ?? null}` : sql``;
  const { rows } = await sql<Scorecard>`
    with moved as (
      select claim.centre_id, e.claim_id, e.line_id, e.verb, e.at from event e
        join claim on claim.seller_id = e.seller_id and claim.id = e.claim_id
      where e.seller_id = ${actor.sellerId} and e.verb in ('custody.receive', 'custody.refuse', 'custody.sendBack')
        and e.at >= ${begin} and e.at < ${end} and claim.centre_id is not null
    ), counted as (
      select centre_id, count(*) filter (where verb = 'custody.receive')::integer as received,
        count(*) filter (where verb = 'custody.refuse')::integer as refused,
        count(*) filter (where verb = 'custody.sendBack')::integer as sent_back,
        percentile_cont(0.5) within group (order by extract(epoch from moved.at - arrived.at) / 86400)
          filter (where verb = 'custody.sendBack') as turn_around
      from moved left join lateral (
        select max(r.at) as at from event r
        where r.seller_id = ${actor.sellerId} and r.claim_id = moved.claim_id and r.line_id = moved.line_id
          and r.verb = 'custody.receive' and r.at <= moved.at and moved.verb = 'custody.sendBack'
      ) arrived on true
      group by centre_id
    ), again as (
      select former.centre_id, count(*)::integer as rework from claim_line l
        join claim on claim.seller_id = l.seller_id and claim.id = l.claim_id
        join claim_line earlier on earlier.seller_id = l.seller_id and earlier.id = l.earlier_line_id
        join claim former on former.seller_id = earlier.seller_id and former.id = earlier.claim_id
      where l.seller_id = ${actor.sellerId} and l.earlier_line_id is not null and claim.created_at >= ${begin} and claim.created_at < ${end}
      group by former.centre_id
    )
    select c.id, c.name, c.capacity, ${openUnits}, coalesce(counted.received, 0) as received, coalesce(counted.refused, 0) as refused,
      coalesce(counted.sent_back, 0) as sent_back, counted.turn_around, coalesce(again.rework, 0) as rework
    from service_centre c
      left join counted on counted.centre_id = c.id left join again on again.centre_id = c.id
    where c.seller_id = ${actor.sellerId} ${own} order by c.name, c.id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    turnAround: row.turnAround === null ? null : Math.round(Number(row.turnAround) * 10) / 10,
  }));
}

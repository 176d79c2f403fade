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
  /** Units turned away at its dock. */
  readonly refused: number;
  /** Units that were to go there and that it would not take. */
  readonly declined: number;
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
    with came as (
      select centre_id, count(*) filter (where accepted)::integer as received, count(*) filter (where not accepted)::integer as refused
      from receipt
      where seller_id = ${actor.sellerId} and received_at >= ${begin} and received_at < ${end} and centre_id is not null
      group by centre_id
    ), went as (
      select l.centre_id, count(*)::integer as sent_back,
        percentile_cont(0.5) within group (order by extract(epoch from e.at - arrived.at) / 86400) as turn_around
      from event e
        join claim_line l on l.seller_id = e.seller_id and l.id = e.line_id
        left join lateral (
          select max(received_at) as at from receipt r
          where r.seller_id = e.seller_id and r.line_id = e.line_id and r.accepted and r.received_at <= e.at
        ) arrived on true
      where e.seller_id = ${actor.sellerId} and e.verb = 'custody.sendBack' and e.at >= ${begin} and e.at < ${end}
      group by l.centre_id
    ), said_no as (
      select (details ->> 'centreId')::uuid as centre_id, count(*)::integer as declined from event
      where seller_id = ${actor.sellerId} and verb = 'line.declined' and at >= ${begin} and at < ${end}
      group by 1
    ), again as (
      select earlier.centre_id, count(*)::integer as rework from claim_line l
        join claim on claim.seller_id = l.seller_id and claim.id = l.claim_id
        join claim_line earlier on earlier.seller_id = l.seller_id and earlier.id = l.earlier_line_id
      where l.seller_id = ${actor.sellerId} and l.earlier_line_id is not null and claim.created_at >= ${begin} and claim.created_at < ${end}
      group by earlier.centre_id
    )
    select c.id, c.name, c.capacity, ${openUnits}, coalesce(came.received, 0) as received, coalesce(came.refused, 0) as refused,
      coalesce(said_no.declined, 0) as declined, coalesce(went.sent_back, 0) as sent_back, went.turn_around,
      coalesce(again.rework, 0) as rework
    from service_centre c
      left join came on came.centre_id = c.id left join went on went.centre_id = c.id
      left join said_no on said_no.centre_id = c.id left join again on again.centre_id = c.id
    where c.seller_id = ${actor.sellerId} ${own} order by c.name, c.id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    turnAround: row.turnAround === null ? null : Math.round(Number(row.turnAround) * 10) / 10,
  }));
}

import { sql } from "kysely";
import type { Calendar } from "../../core/day.ts";
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";

/** The working days that hold: of a claim those of its line's centre, or of all lines' where they share one; else the seller's. */
export async function calendarOf(
  { tx, actor, seller }: Context,
  { claimId, lineId }: Subject & { readonly lineId?: string | null | undefined },
): Promise<Calendar> {
  if (!claimId || seller.centreCalendars.size === 0) return seller.calendar;
  const { rows } = await sql<{ centreId: string | null }>`
    select centre_of_clock(${actor.sellerId}, ${claimId}, ${lineId ?? null}) as centre_id`.execute(tx);
  return calendarAt(seller, rows[0]?.centreId ?? null);
}

/** The working days that hold at a centre. */
export function calendarAt(
  seller: Pick<Context["seller"], "calendar" | "centreCalendars">,
  centreId: string | null,
): Calendar {
  return (centreId && seller.centreCalendars.get(centreId)) || seller.calendar;
}

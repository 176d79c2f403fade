import type { Calendar } from "../../core/day.ts";
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";

/** The working days that hold: of a claim its centre's where that has its own, else the seller's. */
export async function calendarOf({ tx, actor, seller }: Context, { claimId }: Subject): Promise<Calendar> {
  if (!claimId || seller.centreCalendars.size === 0) return seller.calendar;
  const claim = await tx
    .selectFrom("claim")
    .select("centreId")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", claimId)
    .executeTakeFirst();
  return calendarAt(seller, claim?.centreId ?? null);
}

/** The working days that hold at a centre. */
export function calendarAt(
  seller: Pick<Context["seller"], "calendar" | "centreCalendars">,
  centreId: string | null,
): Calendar {
  return (centreId && seller.centreCalendars.get(centreId)) || seller.calendar;
}

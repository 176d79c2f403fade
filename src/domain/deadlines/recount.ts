import type { Day } from "../../core/day.ts";
import { actsAt, asOpen, calendarAt, lastDay, type OpenClock, openClock, setClock } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { lockClaim, noteEvent } from "../events/index.ts";

/** A running clock that was counted by an older calendar. */
export interface Outdated {
  readonly id: string;
  readonly claimId: string;
}

/**
 * Counts running clocks again that an older calendar counted, `atMost` of them: those whose last day stays are marked at once, the others
 * are returned, to be counted one by one under their claims' locks.
 */
export async function outdatedClocks(context: Context, atMost: number): Promise<{ moved: Outdated[]; more: boolean }> {
  const { tx, actor, seller } = context;
  const rows = await tx
    .selectFrom("deadline as d")
    .innerJoin("claim as c", (on) => on.onRef("c.sellerId", "=", "d.sellerId").onRef("c.id", "=", "d.claimId"))
    .selectAll("d")
    .select("c.centreId")
    .where("d.sellerId", "=", actor.sellerId)
    .where("d.status", "=", "running")
    .where("d.calendarRevision", "<", seller.calendarRevision)
    .orderBy("d.calendarRevision")
    .limit(atMost)
    .execute();
  const [moved, same]: [Outdated[], string[]] = [[], []];
  for (const { centreId, ...row } of rows) {
    const clock = asOpen(row);
    const { dueOn, at } = recounted(context, clock, centreId);
    if (dueOn === clock.dueOn && at === row.actsAt.getTime()) same.push(clock.id);
    else moved.push({ id: clock.id, claimId: clock.claimId });
  }
  if (same.length > 0)
    await tx
      .updateTable("deadline")
      .set({ calendarRevision: seller.calendarRevision })
      .where("sellerId", "=", actor.sellerId)
      .where("id", "in", same)
      .where("calendarRevision", "<", seller.calendarRevision)
      .execute();
  return { moved, more: rows.length === atMost };
}

/** Counts one clock again under its claim's lock; whether its last day moved. */
export async function recountOutdated(context: Context, { id, claimId }: Outdated): Promise<boolean> {
  await lockClaim(context, claimId);
  const clock = await openClock(context, id);
  if (clock?.status !== "running") return false;
  return (await recountClock(context, clock)).dueOn !== clock.dueOn;
}

/** The clock as the calendar of today counts it; a last day that moved is told in the claim's history. The claim must be locked. */
export async function recountClock(context: Context, clock: OpenClock): Promise<OpenClock> {
  const { tx, actor, seller } = context;
  if (clock.calendarRevision >= seller.calendarRevision) return clock;
  const claim = await tx
    .selectFrom("claim")
    .select("centreId")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", clock.claimId)
    .executeTakeFirstOrThrow();
  const { dueOn, at } = recounted(context, clock, claim.centreId);
  const calendarRevision = seller.calendarRevision;
  await setClock(context, clock.id, { dueOn, actsAt: new Date(at), calendarRevision });
  if (dueOn !== clock.dueOn) {
    const { claimId, lineId, name, clause } = clock;
    const target = { claimId, ...(lineId && { lineId }), clauses: clause ? [clause] : [] };
    await noteEvent(context, target, "deadline.moved", { name, from: clock.dueOn, to: dueOn, why: "calendar" });
  }
  return { ...clock, dueOn, calendarRevision };
}

function recounted({ seller }: Context, clock: OpenClock, centreId: string | null): { dueOn: Day; at: number } {
  const calendar = calendarAt(seller, centreId);
  const dueOn = lastDay(clock, calendar);
  return { dueOn, at: actsAt({ ...clock, dueOn }, calendar, seller.timeZone) };
}

import { sql } from "kysely";
import type { Calendar, Day } from "../../core/day.ts";
import {
  actsAt,
  asOpen,
  calendarAt,
  calendarOf,
  lastDay,
  type OpenClock,
  openClock,
  setClock,
} from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { lockSubject, noteEvent, type Subject, subjectOf } from "../events/index.ts";

/** A running clock that was counted by an older calendar. */
export interface Outdated {
  readonly id: string;
  readonly subject: Subject;
}

/**
 * Running clocks that an older calendar counted and whose last day moves, `atMost` of them, to be counted one by one under their subjects'
 * locks. Those whose day stays are marked on the way, some thousand at a time.
 */
export async function outdatedClocks(context: Context, atMost: number): Promise<{ moved: Outdated[]; more: boolean }> {
  const moved: Outdated[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (let page = 0; page < pagesAtOnce; page++) {
    const rows = await outdatedPage(context, after);
    for (const row of await markSame(context, rows)) moved.push({ id: row.id, subject: subjectOf(row) });
    if (rows.length < pageSize) return { moved: moved.slice(0, atMost), more: moved.length > atMost };
    after = rows.at(-1)?.id ?? after;
    if (moved.length >= atMost) break;
  }
  return { moved: moved.slice(0, atMost), more: true };
}

const [pageSize, pagesAtOnce] = [2000, 50];

/** Through the index `deadline_counted`. */
function outdatedPage({ tx, actor, seller }: Context, after: string) {
  return tx
    .selectFrom("deadline as d")
    .selectAll("d")
    .select(sql<string | null>`centre_of_clock(d.seller_id, d.claim_id, d.line_id)`.as("centreId"))
    .where("d.sellerId", "=", actor.sellerId)
    .where("d.status", "=", "running")
    .where((row) => row.or([row("d.unit", "=", sql.lit("working_days")), row("d.toWorkingDay", "=", sql.lit(true))]))
    .where("d.calendarRevision", "<", seller.calendarRevision)
    .where("d.id", ">", after)
    .orderBy("d.id")
    .limit(pageSize)
    .execute();
}

/** Marks those whose day stays; returns the others. */
async function markSame(
  context: Context,
  rows: Awaited<ReturnType<typeof outdatedPage>>,
): Promise<Awaited<ReturnType<typeof outdatedPage>>> {
  const { tx, actor, seller } = context;
  const stays = ({ centreId, ...row }: (typeof rows)[number]) => {
    const { dueOn, at } = recounted(context, asOpen(row), calendarAt(seller, centreId));
    return dueOn === row.dueOn && at === row.actsAt.getTime();
  };
  const { same = [], other = [] } = Object.groupBy(rows, (row) => (stays(row) ? "same" : "other"));
  if (same.length > 0)
    await sql`update deadline set calendar_revision = ${seller.calendarRevision}
      where seller_id = ${actor.sellerId} and id = any(${same.map(({ id }) => id)}::uuid[])
        and calendar_revision < ${seller.calendarRevision}`.execute(tx);
  return other;
}

/** Counts one clock again under its subject's lock; whether its last day moved. */
export async function recountOutdated(context: Context, { id, subject }: Outdated): Promise<boolean> {
  await lockSubject(context, subject);
  const clock = await openClock(context, id);
  if (clock?.status !== "running") return false;
  return (await recountClock(context, clock)).dueOn !== clock.dueOn;
}

/** The clock as the calendar of today counts it; a last day that moved is told in its subject's history, which must be locked. */
export async function recountClock(context: Context, clock: OpenClock): Promise<OpenClock> {
  const { seller } = context;
  if (clock.calendarRevision >= seller.calendarRevision) return clock;
  const { dueOn, at } = recounted(
    context,
    clock,
    await calendarOf(context, { ...clock.subject, lineId: clock.lineId }),
  );
  const calendarRevision = seller.calendarRevision;
  await setClock(context, clock.id, { dueOn, actsAt: new Date(at), calendarRevision });
  if (dueOn !== clock.dueOn) {
    const { subject, lineId, name, clause } = clock;
    const target = { ...subject, ...(lineId && { lineId }), clauses: clause ? [clause] : [] };
    await noteEvent(context, target, "deadline.moved", { name, from: clock.dueOn, to: dueOn, why: "calendar" });
  }
  return { ...clock, dueOn, calendarRevision };
}

function recounted({ seller }: Context, clock: OpenClock, calendar: Calendar): { dueOn: Day; at: number } {
  const dueOn = lastDay(clock, calendar);
  return { dueOn, at: actsAt({ ...clock, dueOn }, calendar, seller.timeZone) };
}

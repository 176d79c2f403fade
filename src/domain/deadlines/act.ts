import { addDays, type Calendar, startOfDay } from "../../core/day.ts";
import {
  actsAt,
  calendarOf,
  clocks,
  dayBefore,
  lastDay,
  type Miss,
  type OpenClock,
  openClock,
  setClock,
} from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { lockSubject, noteEvent, type SubjectColumns, subjectOf } from "../events/index.ts";
import { today } from "../policies/index.ts";
import { afterMiss, warnCustomer } from "./consequences.ts";
import { keepNotice } from "./notices.ts";
import { recountClock } from "./recount.ts";

/** What was done about a clock whose moment came. */
export type Act = "warned" | Miss;

/**
 * Acts on one clock whose moment has come: warns, or does what follows where it ran out. Null where somebody ended or moved it meanwhile, so
 * that two who act at once act once.
 */
export async function actOnClock(
  context: Context,
  { id, ...of }: SubjectColumns & { readonly id: string },
): Promise<Act | null> {
  const subject = subjectOf(of);
  const { status } = await lockSubject(context, subject);
  const found = await openClock(context, id);
  if (found?.status !== "running") return null;
  const clock = await recountClock(context, found);
  const calendar = await calendarOf(context, { ...subject, lineId: clock.lineId });
  if (actsAt(clock, calendar, context.seller.timeZone) > context.now) return null;
  const over = startOfDay(addDays(clock.dueOn, 1), context.seller.timeZone) <= context.now;
  // Nobody loses a unit unwarned: where no sweep ran when the warnings were due, the last of them comes first, with its days.
  if (!over || (clock.onMiss === "ask_to_forfeit" && clock.warnLeft.length > 0)) {
    await warn(context, over ? await giveLastDays(context, clock, calendar) : clock, calendar);
    return "warned";
  }
  await miss(context, clock, status);
  return clock.onMiss;
}

async function warn(context: Context, clock: OpenClock, calendar: Calendar): Promise<void> {
  const now = today(context);
  const warnLeft = clock.warnLeft.filter((left) => dayBefore(clock.dueOn, left, clock.unit, calendar) > now);
  const next = new Date(actsAt({ ...clock, warnLeft }, calendar, context.seller.timeZone));
  await setClock(context, clock.id, { warnLeft, actsAt: next });
  const mailId = await warnCustomer(context, clock);
  await keepNotice(context, clock, { kind: "warning", mailId });
  if (mailId) await note(context, clock, "deadline.warned", { dueOn: clock.dueOn });
}

async function giveLastDays(context: Context, clock: OpenClock, calendar: Calendar): Promise<OpenClock> {
  const span = { countedFrom: today(context), daysLeft: Math.min(...clock.warnLeft) };
  const dueOn = lastDay({ ...clock, ...span }, calendar);
  await setClock(context, clock.id, { ...span, dueOn });
  await note(context, clock, "deadline.moved", { from: clock.dueOn, to: dueOn, why: "late_warning" });
  return { ...clock, ...span, dueOn };
}

async function miss(context: Context, clock: OpenClock, status: string): Promise<void> {
  const at = new Date(context.now);
  const waiting = clock.onMiss === "remind" || clock.onMiss === "escalate" || clock.onMiss === "ask_to_forfeit";
  await setClock(context, clock.id, {
    warnLeft: [],
    missedAt: at,
    ...(waiting ? { status: "overdue" } : { status: "missed", endedAt: at }),
  });
  await note(context, clock, "deadline.missed", { binds: clocks[clock.name].binds });
  const mailId = await afterMiss[clock.onMiss](context, clock, status);
  await keepNotice(context, clock, { kind: "missed", mailId });
}

async function note(
  context: Context,
  { subject, lineId, name, clause }: OpenClock,
  ...[verb, details]: [verb: "deadline.missed" | "deadline.warned" | "deadline.moved", details: Record<string, unknown>]
): Promise<void> {
  const target = { ...subject, ...(lineId && { lineId }), clauses: clause ? [clause] : [] };
  await noteEvent(context, target, verb, { name, ...details });
}

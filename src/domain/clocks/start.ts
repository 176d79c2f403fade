import { addDays, type Calendar, type Day, dayAt, daysBetween } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import type { ClockLength } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { type Subject, subjectId, subjectOf } from "../subject.ts";
import { calendarOf } from "./calendar-of.ts";
import { mayStart } from "./conditions.ts";
import { actsAt, lastDay, type Span } from "./count.ts";
import { insertClock } from "./open.ts";
import { type Rule, ruleOf } from "./rule.ts";
import type { Happening } from "./run.ts";
import { type ClockName, clocks } from "./table.ts";

/** Starts a clock, where the policy has it and its conditions hold. A new quote starts its clocks anew; what runs otherwise is left alone. */
export async function startClock(context: Context, happening: Happening, name: ClockName): Promise<void> {
  const clock = clocks[name];
  if (clock.length === "quote") return startFromQuote(context, happening, name);
  const rule = await ruleOf(context, happening, name);
  if (!rule) return;
  const { startsIf } = clock;
  if (startsIf && !(await mayStart(context, happening, { condition: startsIf, decision: rule.decision }))) return;
  const calendar = await calendarOf(context, happening);
  const span = spanOf(rule, clock.toWorkingDay ?? false);
  const earliestOn =
    "workingDays" in rule.length && rule.length.workingDays[0] < rule.length.workingDays[1]
      ? lastDay({ ...span, daysLeft: rule.length.workingDays[0] }, calendar)
      : null;
  await write(context, happening, { name, rule, span, earliestOn, calendar });
}

/** The quote names its own last day. */
async function startFromQuote(context: Context, happening: Happening, name: ClockName): Promise<void> {
  const { tx, actor } = context;
  const quote = await tx
    .selectFrom("quote")
    .select("expiresOn")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", happening.aboutId ?? null)
    .executeTakeFirst();
  if (!quote) return;
  const from = dayAt(context.now, context.seller.timeZone);
  const days = daysBetween(from, quote.expiresOn as Day);
  const rule: Rule = {
    clause: null,
    from,
    length: { days },
    miss: clocks[name].miss,
    warnAfterDays: null,
    decision: null,
  };
  const calendar = await calendarOf(context, happening);
  await write(context, happening, { name, rule, span: spanOf(rule, false), earliestOn: null, calendar });
}

interface NewClock {
  readonly name: ClockName;
  readonly rule: Rule;
  readonly span: Span;
  readonly earliestOn: Day | null;
  readonly calendar: Calendar;
}

async function write(context: Context, happening: Happening, clock: NewClock): Promise<void> {
  const { actor, now, seller } = context;
  const { name, rule, span, earliestOn, calendar } = clock;
  const { of, length } = clocks[name];
  const lineId = of === "line" ? (happening.lineId ?? null) : null;
  // Only what is about a quote, a withdrawal or a refund of its own may run beside another of its kind.
  const own = length === "quote" || length === "withdrawal" || happening.verb.startsWith("refund.");
  const aboutId = own ? (happening.aboutId ?? null) : null;
  if (happening.verb === "quote.send" && aboutId === null) await stopFormer(context, { ...happening, lineId, name });
  const dueOn = lastDay(span, calendar);
  const warnLeft = warningsOf(clock, dueOn);
  await insertClock(context, {
    sellerId: actor.sellerId,
    id: newId<"deadline">(now),
    ...subjectOf(happening),
    lineId,
    aboutId,
    name,
    clause: rule.clause,
    dueOn,
    earliestOn,
    actsAt: new Date(actsAt({ dueOn, unit: span.unit, warnLeft }, calendar, seller.timeZone)),
    onMiss: rule.miss,
    status: "running",
    createdAt: new Date(now),
    ...span,
    warnLeft,
    calendarRevision: seller.calendarRevision,
  });
}

function spanOf({ from, length }: Rule, toWorkingDay: boolean): Span {
  const daily = { unit: "days" as const, countedFrom: from, toWorkingDay };
  if ("days" in length) return { ...daily, daysLeft: length.days };
  if ("months" in length) return { ...daily, daysLeft: daysBetween(from, monthsLater(from, length)) };
  return { unit: "working_days", countedFrom: from, daysLeft: length.workingDays[1], toWorkingDay: false };
}

/** The same day number, or the month's last day. */
function monthsLater(from: Day, { months }: Extract<ClockLength, { months: number }>): Day {
  return Temporal.PlainDate.from(from).add({ months }).toString() as Day;
}

/** Warnings as so many days before the last one; those that would come on the first day or before it are left out. */
function warningsOf({ name, rule, span }: NewClock, dueOn: Day): number[] {
  const length = span.unit === "days" ? daysBetween(span.countedFrom, dueOn) : span.daysLeft;
  const after = rule.warnAfterDays?.map((days) => daysBetween(addDays(span.countedFrom, days), dueOn));
  return (after ?? clocks[name].warnBefore).filter((left) => left > 0 && left < length);
}

/** What ran under an earlier quote of the unit ends with it. */
async function stopFormer(
  { tx, actor, now }: Context,
  { lineId, name, ...of }: Subject & { readonly lineId: string | null; readonly name: ClockName },
): Promise<void> {
  await tx
    .updateTable("deadline")
    .set({ status: "stopped", endedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("subjectId", "=", subjectId(of))
    .where("name", "=", name)
    .where("lineId", "is not distinct from", lineId)
    .where("status", "in", ["running", "paused", "overdue"])
    .execute();
}

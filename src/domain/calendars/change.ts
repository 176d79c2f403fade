import { addDays, type Calendar, isWorkingDay, parseDay } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { isId, newId } from "../../core/id.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { enqueue } from "../../database/enqueue.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import { today } from "../policies/index.ts";

/** What an administrator changes of a calendar; what is left out stays. */
export interface ChangeCalendar {
  readonly weekdays?: readonly number[] | undefined;
  /** Days that become holidays or make-up work days, whatever they were. */
  readonly add?:
    | readonly { readonly day: string; readonly kind: "holiday" | "work"; readonly name: string }[]
    | undefined;
  /** Days that become ordinary ones again. */
  readonly remove?: readonly string[] | undefined;
  readonly reason: string;
}

/** Which calendar: the seller's own (`centreId` null) or a centre's, and the version its editor saw; 0 where the centre has none yet. */
export interface CalendarTarget {
  readonly centreId: string | null;
  readonly version: number;
}

/**
 * Changes working days for a seller, or for one centre, which has its own from then on. Clocks that run are counted again by the sweep, which
 * tells it in the claims' histories; decisions keep the calendar they were made with.
 */
export async function changeCalendar(context: Context, target: CalendarTarget, change: ChangeCalendar): Promise<void> {
  refuseIf(permission(context, "calendar.edit"));
  const { own, base } = await lockCalendar(context, target);
  const faults = faultsOf(change);
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  const next = applied(base, change);
  refuseIdle(context, next, change);
  await keep(context, target, { before: own ? base : null, after: next, reason: change.reason });
}

/** Takes a centre's own working days away; the seller's hold there again. */
export async function dropCentreCalendar(context: Context, target: CalendarTarget, reason: string): Promise<void> {
  refuseIf(permission(context, "calendar.edit"));
  const { own, base } = await lockCalendar(context, target);
  if (!own || target.centreId === null) throw new Refusal("not_found");
  await keep(context, target, { before: base, after: null, reason });
}

interface Days extends Calendar {
  readonly names: Readonly<Record<string, string>>;
}

async function lockCalendar(
  { tx, actor }: Context,
  { centreId, version }: CalendarTarget,
): Promise<{ own: boolean; base: Days }> {
  // Under the lock of the seller's own, so that its revision counts every change.
  const ofSeller = await calendarRow({ tx, actor }, null);
  if (centreId !== null) await refuseUnknownCentre({ tx, actor }, centreId);
  const row = centreId === null ? ofSeller : await calendarRow({ tx, actor }, centreId);
  if ((row?.version ?? 0) !== version) {
    const last = await tx
      .selectFrom("calendarChange")
      .select("changedBy")
      .where("sellerId", "=", actor.sellerId)
      .where("centreId", "is not distinct from", centreId)
      .orderBy("changedAt", "desc")
      .limit(1)
      .executeTakeFirst();
    throw new Refusal("changed_meanwhile", { values: { who: last?.changedBy ?? "–" } });
  }
  const base = row ?? ofSeller;
  if (!base) throw new Refusal("not_found");
  return { own: row !== undefined, base: { ...base, names: base.names as Days["names"] } };
}

function calendarRow({ tx, actor }: Pick<Context, "tx" | "actor">, centreId: string | null) {
  return tx
    .selectFrom("calendar")
    .select(["weekdays", "holidays", "makeUpDays", "names", "version"])
    .where("sellerId", "=", actor.sellerId)
    .where("centreId", "is not distinct from", centreId)
    .forUpdate()
    .executeTakeFirst();
}

async function refuseUnknownCentre({ tx, actor }: Pick<Context, "tx" | "actor">, centreId: string): Promise<void> {
  const centre =
    isId(centreId) &&
    (await tx
      .selectFrom("serviceCentre")
      .select("id")
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", centreId)
      .executeTakeFirst());
  if (!centre) throw new Refusal("not_found");
}

function faultsOf({ weekdays, add = [], remove = [] }: ChangeCalendar): FieldFault[] {
  const faults: FieldFault[] = [];
  if (weekdays?.length === 0) faults.push(fieldFault("/weekdays", "required"));
  for (const [index, { day }] of add.entries())
    if (!parseDay(day)) faults.push(fieldFault(`/add/${index}/day`, "not_a_day"));
  for (const [index, day] of remove.entries())
    if (!parseDay(day)) faults.push(fieldFault(`/remove/${index}`, "not_a_day"));
  return faults;
}

function applied(base: Days, { weekdays, add = [], remove = [] }: ChangeCalendar): Days {
  const touched = new Set([...remove, ...add.map(({ day }) => day)]);
  const kept = (days: readonly string[]) => days.filter((day) => !touched.has(day));
  const added = (kind: "holiday" | "work") => add.filter((each) => each.kind === kind).map(({ day }) => day);
  const names = Object.entries(base.names).filter(([day]) => !touched.has(day));
  return {
    weekdays: [...new Set(weekdays ?? base.weekdays)].sort((one, other) => one - other),
    holidays: [...new Set([...kept(base.holidays), ...added("holiday")])].sort(),
    makeUpDays: [...new Set([...kept(base.makeUpDays), ...added("work")])].sort(),
    names: Object.fromEntries([...names, ...add.map(({ day, name }) => [day, name])]),
  };
}

/** A year without a working day would leave clocks without an end. */
function refuseIdle(context: Context, calendar: Calendar, { weekdays }: ChangeCalendar): void {
  const first = today(context);
  for (let ahead = 1; ahead <= 60; ahead++) if (isWorkingDay(addDays(first, ahead), calendar)) return;
  throw new Refusal("invalid_input", { fields: [fieldFault(weekdays ? "/weekdays" : "/add", "no_working_day")] });
}

async function keep(
  context: Context,
  { centreId, version }: CalendarTarget,
  { before, after, reason }: { readonly before: Days | null; readonly after: Days | null; readonly reason: string },
): Promise<void> {
  const { tx, actor, now } = context;
  const own = tx.deleteFrom("calendar").where("sellerId", "=", actor.sellerId);
  if (centreId !== null) await own.where("centreId", "=", centreId).execute();
  if (after) {
    const values = { ...daysOf(after), names: JSON.stringify(after.names), version: version + 1 };
    if (centreId !== null)
      await tx
        .insertInto("calendar")
        .values({ sellerId: actor.sellerId, centreId, ...values })
        .execute();
    else await ofSeller(context).set(values).execute();
  }
  await ofSeller(context)
    .set((row) => ({ revision: row("revision", "+", 1) }))
    .execute();
  await tx
    .insertInto("calendarChange")
    .values({
      sellerId: actor.sellerId,
      id: newId<"change">(now),
      centreId,
      version: version + 1,
      reason,
      before: before && JSON.stringify(daysOf(before)),
      after: after && JSON.stringify(daysOf(after)),
      changedBy: actor.name,
      changedAt: new Date(now),
    })
    .execute();
  await enqueue(
    tx,
    "sweepDeadlines",
    { sellerId: actor.sellerId },
    { singletonKey: `${actor.sellerId} calendar ${now}` },
  );
}

function ofSeller({ tx, actor }: Context) {
  return tx.updateTable("calendar").where("sellerId", "=", actor.sellerId).where("centreId", "is", null);
}

function daysOf({ weekdays, holidays, makeUpDays }: Calendar) {
  return { weekdays: [...weekdays], holidays: [...holidays], makeUpDays: [...makeUpDays] };
}

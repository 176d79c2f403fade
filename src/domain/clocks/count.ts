import {
  addDays,
  addWorkingDays,
  type Calendar,
  type Day,
  daysBetween,
  isWorkingDay,
  startOfDay,
  workingDayFrom,
  workingDaysBetween,
} from "../../core/day.ts";

/** How a clock is counted: `daysLeft` days of its unit after `countedFrom`, which is not counted. */
export interface Span {
  readonly unit: "days" | "working_days";
  readonly countedFrom: Day;
  readonly daysLeft: number;
  /** A last day that is no working day moves to the next one. */
  readonly toWorkingDay: boolean;
}

/** The last day that is still in time. */
export function lastDay({ unit, countedFrom, daysLeft, toWorkingDay }: Span, calendar: Calendar): Day {
  if (unit === "working_days") return addWorkingDays(countedFrom, daysLeft, calendar);
  const due = addDays(countedFrom, daysLeft);
  return toWorkingDay ? workingDayFrom(due, calendar) : due;
}

/** Days of the unit that are left on the day `on`, the last one counted; what resuming on a later day gives back in full. */
export function daysLeftOn(on: Day, due: Day, unit: Span["unit"], calendar: Calendar): number {
  return unit === "working_days" ? workingDaysBetween(on, due, calendar) : daysBetween(on, due);
}

/** The day on which only `left` days of the unit are left. */
export function dayBefore(due: Day, left: number, unit: Span["unit"], calendar: Calendar): Day {
  if (unit === "days") return addDays(due, -left);
  let at = due;
  for (let back = 0; back < left; ) {
    at = addDays(at, -1);
    if (isWorkingDay(at, calendar)) back += 1;
  }
  return at;
}

/** When a clock acts next: at the start of the day of its next warning, or at the first instant after its last day. Milliseconds since the epoch. */
export function actsAt(
  clock: { readonly dueOn: Day; readonly unit: Span["unit"]; readonly warnLeft: readonly number[] },
  calendar: Calendar,
  timeZone: string,
): number {
  const next = clock.warnLeft.length > 0 ? Math.max(...clock.warnLeft) : null;
  const day = next === null ? addDays(clock.dueOn, 1) : dayBefore(clock.dueOn, next, clock.unit, calendar);
  return startOfDay(day, timeZone);
}

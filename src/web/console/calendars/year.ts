import { addDays, type Calendar, type Day, day, isWorkingDay, weekday } from "../../../core/day.ts";
import type { Locale } from "../../../core/locale.ts";

/** What a day of a calendar is: one of the week's, or set apart by name. */
export type DayKind = "work" | "rest" | "holiday" | "make_up";

/** The name of an ISO weekday (1 Monday) in a language. */
export function weekdayName(of: number, locale: Locale, width: "long" | "narrow"): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, of)));
}

/** The name of a month (1 to 12) in a language. */
export function monthName(month: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, month - 1, 1)),
  );
}

/** The weeks of a month, Monday first; null where a week reaches into another month. */
export function weeksOf(year: number, month: number): (Day | null)[][] {
  const first = day(`${year}-${String(month).padStart(2, "0")}-01`);
  const cells: (Day | null)[] = Array.from({ length: weekday(first) - 1 }, () => null);
  for (let at = first; Number(at.slice(5, 7)) === month; at = addDays(at, 1)) cells.push(at);
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** What a day is under a calendar. */
export function kindOf(of: Day, calendar: Calendar): DayKind {
  if (calendar.makeUpDays.includes(of)) return "make_up";
  if (calendar.holidays.includes(of)) return "holiday";
  return isWorkingDay(of, calendar) ? "work" : "rest";
}

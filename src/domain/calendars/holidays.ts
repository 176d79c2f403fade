import { addDays, type Day, parseDay } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";

/** A day on which no work is done, or a make-up day on which it is, by the name people know it by. */
export interface NamedDay {
  readonly day: Day;
  readonly name: string;
}

/**
 * The public holidays of a country (ISO 3166-1, two letters) in a year, by name in `locale` where the source has it, else in the country's own
 * language. Empty where the source knows none. The source is large and is loaded only when somebody asks.
 */
export async function publicHolidays(country: string, year: number, locale: Locale): Promise<NamedDay[]> {
  const { default: Holidays } = await import("date-holidays");
  const found = new Holidays(country, { types: ["public"] }).getHolidays(year, locale);
  const days = new Map<Day, string>();
  for (const { date, start, end, name } of found) {
    const first = parseDay(date.slice(0, 10));
    // What begins in the course of a day leaves that a working day.
    if (!first || !date.slice(10).startsWith(" 00:00")) continue;
    const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / msPerDay));
    for (let each = 0; each < count; each++) days.set(addDays(first, each), name);
  }
  return [...days].map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

const msPerDay = 86_400_000;

import { remembered } from "./remembered.ts";

declare const brand: unique symbol;
/** A calendar day in the seller's time zone, written `YYYY-MM-DD`; never an instant. Days compare as strings. */
export type Day = string & { readonly [brand]: "Day" };

/** Which days are working days: ISO weekdays (1 Monday … 7 Sunday), minus holidays, plus make-up work days. */
export interface Calendar {
  readonly weekdays: readonly number[];
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
}

/** Monday to Friday, no holidays: what a seller starts with. */
export const plainCalendar: Calendar = { weekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const msPerDay = 86_400_000;

/** Reads a day, or null where the text is not a day that exists (2026-02-30). Years 0001 to 9999. */
export function parseDay(text: string): Day | null {
  const parts = shape.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? (text as Day) : null;
}

/** Reads a day that is known to be one; throws where it is not, since that is a bug of the caller. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`not a day: ${text}`);
  return parsed;
}

/** The day it is in `timeZone` (IANA name) at `instant` (milliseconds since the epoch). */
export const dayAt = remembered((instant: number, timeZone: string): Day => {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString() as Day;
});

/** The first instant of a day in a time zone, in milliseconds since the epoch; daylight saving is accounted for. */
export function startOfDay(of: Day, timeZone: string): number {
  return Temporal.PlainDate.from(of).toZonedDateTime(timeZone).epochMilliseconds;
}

/** `of` moved by whole days. The day of an event is not counted (Regulation 1182/71 art. 3), so D + 180 is the last of 180 days. */
export function addDays(of: Day, days: number): Day {
  return fromEpochDays(toEpochDays(of) + days);
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDays(to) - toEpochDays(from);
}

/** Whether work is done on that day under the calendar. */
export function isWorkingDay(of: Day, calendar: Calendar): boolean {
  if (calendar.makeUpDays.includes(of)) return true;
  return calendar.weekdays.includes(weekday(of)) && !calendar.holidays.includes(of);
}

/** The `count`-th working day after `of`, which itself is not counted. Throws where the calendar has no working day in a year. */
export function addWorkingDays(of: Day, count: number, calendar: Calendar): Day {
  let at = of;
  let idle = 0;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at, calendar)) {
      left -= 1;
      idle = 0;
    } else if (++idle > 366) throw new Error("the calendar has no working day within a year");
  }
  return at;
}

/** Working days after `from` up to and with `to`; as a negative number, those after `to` up to and with `from`. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  const [first, last] = from <= to ? [from, to] : [to, from];
  let count = 0;
  for (let at = addDays(first, 1); at <= last; at = addDays(at, 1)) if (isWorkingDay(at, calendar)) count += 1;
  return from <= to ? count : -count;
}

/** The day itself where it is a working day, else the next one. Throws where the calendar has no working day in a year. */
export function workingDayFrom(first: Day, calendar: Calendar): Day {
  return isWorkingDay(first, calendar) ? first : addWorkingDays(first, 1, calendar);
}

/** ISO weekday, 1 Monday to 7 Sunday. */
export function weekday(of: Day): number {
  return ((((toEpochDays(of) + 3) % 7) + 7) % 7) + 1;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function split(of: Day): [number, number, number] {
  return [Number(of.slice(0, 4)), Number(of.slice(5, 7)), Number(of.slice(8, 10))];
}

function write(year: number, month: number, number: number): Day {
  if (year < 1 || year > 9999) throw new RangeError(`the year ${year} is outside 1 to 9999`);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}` as Day;
}

/** Counted in years that begin in March, so that a leap day is the last of its year; days are counted in great numbers. */
function toEpochDays(of: Day): number {
  const [year, month, number] = split(of);
  const sinceMarch = (month + 9) % 12;
  const marchYear = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * sinceMarch + 2) / 5) + number - 719_469;
}

function fromEpochDays(days: number): Day {
  const date = new Date(days * msPerDay);
  return write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

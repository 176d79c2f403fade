import type { Day } from "../core/day.ts";
import { dayWords } from "../core/day-words.ts";
import type { Locale } from "../core/locale.ts";

/** Days since 1970-01-01: how the engine holds a day, so that comparing and counting is plain arithmetic. */
export type EpochDay = number;

/** Reads `YYYY-MM-DD` into days since 1970-01-01, or NaN where it is not a day that exists (years 0001 to 9999). */
export function readEpochDay(text: string): EpochDay {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  if (year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month))
    return toEpoch(year, month, day);
  return Number.NaN;
}

/** The same; a day from 1970 to 2149 that was read before is looked up, since many cases share few days. */
export function recallEpochDay(text: string): EpochDay {
  const known = readBefore.get(text);
  if (known !== undefined) return known;
  const day = readEpochDay(text);
  if (day >= 0 && day < written.length) readBefore.set(text, day);
  return day;
}

/** The same of the ten bytes that begin at `at`. */
export function readEpochBytes(bytes: Uint8Array, at: number): EpochDay {
  if (at + 10 > bytes.length || bytes[at + 4] !== 45 || bytes[at + 7] !== 45) return Number.NaN;
  const year = digits(bytes, at) * 100 + digits(bytes, at + 2);
  const month = digits(bytes, at + 5);
  const day = digits(bytes, at + 8);
  if (year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month))
    return toEpoch(year, month, day);
  return Number.NaN;
}

/** Writes days since 1970-01-01 as `YYYY-MM-DD`; throws a RangeError outside the years 1 to 9999. */
export function writeEpochDay(day: EpochDay): Day {
  const known = written[day];
  if (known !== undefined) return known;
  const { year, month, date } = civil(day);
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`a date in the year ${year} is outside the years 1 to 9999`);
  const text =
    `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${date < 10 ? "0" : ""}${date}` as Day;
  if (day >= 0 && day < written.length) written[day] = text;
  return text;
}

/** A day as people write it (24 Mar 2026); throws a RangeError outside the years 1 to 9999. */
export function tellEpochDay(day: EpochDay, locale: Locale): string {
  const known = told[locale][day];
  if (known !== undefined) return known;
  const text = dayWords(writeEpochDay(day), locale);
  if (day >= 0 && day < told[locale].length) told[locale][day] = text;
  return text;
}

/** `day` moved by months: the same day number, or the month's last day. Fractions of a month are cut off. */
export function addEpochMonths(day: EpochDay, months: number): EpochDay {
  const { year, month, date } = civil(day);
  const count = year * 12 + (month - 1) + Math.trunc(months);
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  if (!(toYear >= 1 && toYear <= 9999))
    throw new RangeError(`a date in the year ${toYear} is outside the years 1 to 9999`);
  return toEpoch(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth)));
}

/** Year, month and day number of a day. */
export function civil(day: EpochDay): { year: number; month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const index = Math.floor((5 * ofYear + 2) / 153);
  const month = index < 10 ? index + 3 : index - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: ofYear - Math.floor((153 * index + 2) / 5) + 1,
  };
}

const monthLengths = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const monthStarts = monthLengths.map((_, month) => monthLengths.slice(1, month).reduce((sum, each) => sum + each, 0));

/** The first day of each year from 1 to 9999, so that reading a date is a look-up. */
const yearStarts = Int32Array.from({ length: 10_000 }, (_, year) => {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719_162;
});

/** The texts of days from 1970 to 2149 that have been written before. */
const written = noneYet<Day>();
/** The days of the texts that have been read before, as many at most. */
const readBefore = new Map<string, EpochDay>();
const told: Readonly<Record<Locale, (string | undefined)[]>> = { en: noneYet(), es: noneYet(), zh: noneYet() };

function noneYet<T>(): (T | undefined)[] {
  return Array.from<T | undefined>({ length: 65_536 });
}

function toEpoch(year: number, month: number, date: number): EpochDay {
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return yearStarts[year]! + monthStarts[month]! + leapDay + date - 1;
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : monthLengths[month]!;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number that two digits write; so far below zero that no date has it where they are not digits. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
}

function digits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
}

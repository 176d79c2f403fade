import { countedUpTo } from "../core/counted.ts";
import { type Day, daysBetween } from "../core/day.ts";
import { type Locale, localeTags } from "../core/locale.ts";
import { type Money, minorDigits } from "../core/money.ts";
import { useLocale } from "./locale.ts";

/** How days, instants, money and sizes are written for one reader. */
export interface Format {
  /** 1 Jun 2026 */
  day(day: string): string;
  /** 1 Jun 2026 (in 12 days) */
  dayAndDistance(day: string): string;
  /** in 12 days */
  distance(day: string): string;
  /** Monday, 1 June 2026 */
  longDay(day: string): string;
  /** 14:05, in the reader's time zone */
  time(instant: string): string;
  /** 1 Jun 2026, 14:05 */
  instant(instant: string): string;
  /** The reader's calendar day of an instant. */
  dayOf(instant: string): string;
  money(money: Money): string;
  number(value: number): string;
  /** A count of the API's: 1,000+ from where it counts no further. */
  count(value: number): string;
  bytes(bytes: number): string;
  /** The name of a country by its ISO 3166-1 code. */
  country(code: string): string;
}

/** Formats for the reader's language. */
export function useFormat(): Format {
  return formatIn(useLocale());
}

/** The reader's present calendar day. */
export function today(now: Date = new Date()): Day {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}` as Day;
}

const made = new Map<Locale, Format>();

/** Formats for one language. */
export function formatIn(locale: Locale): Format {
  let format = made.get(locale);
  if (!format) {
    format = makeFormat(localeTags[locale]);
    made.set(locale, format);
  }
  return format;
}

function makeFormat(tag: string): Format {
  const days = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const longDays = new Intl.DateTimeFormat(tag, { dateStyle: "full", timeZone: "UTC" });
  const times = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit" });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const countries = new Intl.DisplayNames(tag, { type: "region" });
  const day = (text: string) => days.format(noon(text));
  const dayOf = (instant: string) => today(new Date(instant));
  const distance = (text: string) => relative.format(...steps(daysBetween(today(), text as Day)));
  return {
    day,
    distance,
    dayAndDistance: (text) => `${day(text)} (${distance(text)})`,
    longDay: (text) => longDays.format(noon(text)),
    time: (instant) => times.format(new Date(instant)),
    instant: (instant) => `${day(dayOf(instant))}, ${times.format(new Date(instant))}`,
    dayOf,
    money: (money) => writeMoney(tag, money),
    number: (value) => new Intl.NumberFormat(tag).format(value),
    count: (value) =>
      new Intl.NumberFormat(tag).format(Math.min(value, countedUpTo)) + (value < countedUpTo ? "" : "+"),
    bytes: (bytes) => writeBytes(tag, bytes),
    country: (code) => countries.of(code) ?? code,
  };
}

/** Days up to two months, then months, from two years on years. */
function steps(days: number): [number, Intl.RelativeTimeFormatUnit] {
  const away = Math.abs(days);
  if (away < 60) return [days, "day"];
  return away < 730 ? [Math.round(days / 30.44), "month"] : [Math.round(days / 365.25), "year"];
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

function writeMoney(tag: string, money: Money): string {
  const amount = money.amount / 10 ** minorDigits(money.currency);
  return new Intl.NumberFormat(tag, { style: "currency", currency: money.currency }).format(amount);
}

function writeBytes(tag: string, bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(tag, {
    style: "unit",
    unit: units[power] ?? "byte",
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}

import { civil } from "../../../epoch.ts";
import { daysOf, makeDate, makeTime, monthsOf, readDate, readDateTime, readLength, readTime } from "../moments.ts";
import { type Functions, way } from "../signature.ts";
import type { FeelDate, FeelDateTime, FeelTime, Span } from "../values.ts";

type Dated = FeelDate | FeelDateTime;

/** The functions of dates, times and lengths of time, but those that ask a clock. */
export const momentFunctions: Functions = {
  date: {
    ways: [
      way("from: string", (text: string) => readDate(text)),
      way("from: date|dateTime", (from: Dated) => ({ kind: "date", days: from.days })),
      way("year: number, month: number, day: number", (year: number, month: number, day: number) =>
        makeDate(year, month, day),
      ),
    ],
  },
  time: {
    ways: [
      way("from: string", (text: string) => readTime(text)),
      way("from: time|dateTime", ({ nanos, offset, zone }: FeelTime | FeelDateTime) => ({
        kind: "time",
        nanos,
        offset,
        zone,
      })),
      way("from: date", () => ({ kind: "time", nanos: 0, offset: 0, zone: null })),
      way(
        "hour: number, minute: number, second: number, offset: span|null?",
        (hour: number, minute: number, second: number, offset: Span | null) => makeTime(hour, minute, second, offset),
      ),
    ],
  },
  "date and time": {
    ways: [
      way("from: string", (text: string) => readDateTime(text)),
      way("from: dateTime", (from: FeelDateTime) => from),
      way("from: date", ({ days }: FeelDate) => ({ kind: "date and time", days, nanos: 0, offset: null, zone: null })),
      way("date: date|dateTime, time: time", ({ days }: Dated, { nanos, offset, zone }: FeelTime) => ({
        kind: "date and time",
        days,
        nanos,
        offset,
        zone,
      })),
    ],
  },
  duration: { ways: [way("from: string", (text: string) => readLength(text))] },
  "years and months duration": {
    ways: [
      way("from: date|dateTime, to: date|dateTime", (from: Dated, to: Dated) => monthsOf(monthsBetween(from, to))),
    ],
  },
  "day of year": {
    ways: [way("date: date|dateTime", ({ days }: Dated) => days - daysOf(civil(days).year, 1, 1) + 1)],
  },
  "day of week": { ways: [way("date: date|dateTime", (date: Dated) => weekdays[weekday(date.days) - 1]!)] },
  "month of year": { ways: [way("date: date|dateTime", ({ days }: Dated) => months[civil(days).month - 1]!)] },
  "week of year": { ways: [way("date: date|dateTime", ({ days }: Dated) => weekOf(days))] },
};

/** The number of a day in its week, Monday first. */
export function weekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Whole months from one day to the other, cut off towards nothing; the time of day does not count. */
function monthsBetween(from: Dated, to: Dated): number {
  if (to.days < from.days) return -monthsBetween(to, from) || 0;
  const [start, end] = [civil(from.days), civil(to.days)];
  return (end.year - start.year) * 12 + end.month - start.month - (end.date < start.date ? 1 : 0);
}

/** The week of ISO 8601: the one that holds the year's first Thursday is the first. */
function weekOf(days: number): number {
  const thursday = days - weekday(days) + 4;
  return Math.floor((thursday - daysOf(civil(thursday).year, 1, 1)) / 7) + 1;
}

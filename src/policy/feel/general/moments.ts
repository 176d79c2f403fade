import { civil } from "../../epoch.ts";
import type { Clock, FeelDate, FeelDateTime, FeelTime, Length, Months, Span } from "./values.ts";
import { nanosOfDay } from "./values.ts";

const second = 1_000_000_000;
const furthestYear = 999_999_999;

/** A day of the proleptic Gregorian calendar; null where it does not exist. */
export function makeDate(year: number, month: number, date: number): FeelDate | null {
  if (![year, month, date].every(Number.isInteger) || Math.abs(year) > furthestYear) return null;
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return null;
  return { kind: "date", days: daysOf(year, month, date) };
}

/** A time of day; null where it does not exist. */
export function makeTime(hour: number, minute: number, seconds: number, offset: Span | null): FeelTime | null {
  if (!Number.isInteger(hour) || !Number.isInteger(minute)) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || !(seconds >= 0 && seconds < 60)) return null;
  const east = offset === null ? null : Number(offset.nanos / BigInt(second));
  if (east !== null && Math.abs(east) > 18 * 3600) return null;
  return {
    kind: "time",
    nanos: (hour * 60 + minute) * 60 * second + Math.round(seconds * second),
    offset: east,
    zone: null,
  };
}

/** `2025-01-31`; years of more than four digits, and before the year 0, as the standard writes them. */
export function readDate(text: string): FeelDate | null {
  const match = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/.exec(text);
  return match && makeDate(Number(match[2]) * (match[1] ? -1 : 1), Number(match[3]), Number(match[4]));
}

/** `10:30:00`, with a fraction, and with `Z`, an offset or a zone after `@`. */
export function readTime(text: string): FeelTime | null {
  const clock = readClock(text, 0);
  return clock && { kind: "time", ...clock };
}

/** `2025-01-31T10:30:00Z`, or a day alone, which then begins at midnight. */
export function readDateTime(text: string): FeelDateTime | null {
  const [left, right] = [text.slice(0, text.indexOf("T")), text.slice(text.indexOf("T") + 1)];
  const date = readDate(text.includes("T") ? left : text);
  if (!date) return null;
  const clock = text.includes("T") ? readClock(right, date.days) : { nanos: 0, offset: null, zone: null };
  return clock && { kind: "date and time", days: date.days, ...clock };
}

/** `P1Y2M`, or `P1DT2H3M4.5S`. */
export function readLength(text: string): Length | null {
  const months = /^(-)?P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/.exec(text);
  if (months) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return Number.isSafeInteger(count) ? monthsOf(months[1] ? -count : count) : null;
  }
  const match = /^(-)?P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/.exec(text);
  if (!match) return null;
  const [, minus, days = "0", hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  const whole = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const nanos = whole * BigInt(second) + BigInt(fraction.slice(0, 9).padEnd(9, "0"));
  return spanOf(minus ? -nanos : nanos);
}

export function monthsOf(count: number): Months {
  return { kind: "years and months duration", count };
}

export function spanOf(nanos: bigint): Span {
  return { kind: "days and time duration", nanos };
}

/** The moment as the standard writes it. */
export function writeMoment(value: FeelDate | FeelTime | FeelDateTime): string {
  if (value.kind === "date") return writeDate(value.days);
  const time = writeClock(value);
  return value.kind === "time" ? time : `${writeDate(value.days)}T${time}`;
}

/** The length as the standard writes it. */
export function writeLength(value: Length): string {
  if (value.kind === "years and months duration") {
    const count = Math.abs(value.count);
    const [years, months] = [Math.floor(count / 12), count % 12];
    const text = `P${years > 0 ? `${years}Y` : ""}${months > 0 || years === 0 ? `${months}M` : ""}`;
    return value.count < 0 ? `-${text}` : text;
  }
  const size = value.nanos < 0n ? -value.nanos : value.nanos;
  const [days, rest] = [size / nanosOfDay, Number(size % nanosOfDay)];
  const [hours, minutes] = [Math.floor(rest / (3600 * second)), Math.floor(rest / (60 * second)) % 60];
  const seconds = rest % (60 * second);
  const parts = [
    hours > 0 ? `${hours}H` : "",
    minutes > 0 ? `${minutes}M` : "",
    seconds > 0 ? `${fractional(seconds)}S` : "",
  ].join("");
  const text = `P${days > 0n ? `${days}D` : ""}${parts ? `T${parts}` : days > 0n ? "" : "T0S"}`;
  return value.nanos < 0n ? `-${text}` : text;
}

/** A moment's day and clock moved by nanoseconds of its own clock. */
export function moveClock(days: number, nanos: number, by: bigint): { days: number; nanos: number } {
  const total = BigInt(days) * nanosOfDay + BigInt(nanos) + by;
  const rest = ((total % nanosOfDay) + nanosOfDay) % nanosOfDay;
  return { days: Number((total - rest) / nanosOfDay), nanos: Number(rest) };
}

/** A day moved by months: the same day number, or the month's last day; null beyond the calendar. */
export function moveMonths(days: number, months: number): number | null {
  const { year, month, date } = civil(days);
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return makeDate(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth)))?.days ?? null;
}

/** The seconds east of UTC that a zone has at a moment of its own clock; null where there is no such zone. */
export function zoneOffset(zone: string, days: number, nanos: number): number | null {
  try {
    // Beyond what a Date holds, the same day of the calendar's cycle of 400 years stands for it.
    const near = Math.abs(days) > 90_000_000 ? days % 146_097 : days;
    const local = new Date(near * 86_400_000 + Math.floor(nanos / 1_000_000)).getTime();
    const guess = offsetAt(zone, local);
    return offsetAt(zone, local - guess * 1000);
  } catch {
    return null;
  }
}

/** The number of a day from 1970-01-01 on, for any year. */
export function daysOf(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - 719_468;
}

function readClock(text: string, days: number): Clock | null {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:(Z)|([+-])(\d\d):(\d\d)(?::(\d\d))?|@(.+))?$/.exec(text);
  if (!match) return null;
  const [hour, minute, seconds] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (hour > 23 || minute > 59 || seconds > 59) return null;
  const fraction = Number((match[4] ?? "").slice(0, 9).padEnd(9, "0"));
  const nanos = ((hour * 60 + minute) * 60 + seconds) * second + fraction;
  if (match[5]) return { nanos, offset: 0, zone: null };
  if (match[10] !== undefined) {
    const offset = zoneOffset(match[10], days, nanos);
    return offset === null ? null : { nanos, offset, zone: match[10] };
  }
  if (match[6] === undefined) return { nanos, offset: null, zone: null };
  if (Number(match[8]) > 59 || Number(match[9] ?? 0) > 59) return null;
  const size = (Number(match[7]) * 60 + Number(match[8])) * 60 + Number(match[9] ?? 0);
  return size > 18 * 3600 ? null : { nanos, offset: match[6] === "-" ? -size : size, zone: null };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(zone: string, epochMilliseconds: number): number {
  let format = formats.get(zone);
  if (!format) {
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError(`no zone is called ${zone}`);
    format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  const name = format.formatToParts(epochMilliseconds).find((part) => part.type === "timeZoneName")!.value;
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/.exec(name)!;
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === "-" ? -size : size;
}

function writeDate(days: number): string {
  const { year, month, date } = civil(days);
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-${two(month)}-${two(date)}`;
}

function writeClock({ nanos, offset, zone }: Clock): string {
  const [hour, minute] = [Math.floor(nanos / (3600 * second)), Math.floor(nanos / (60 * second)) % 60];
  const rest = nanos % (60 * second);
  const seconds = `${two(Math.floor(rest / second))}${fractional(rest % second).slice(1)}`;
  return `${two(hour)}:${two(minute)}:${seconds}${zone ? `@${zone}` : offset === null ? "" : writeOffset(offset)}`;
}

function writeOffset(offset: number): string {
  if (offset === 0) return "Z";
  const size = Math.abs(offset);
  const rest = size % 60 > 0 ? `:${two(size % 60)}` : "";
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${rest}`;
}

/** Nanoseconds as seconds, without zeros at the end. */
function fractional(nanos: number): string {
  const fraction = String(nanos % second)
    .padStart(9, "0")
    .replace(/0+$/, "");
  return `${Math.floor(nanos / second)}${fraction ? `.${fraction}` : ""}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function monthLength(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

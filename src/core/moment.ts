import { type Day, dayAt, parseDay } from "./day.ts";

/** When something happened: an instant to put things in order by, and the day people call it. */
export interface Moment {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly on: Day;
}

const local = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?$/;
const zoned = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads a time that another house wrote (ISO 8601, or with a blank). Its day is the one it writes, which is the day where it happened; only a time in UTC says nothing of
 * that place and is told as the seller's day. Null for what is no time.
 */
export function momentOf(time: string | null, timeZone: string): Moment | null {
  const text = time?.trim() ?? "";
  const withZone = zoned.exec(text);
  if (withZone) {
    const at = Date.parse(text.replace(" ", "T").replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
    const written = parseDay(withZone[1] ?? "");
    if (!written || Number.isNaN(at)) return null;
    return { at, on: withZone[2] === "Z" ? dayAt(at, timeZone) : written };
  }
  const parts = local.exec(text);
  const on = parts && parseDay(parts[1] ?? "");
  if (!on) return null;
  const clock = parts[2] ?? "12:00";
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(clock)) return null;
  const at = Temporal.PlainDateTime.from(`${on}T${clock}`).toZonedDateTime(timeZone).epochMilliseconds;
  return { at, on };
}

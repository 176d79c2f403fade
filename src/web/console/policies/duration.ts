export const durationUnits = ["D", "W", "M", "Y"] as const;
/** Days, weeks, months, years as ISO 8601 writes them. */
export type DurationUnit = (typeof durationUnits)[number];

/** A duration of one unit, such as P180D; null for one of several units or with a time of day. */
export function readDuration(value: string): { readonly count: number; readonly unit: DurationUnit } | null {
  const parts = /^P(\d{1,6})([DWMY])$/.exec(value);
  const unit = durationUnits.find((one) => one === parts?.[2]);
  return unit ? { count: Number(parts?.[1]), unit } : null;
}

/** Writes it as ISO 8601 does; weeks as days, since FEEL has none. */
export function writeDuration(count: number, unit: DurationUnit): string {
  return unit === "W" ? `P${count * 7}D` : `P${count}${unit}`;
}

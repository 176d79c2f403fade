import type { Day } from "./day.ts";
import { inEach, type Locale, localeTags, type Text } from "./locale.ts";

/** A date format of Intl, made once for its settings: each holds 20 kB that the garbage collector does not count. */
export const dateFormat = kept((locale: string, options: Intl.DateTimeFormatOptions) => {
  return new Intl.DateTimeFormat(locale, options);
});

/** An instant with its zone, to the second: 5 March 2026 at 10:00:00 CET. */
export function instantWords(at: Date, locale: Locale, timeZone: string): string {
  return dateFormat(localeTags[locale], { dateStyle: "long", timeStyle: "long", timeZone }).format(at);
}

/** A day in each language, as sentences name it: 5 Mar 2026. */
export function dayInWords(day: Day): Text {
  const at = new Date(`${day}T00:00:00Z`);
  return inEach((locale) =>
    dateFormat(localeTags[locale], { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(at),
  );
}

/** A number format of Intl, made once for its settings. */
export const numberFormat = kept((locale: string, options: Intl.NumberFormatOptions) => {
  return new Intl.NumberFormat(locale, options);
});

/** "in 12 days", "tomorrow": a format of Intl, made once for its settings. */
export const relativeTimeFormat = kept((locale: string, options: Intl.RelativeTimeFormatOptions) => {
  return new Intl.RelativeTimeFormat(locale, options);
});

function kept<O, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    let format = made.get(key);
    if (!format) made.set(key, (format = make(locale, options)));
    return format;
  };
}

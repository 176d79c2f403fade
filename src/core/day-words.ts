import type { Locale } from "./locale.ts";

/**
 * A day (`YYYY-MM-DD`) as people write it: 1 Jun 2026, 1 jun 2026, 2026年6月1日. The names of the months are kept here, not asked of the
 * machine: decisions hold such sentences and are proved byte for byte years later.
 */
export function dayWords(day: string, locale: Locale): string {
  const [year, month, number] = day.split("-").map(Number) as [number, number, number];
  if (locale === "zh") return `${year}年${month}月${number}日`;
  return `${number} ${months[locale][month - 1]} ${year}`;
}

const months = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  es: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
} as const;

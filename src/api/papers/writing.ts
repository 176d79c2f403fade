import { dayWords } from "../../core/day-words.ts";
import { numberFormat } from "../../core/formats.ts";
import { type Locale, localeTags } from "../../core/locale.ts";
import { type Money, minorDigits } from "../../core/money.ts";

/** How a paper writes days, money, countries, weights and customs codes in its language. */
export interface Writing {
  /** 12 May 2026 */
  day(day: string): string;
  money(money: Money): string;
  /** The name of a country by its ISO code. */
  country(code: string): string;
  /** 13.5 kg */
  weight(grams: number): string;
  number(value: number): string;
  /** 8471.50 */
  customsCode(digits: string): string;
}

/** How papers are written in a language. */
export function writingIn(locale: Locale): Writing {
  const tag = localeTags[locale];
  const countries = new Intl.DisplayNames(tag, { type: "region" });
  const kilograms = numberFormat(tag, { style: "unit", unit: "kilogram", maximumFractionDigits: 2 });
  return {
    day: (day) => dayWords(day, locale),
    money: ({ amount, currency }) =>
      numberFormat(tag, { style: "currency", currency }).format(amount / 10 ** minorDigits(currency)),
    country: (code) => countries.of(code) ?? code,
    weight: (grams) => kilograms.format(grams / 1000),
    number: (value) => numberFormat(tag, {}).format(value),
    customsCode: (digits) => [digits.slice(0, 4), ...(digits.slice(4).match(/..?/g) ?? [])].join("."),
  };
}

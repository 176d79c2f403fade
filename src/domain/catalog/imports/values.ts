import { isCurrency, minorDigits } from "../../../core/money.ts";
import { dictionary } from "../../../policy/index.ts";
import type { ImportFaultCode } from "./faults.ts";

/** A cell's value, or why it has none. */
export type Read<T> = { readonly value: T } | { readonly fault: ImportFaultCode };

/**
 * An amount in minor units. Accepts 1299, 1299.00, 1299,00, 1,299.00 and 1.299,00; one separator before three digits
 * (1,299) can mean two things and is refused.
 */
export function readAmount(text: string, currency: string): Read<number> {
  const digits = minorDigits(currency);
  const parts = /^(\d{1,12}|\d{1,3}(?:[ '.,]\d{3})+)(?:([.,])(\d+))?$/.exec(text);
  if (!parts) return { fault: "not_an_amount" };
  const [, whole = "", point, decimals = ""] = parts;
  const separators = [...new Set(whole.replaceAll(/\d/g, ""))];
  const groups = whole.split(/\D/).length - 1;
  if (separators.length > 1 || (point && separators[0] === point)) return { fault: "not_an_amount" };
  if (groups === 1 && !point && /[.,]/.test(separators[0] ?? "")) return { fault: "ambiguous_amount" };
  if (decimals.length > digits) return { fault: decimals.length === 3 ? "ambiguous_amount" : "not_an_amount" };
  const amount = Number(whole.replaceAll(/\D/g, "") + decimals.padEnd(digits, "0"));
  return Number.isSafeInteger(amount) ? { value: amount } : { fault: "not_an_amount" };
}

/** A currency by its ISO 4217 code. */
export function readCurrency(text: string): Read<string> {
  const code = text.toUpperCase();
  return isCurrency(code) ? { value: code } : { fault: "not_a_currency" };
}

/** A code of the Harmonised System, six to ten digits; dots and blanks do not matter. */
export function readCustomsCode(text: string): Read<string> {
  const digits = text.replaceAll(/[\s.]/g, "");
  return /^\d{6,10}$/.test(digits) ? { value: digits } : { fault: "not_a_customs_code" };
}

/** A country by its ISO 3166-1 code. */
export function readCountry(text: string): Read<string> {
  const code = text.toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? { value: code } : { fault: "not_a_country" };
}

/** A whole number between two bounds. */
export function readWhole(least: number, most: number): (text: string) => Read<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? { value } : { fault: "not_a_whole_number" };
  };
}

/** A weight in grams, from kilograms (13.5, 13,5 kg) or grams (13500 g). */
export function readWeight(text: string): Read<number> {
  const parts = /^(\d{1,6})(?:[.,](\d{1,3}))?\s*(kg|g)?$/i.exec(text);
  if (!parts) return { fault: "not_a_weight" };
  const [, whole = "", decimals = "", unit = "kg"] = parts;
  const value = unit.toLowerCase() === "g" ? Number(whole) : Number(whole) * 1000 + Number(decimals.padEnd(3, "0"));
  return value > 0 && !(unit.toLowerCase() === "g" && decimals) ? { value } : { fault: "not_a_weight" };
}

/** Yes or no, in English, Spanish or Chinese. */
export function readFlag(text: string): Read<boolean> {
  const word = text.toLowerCase();
  if (["yes", "y", "true", "1", "x", "sí", "si", "是"].includes(word)) return { value: true };
  if (["no", "n", "false", "0", "否"].includes(word)) return { value: false };
  return { fault: "not_yes_or_no" };
}

/** One of the values of a fact of the dictionary, by its name or by its word in any language. */
export function readChoice(fact: "unit.category" | "purchase.channel", text: string): Read<string> {
  const wanted = text.toLowerCase();
  for (const [value, words] of Object.entries(dictionary[fact].values)) {
    if ([value, value.replaceAll("_", " "), ...Object.values(words)].some((word) => word.toLowerCase() === wanted)) {
      return { value };
    }
  }
  return { fault: "not_a_choice" };
}

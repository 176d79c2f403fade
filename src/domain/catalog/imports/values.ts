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

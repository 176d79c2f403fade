import { numberFormat } from "./formats.ts";
import { type Locale, localeTags, type Text } from "./locale.ts";

/** An amount in integer minor units (cents; yen have none) of an ISO 4217 currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The sum of amounts of one currency; throws on mixed currencies, since no rate is known here. */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  let amount = first.amount;
  for (const other of others) {
    if (other.currency !== first.currency) throw new Error(`cannot add ${other.currency} to ${first.currency}`);
    amount += other.amount;
  }
  return { amount: safe(amount), currency: first.currency };
}

/** `percent` of an amount (hundredths allowed), rounded half to even: the one rounding rule of the product. */
export function percentOf(money: Money, percent: number): Money {
  const scaled = BigInt(safe(money.amount)) * BigInt(Math.round(percent * 100));
  return { amount: safe(Number(divideHalfEven(scaled, 10_000n))), currency: money.currency };
}

/** How many minor digits a currency has, from the runtime's CLDR data: EUR 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount with its currency's code, which no reader can mistake: `EUR 1,250.00`, `1250,00 EUR`. */
export function sayMoney({ amount, currency }: Money, locale: Locale): string {
  const format = numberFormat(localeTags[locale], { style: "currency", currency, currencyDisplay: "code" });
  return format.format(amount / 10 ** minorDigits(currency)).replaceAll("\u00a0", " ");
}

/** The same in each language, for sentences that are filled in without knowing the reader's. */
export function moneyText(money: Money): Text {
  return { en: sayMoney(money, "en"), es: sayMoney(money, "es"), zh: sayMoney(money, "zh") };
}

/** Whether the text is a currency that this runtime knows (ISO 4217). */
export function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf("currency"));
  return currencies.has(code);
}

let currencies: ReadonlySet<string> | undefined;

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  const magnitude = twice < 0n ? -twice : twice;
  const away = numerator < 0n ? -1n : 1n;
  if (magnitude > denominator || (magnitude === denominator && quotient % 2n !== 0n)) return quotient + away;
  return quotient;
}

function safe(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a safe integer of minor units: ${amount}`);
  return amount;
}

import type { Answer, Body } from "../../../api/contract/index.ts";
import { type Locale, locales } from "../../../core/locale.ts";
import { minorDigits } from "../../../core/money.ts";

/** A product with all that the console knows of it. */
export type Product = Answer<"GET /v1/sellers/{seller}/products/{product}">;
export type Kind = Product["category"];
type Change = Body<"PATCH /v1/sellers/{seller}/products/{product}">;

/** The kinds of product, in the order of a list. */
export const kinds: readonly Kind[] = [
  "miner",
  "hash_board",
  "control_board",
  "power_supply",
  "mini_pc",
  "accessory",
  "general",
];

/** The sides of a box. */
export const sides = ["length", "width", "height"] as const;
type Side = (typeof sides)[number];
type Figure = number | string;

/** A product as it is typed. */
export interface Draft {
  readonly titles: Readonly<Record<Locale, string>>;
  readonly abouts: Readonly<Record<Locale, string>>;
  readonly price: Figure;
  readonly restockDays: Figure;
  readonly testNeeded: boolean;
  readonly airTransport: Product["airTransport"];
  readonly hsCode: string;
  readonly origin: string | null;
  readonly netWeight: Figure;
  readonly packedWeight: Figure;
  /** Millimetres. */
  readonly size: Readonly<Record<Side, Figure>>;
  readonly shown: boolean;
}

/** What is known of a product, to be edited; of none, an empty one. */
export function draftOf(product: Product | null): Draft {
  const words = (of: Product["titles"] | undefined) =>
    Object.fromEntries(locales.map((locale) => [locale, of?.[locale] ?? ""])) as Record<Locale, string>;
  const { size } = product ?? { size: null };
  return {
    titles: words(product?.titles),
    abouts: words(product?.abouts),
    price: product ? product.price.amount / 10 ** minorDigits(product.price.currency) : "",
    restockDays: product?.restockDays ?? "",
    testNeeded: product?.testNeeded ?? false,
    airTransport: product?.airTransport ?? "allowed",
    hsCode: product?.hsCode ?? "",
    origin: product?.origin ?? null,
    netWeight: product?.netWeightGrams ? product.netWeightGrams / 1000 : "",
    packedWeight: product?.packedWeightGrams ? product.packedWeightGrams / 1000 : "",
    size: { length: size?.lengthMm ?? "", width: size?.widthMm ?? "", height: size?.heightMm ?? "" },
    shown: product?.shown ?? true,
  };
}

/** What was typed, as it is sent. */
export function changeOf(draft: Draft, currency: string): Change & { price: number; titles: Product["titles"] } {
  const words = (of: Readonly<Record<Locale, string>>) =>
    Object.fromEntries(locales.flatMap((locale) => (of[locale].trim() ? [[locale, of[locale]]] : [])));
  const { length, width, height } = draft.size;
  const sized = [length, width, height].some((figure) => figure !== "");
  const grams = (kilograms: Figure) => (kilograms === "" ? null : Math.round(Number(kilograms) * 1000));
  const hsCode = draft.hsCode.replaceAll(/[\s.]/g, "");
  return {
    titles: words(draft.titles),
    abouts: words(draft.abouts),
    price: Math.round((Number(draft.price) || 0) * 10 ** minorDigits(currency)),
    restockDays: draft.restockDays === "" ? null : Number(draft.restockDays),
    testNeeded: draft.testNeeded,
    airTransport: draft.airTransport,
    hsCode: hsCode || null,
    origin: draft.origin,
    netWeightGrams: grams(draft.netWeight),
    packedWeightGrams: grams(draft.packedWeight),
    size: sized ? { lengthMm: Number(length), widthMm: Number(width), heightMm: Number(height) } : null,
    shown: draft.shown,
  };
}

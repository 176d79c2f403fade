import { minorDigits } from "../../../core/money.ts";
import type { Quote } from "../../data.ts";

/** One row of a quote while it is written: the price in whole units of the currency, an emptied field as text. */
export interface ItemDraft {
  readonly id: number;
  readonly kind: Quote["items"][number]["kind"];
  readonly text: string;
  /** The customer may leave it out. */
  readonly optional: boolean;
  /** Of the shelf, for a spare part. */
  readonly partId: string | null;
  readonly quantity: number | string;
  readonly price: number | string;
}

/** A field of a row that is not filled in rightly. */
export interface ItemFault {
  readonly id: number;
  readonly field: "text" | "quantity" | "price";
}

export const itemKinds = [
  "part",
  "labour",
  "freight",
  "spare_part",
  "express",
  "other",
] as const satisfies readonly ItemDraft["kind"][];

/** A row to fill in. */
export function blankItem(id: number): ItemDraft {
  return { id, kind: id === 1 ? "part" : "labour", text: "", optional: false, partId: null, quantity: 1, price: "" };
}

/** What is still wrong, row by row. */
export function faultsOf(items: readonly ItemDraft[]): ItemFault[] {
  return items.flatMap(({ id, text, quantity, price }) => [
    ...(text.trim() === "" ? [{ id, field: "text" } as const] : []),
    ...(Number.isInteger(Number(quantity)) && Number(quantity) >= 1 ? [] : [{ id, field: "quantity" } as const]),
    ...(price !== "" && Number(price) >= 0 ? [] : [{ id, field: "price" } as const]),
  ]);
}

/** The rows as the API takes them: amounts in minor units of the currency. */
export function bodyOf(items: readonly ItemDraft[], currency: string) {
  return {
    currency,
    items: items.map((item) => ({
      kind: item.kind,
      text: item.text.trim(),
      optional: isOptional(item),
      partId: item.kind === "spare_part" ? item.partId : null,
      quantity: Number(item.quantity),
      unitAmount: minorUnits(item.price, currency),
    })),
  };
}

/** Whether the customer may leave the row out; a faster way back always. */
export function isOptional({ kind, optional }: Pick<ItemDraft, "kind" | "optional">): boolean {
  return optional || kind === "express";
}

/** The total in minor units without what is optional, rows that are not filled in counted as nothing. */
export function totalOf(items: readonly ItemDraft[], currency: string): number {
  return items
    .filter((item) => !isOptional(item))
    .reduce((sum, item) => sum + (Number(item.quantity) || 0) * minorUnits(item.price, currency), 0);
}

function minorUnits(price: number | string, currency: string): number {
  return Math.round((Number(price) || 0) * 10 ** minorDigits(currency));
}

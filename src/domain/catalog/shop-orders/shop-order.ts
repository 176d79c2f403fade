import type { Day } from "../../../core/day.ts";
import type { ImportFault } from "../imports/faults.ts";
import type { ShopOrderState } from "../lifecycle.ts";

/** An order as another shop's export tells it; null where it does not. */
export interface ShopOrder {
  /** Where it begins in the file. */
  readonly line: number;
  readonly externalId: string;
  readonly number: string;
  readonly state: ShopOrderState;
  readonly placedOn: Day | null;
  readonly paidOn: Day | null;
  readonly shippedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly currency: string;
  readonly total: number | null;
  readonly buyerName: string | null;
  /** Lower case. */
  readonly buyerEmail: string | null;
  /** Whether it names a company. */
  readonly business: boolean;
  readonly country: string | null;
  readonly channel: "official" | null;
  readonly lines: readonly ShopOrderLine[];
}

export interface ShopOrderLine {
  readonly sku: string | null;
  readonly title: string;
  readonly maker: string | null;
  readonly quantity: number;
  /** What was paid for one, after discounts; minor units of the order's currency. */
  readonly unitPrice: number | null;
  readonly serials: readonly string[];
}

/** An order that was read, or every fault of one that was not. */
export type ReadOrder = { readonly order: ShopOrder } | { readonly faults: readonly ImportFault[] };

/** The number as people compare it: without case, blanks and the `#` that shops put before it. */
export function orderKey(number: string): string {
  return number.trim().replace(/^#/, "").toUpperCase();
}

/** Whether a name of a property stands for serial numbers. */
export function namesSerials(name: string): boolean {
  return /^_?(serials?|serial[ _-]?(no|numbers?)\.?|s\/?n|n[úu]meros? de serie|序列号)$/i.test(name.trim());
}

/** Serial numbers out of a text or a list; separated by comma, semicolon or line break. */
export function serialsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(serialsIn);
  if (typeof value !== "string" && typeof value !== "number") return [];
  return String(value)
    .split(/[,;\n\r]+/)
    .map((serial) => serial.trim())
    .filter((serial) => serial !== "");
}

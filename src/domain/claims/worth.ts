import type { Money } from "../../core/money.ts";
import type { LineRecord } from "./record.ts";

/** What was paid for what a line is about: its unit, or so many pieces of an order's line; null where nobody knows. */
export function worthOfLine({ unit, goods }: Pick<LineRecord, "unit" | "goods">): Money | null {
  if (unit?.price || !goods) return unit?.price ?? null;
  return { amount: goods.price.amount * goods.quantity, currency: goods.price.currency };
}

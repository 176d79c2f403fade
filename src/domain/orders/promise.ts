import { addDays, type Day } from "../../core/day.ts";
import type { Context } from "../context.ts";
import { today } from "../policies/index.ts";
import type { OrderLine, OrderRecord, Promised } from "./record.ts";

/** Days after the confirmed payment by which goods ship, where the product says nothing of its own. */
const days = { stock: 2, restock: 4, test: 2, largeTest: 4 } as const;

/** What a line is promised: by which day it ships, and on what that rests. */
export function promiseOf(
  context: Pick<Context, "now" | "seller">,
  { large }: Pick<OrderRecord, "large">,
  line: Pick<OrderLine, "quantity" | "reserved" | "testNeeded" | "product">,
): { readonly promise: Promised; readonly promisedOn: Day } {
  const short = line.reserved < line.quantity;
  const ready = short ? (line.product.restockDays ?? days.restock) : line.testNeeded ? 0 : days.stock;
  // ZM-SHIP-TEST: two days of testing, then at once; large orders take longer.
  const testing = line.testNeeded ? (large ? days.largeTest : days.test) : 0;
  const promise = line.testNeeded ? "test" : short ? "restock" : "stock";
  return { promise, promisedOn: addDays(today(context), ready + testing) };
}

/** Keeps the day of each line (ZM-SHIP-STOCK, ZM-SHIP-RESTOCK, ZM-SHIP-TEST), and the last of them with the order. */
export async function keepPromises(context: Context, order: OrderRecord): Promise<void> {
  const { tx, actor, now } = context;
  const promises = order.lines.map((line) => ({ id: line.id, ...promiseOf(context, order, line) }));
  for (const { id, promise, promisedOn } of promises)
    await tx
      .updateTable("orderLine")
      .set({ promise, promisedOn })
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", id)
      .execute();
  const last =
    promises
      .map(({ promisedOn }) => promisedOn)
      .sort()
      .at(-1) ?? null;
  await tx
    .updateTable("customerOrder")
    .set({ promisedOn: last, paidAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", order.id)
    .execute();
}

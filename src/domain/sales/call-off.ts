import type { Context } from "../context.ts";
import { move } from "../events/index.ts";
import {
  type OrderLine,
  type OrderRecord,
  openPackage,
  orderForChange,
  orderLifecycle,
  packedOf,
  stillSent,
} from "../orders/index.ts";
import { repriceOrder } from "../payments/index.ts";
import { houseClause } from "../policies/index.ts";
import { giveBackPieces } from "../products/index.ts";
import { cancelOrder } from "./cancel.ts";
import { isWhole, wholeOrderLeft } from "./ship.ts";

/** So many pieces of a line that the customer does not want any more. */
export interface CalledOff {
  readonly lineId: string;
  readonly quantity: number;
}

/**
 * A consumer withdrew: what has not left is not sent any more, and goes back to the stock. With all of an order it is cancelled, and what was paid goes back; of
 * one that nobody paid yet the total is what is left. Sealed parcels with such pieces are opened again. What has left is not touched: it is sent back.
 */
export async function callOff(
  context: Context,
  orderId: string,
  { lines, reason }: { readonly lines: readonly CalledOff[]; readonly reason: string },
): Promise<"cancelled" | "some" | "none"> {
  const order = await orderForChange(context, orderId);
  if (!open.includes(order.status)) return "none";
  const pieces = order.lines.flatMap((line) => {
    const wanted = lines.reduce((sum, each) => sum + (each.lineId === line.id ? each.quantity : 0), 0);
    const quantity = Math.min(wanted, unsentOf(order, line));
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  if (pieces.length === 0) return "none";
  const of = (lineId: string) => pieces.find(({ line }) => line.id === lineId)?.quantity ?? 0;
  if (order.lines.every((line) => stillSent(line) === of(line.id))) {
    await cancelOrder(context, orderId, { reason });
    return "cancelled";
  }
  for (const { line, quantity } of pieces) {
    await setCalledOff(context, line.id, line.calledOff + quantity);
    await giveBackPieces(context, { orderId, productId: line.product.id, keep: stillSent(line) - quantity });
  }
  if (unpaid.includes(order.status)) await repriceOrder(context, orderId);
  await reopen(context, order, of);
  await goOn(context, orderId);
  return "some";
}

const open: readonly OrderRecord["status"][] = [
  "submitted",
  "awaiting_payment",
  "payment_review",
  "packing",
  "testing",
];

/** While a proof is reviewed the old total may be on the account already. */
const unpaid: readonly OrderRecord["status"][] = ["submitted", "awaiting_payment"];

/** Pieces of a line that are to be sent and have not left. */
export function unsentOf({ packages }: OrderRecord, line: OrderLine): number {
  return stillSent(line) - packedOf({ packages: packages.filter(({ parcel }) => parcel !== null) }, line.id);
}

async function setCalledOff({ tx, actor }: Context, lineId: string, calledOff: number): Promise<void> {
  await tx
    .updateTable("orderLine")
    .set({ calledOff })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", lineId)
    .execute();
}

/** Sealed parcels that hold more of a line than is to be sent. */
async function reopen(context: Context, order: OrderRecord, calledOff: (lineId: string) => number): Promise<void> {
  const tooMuch = ({ id, quantity, ...line }: OrderRecord["lines"][number]) =>
    packedOf(order, id) > stillSent({ quantity, ...line }) - calledOff(id);
  const lineIds = order.lines.filter(tooMuch).map(({ id }) => id);
  const sealed = order.packages.filter(
    ({ parcel, lines }) => !parcel && lines.some(({ lineId }) => lineIds.includes(lineId)),
  );
  for (const packed of sealed) await openPackage(context, order.id, packed);
}

/** The rest may be tested, or have left, already. */
async function goOn(context: Context, orderId: string): Promise<void> {
  const order = await orderForChange(context, orderId);
  const untested = order.lines.some((line) => line.testNeeded && !line.testedAt && stillSent(line) > 0);
  if (order.status === "testing" && !untested)
    await move(context, orderLifecycle, { orderId }, "passTest", houseClause(context, "ship_test"));
  const shippedOn = order.packages
    .flatMap(({ parcel }) => parcel?.shippedOn ?? [])
    .toSorted()
    .at(-1);
  if (order.status === "packing" && shippedOn && isWhole(order, null))
    await wholeOrderLeft(context, orderId, { shippedOn, clauses: [] });
}

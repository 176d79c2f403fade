import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellBuyer } from "../messages/index.ts";
import {
  enterUnits,
  type OrderRecord,
  orderForChange,
  orderLifecycle,
  type PackageRecord,
  packedOf,
  stillSent,
} from "../orders/index.ts";
import { insertOrderParcel } from "../parcels/index.ts";
import { houseClause, pastDayFaults } from "../policies/index.ts";

type Look = Onlooker & Pick<Context, "policies">;

export interface ShipOrder {
  readonly packageId: string;
  readonly carrier: string;
  readonly tracking: string;
  /** `YYYY-MM-DD`. */
  readonly shippedOn: string;
}

/** Whether a parcel may leave: it is packed (ZM-6), and its packing is on record (ZM-EVIDENCE). A cancelled order ships nothing. */
export function shipOrderGuard(onlooker: Look, order: OrderRecord): Refusal | null {
  const paid = houseClause(onlooker, order.status === "cancelled" ? "order_cancel" : "order_confirmed");
  const refusal = permission(onlooker, "order.ship") ?? standing(onlooker, orderLifecycle, "ship", order, paid);
  if (refusal) return refusal;
  const waiting = order.packages.filter(({ parcel }) => !parcel);
  if (waiting.length === 0) return new Refusal("pack_first", houseClause(onlooker, "order_confirmed"));
  const [first] = waiting
    .map((each) => unproved(onlooker, order, each))
    .toSorted((a, b) => Number(a !== null) - Number(b !== null));
  return first ?? null;
}

function unproved(look: Look, { attachments }: OrderRecord, { id, position }: PackageRecord): Refusal | null {
  if (attachments.some(({ packageId }) => packageId === id)) return null;
  return new Refusal("packing_evidence_first", { ...houseClause(look, "packing_evidence"), values: { position } });
}

/**
 * A packed parcel leaves with carrier and tracking number (ZM-7). Machines in it are the customer's from now on, by serial. With the last
 * piece the order is shipped. Returns the order's id.
 */
export async function shipOrder(context: Context, orderId: string, input: ShipOrder): Promise<string> {
  const order = await orderForChange(context, orderId);
  refuseIf(shipOrderGuard(context, order));
  const packed = order.packages.find(({ id, parcel }) => id === input.packageId && !parcel);
  if (!packed) throw new Refusal("invalid_input", { fields: [fieldFault("/packageId", "not_in_this_order")] });
  refuseIf(unproved(context, order, packed));
  const { clauses = [] } = houseClause(context, "order_tracked");
  const fields = [
    ...(input.carrier.trim() === "" ? [fieldFault("/carrier", "required")] : []),
    ...(input.tracking.trim() === "" ? [fieldFault("/tracking", "required")] : []),
    ...pastDayFaults(context, "/shippedOn", input.shippedOn),
  ];
  if (fields.length > 0) throw new Refusal("invalid_input", { fields, clauses });
  const { carrier, tracking, shippedOn } = input;
  const parcelId = await insertOrderParcel(context, orderId, { carrier, tracking, shippedOn });
  await markShipped(context, { packageId: packed.id, parcelId });
  await enterUnits(context, order, { packed, shippedOn });
  const rest = !isWhole(order, packed);
  await noteEvent(context, { orderId, clauses }, "order.parcelShipped", { parcelId, carrier, tracking, shippedOn });
  if (!rest) await wholeOrderLeft(context, orderId, { shippedOn, clauses });
  await tellBuyer(context, orderId, "order_shipped", { parcelId, rest });
  return orderId;
}

async function markShipped(
  { tx, actor }: Context,
  { packageId, parcelId }: { readonly packageId: string; readonly parcelId: string },
): Promise<void> {
  await tx
    .updateTable("package")
    .set({ parcelId })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", packageId)
    .execute();
}

/** Whether this was the last of it: everything is packed, and every other parcel has left. */
export function isWhole(order: OrderRecord, leaving: PackageRecord | null): boolean {
  const packed = order.lines.every((line) => packedOf(order, line.id) >= stillSent(line));
  return packed && order.packages.every(({ id, parcel }) => parcel !== null || id === leaving?.id);
}

/** The last piece of the order left. */
export async function wholeOrderLeft(
  context: Context,
  orderId: string,
  { shippedOn, clauses }: { readonly shippedOn: string; readonly clauses: readonly string[] },
): Promise<void> {
  const { tx, actor } = context;
  await tx
    .updateTable("customerOrder")
    .set({ shippedOn })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", orderId)
    .execute();
  await move(context, orderLifecycle, { orderId }, "ship", { clauses });
}

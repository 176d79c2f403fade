import { addDays } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellBuyer } from "../messages/index.ts";
import { dateUnits, type OrderRecord, orderForChange, orderLifecycle } from "../orders/index.ts";
import { pastDayFaults, today } from "../policies/index.ts";

/** Whether parcels of the order may be marked as delivered. */
export function deliverOrderGuard(onlooker: Onlooker, order: OrderRecord): Refusal | null {
  return permission(onlooker, "order.deliver") ?? standing(onlooker, orderLifecycle, "deliver", order);
}

/** A parcel arrived, as carrier or customer say; with the last of them the order is delivered, and the time to confirm begins. Returns the order's id. */
export async function deliverOrder(
  context: Context,
  orderId: string,
  input: { readonly parcelId: string; readonly deliveredOn: string },
): Promise<string> {
  const { tx, actor } = context;
  const order = await orderForChange(context, orderId);
  refuseIf(deliverOrderGuard(context, order));
  const parcels = order.packages.flatMap(({ parcel }) => parcel ?? []);
  const parcel = parcels.find(({ id, arrivedOn }) => id === input.parcelId && !arrivedOn);
  if (!parcel) throw new Refusal("invalid_input", { fields: [fieldFault("/parcelId", "not_in_this_order")] });
  const fields = pastDayFaults(context, "/deliveredOn", input.deliveredOn, parcel.shippedOn);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const { deliveredOn } = input;
  await tx
    .updateTable("parcel")
    .set({ arrivedOn: deliveredOn })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", parcel.id)
    .execute();
  await noteEvent(context, { orderId }, "order.parcelArrived", { parcelId: parcel.id, deliveredOn });
  if (parcels.every(({ id, arrivedOn }) => arrivedOn !== null || id === parcel.id))
    await wholeOrderArrived(context, order, deliveredOn);
  return orderId;
}

async function wholeOrderArrived(context: Context, order: OrderRecord, deliveredOn: string): Promise<void> {
  const { tx, actor, seller } = context;
  await tx
    .updateTable("customerOrder")
    .set({ deliveredOn })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", order.id)
    .execute();
  await dateUnits(context, order, { deliveredOn });
  await move(context, orderLifecycle, { orderId: order.id }, "deliver", { details: { deliveredOn } });
  const dueOn = addDays(today(context), seller.orders.completeAfterDays);
  await tellBuyer(context, order.id, "order_delivered", { dueOn });
}

import type { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellBuyer } from "../messages/index.ts";
import { houseClause, today } from "../policies/index.ts";
import { orderLifecycle } from "./lifecycle.ts";
import { orderForChange } from "./read.ts";
import type { OrderRecord } from "./record.ts";
import { dateUnits } from "./units.ts";

/** Whether the delivery may be confirmed: everything is on its way, or there (ZM-8). */
export function completeOrderGuard(onlooker: Onlooker & Pick<Context, "policies">, order: OrderRecord): Refusal | null {
  const cited = houseClause(onlooker, "delivery_confirmed");
  return permission(onlooker, "order.complete") ?? standing(onlooker, orderLifecycle, "complete", order, cited);
}

/** The customer confirms the delivery (ZM-8), or the clock does after the seller's period; after-sales is open from now on (ZM-10). Returns the order's id. */
export async function completeOrder(context: Context, orderId: string): Promise<string> {
  const { tx, actor } = context;
  const order = await orderForChange(context, orderId);
  refuseIf(completeOrderGuard(context, order));
  const confirmedOn = today(context);
  const deliveredOn = order.deliveredOn ?? confirmedOn;
  await tx
    .updateTable("customerOrder")
    .set({ confirmedOn, deliveredOn })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", orderId)
    .execute();
  await tx
    .updateTable("parcel")
    .set({ arrivedOn: deliveredOn })
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .where("arrivedOn", "is", null)
    .execute();
  await dateUnits(context, order, { deliveredOn, confirmedOn });
  const cited = [houseClause(context, "delivery_confirmed"), houseClause(context, "after_delivery")];
  await move(context, orderLifecycle, { orderId }, "complete", {
    clauses: cited.flatMap(({ clauses = [] }) => clauses),
    details: { confirmedOn },
  });
  await tellBuyer(context, orderId, "order_completed", { byClock: actor.role === "system" });
  return orderId;
}

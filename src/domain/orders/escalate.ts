import { dayInWords } from "../../core/formats.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { houseClause } from "../policies/index.ts";
import { orderForChange } from "./read.ts";
import type { OrderRecord } from "./record.ts";

/** Whether the customer may ask where the order is: no tracking number stands there four days after it was placed (ZM-TRACKING). */
export function escalateOrderGuard(onlooker: Onlooker & Pick<Context, "policies">, order: OrderRecord): Refusal | null {
  const cited = houseClause(onlooker, "ask_tracking");
  const refusal = permission(onlooker, "order.escalate");
  if (refusal) return refusal;
  const clock = order.deadlines.findLast(({ name }) => name === "order_tracking");
  if (!clock || clock.status === "met" || clock.status === "stopped")
    return wrongState(onlooker, "order", order, cited);
  if (order.escalatedAt) return new Refusal("asked_already", cited);
  return clock.status === "overdue"
    ? null
    : new Refusal("tracking_not_late", { ...cited, values: { on: dayInWords(clock.dueOn) } });
}

/** The customer asks the seller to look into it; it stands on Today until it is shipped. Returns the order's id. */
export async function escalateOrder(
  context: Context,
  orderId: string,
  { text }: { readonly text: string },
): Promise<string> {
  const { tx, actor, now } = context;
  const order = await orderForChange(context, orderId);
  refuseIf(escalateOrderGuard(context, order));
  await tx
    .updateTable("customerOrder")
    .set({ escalatedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", orderId)
    .execute();
  const { clauses = [] } = houseClause(context, "ask_tracking");
  await noteEvent(context, { orderId, clauses }, "order.escalate", { reason: text });
  return orderId;
}

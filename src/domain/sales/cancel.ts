import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellBuyer } from "../messages/index.ts";
import { type OrderRecord, orderForChange, orderLifecycle } from "../orders/index.ts";
import { forgive, giveBack } from "../payments/index.ts";
import { houseClause } from "../policies/index.ts";
import { giveBackStock } from "../products/index.ts";

/** Whether the order may be cancelled: until any of it is shipped (ZM-CANCEL). */
export function cancelOrderGuard(onlooker: Onlooker & Pick<Context, "policies">, order: OrderRecord): Refusal | null {
  const cited = houseClause(onlooker, "order_cancel");
  const refusal = permission(onlooker, "order.cancel");
  if (refusal) return refusal;
  if (order.packages.some(({ parcel }) => parcel)) return new Refusal("order_shipped_already", cited);
  return standing(onlooker, orderLifecycle, "cancel", order, cited);
}

/**
 * Cancels the order: its goods go back to the stock, what was paid comes back as a refund (ZM-CANCEL), what was not is owed no more. While a
 * proof is under review the money may be there: finance still says so, and it then goes back. Returns the order's id.
 */
export async function cancelOrder(
  context: Context,
  orderId: string,
  { reason }: { readonly reason: string },
): Promise<string> {
  const { tx, actor } = context;
  const order = await orderForChange(context, orderId);
  refuseIf(cancelOrderGuard(context, order));
  await tx
    .updateTable("customerOrder")
    .set({ cancelReason: reason })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", orderId)
    .execute();
  const { clauses = [] } = houseClause(context, "order_cancel");
  await move(context, orderLifecycle, { orderId }, "cancel", { reason, clauses });
  await giveBackStock(context, orderId);
  const status = order.payment?.status;
  if (status === "awaiting" || status === "rejected") await forgive(context, order);
  await tellBuyer(context, orderId, "order_cancelled", { reason, paid: status === "confirmed" });
  if (status === "confirmed") await giveBack(context, orderId);
  return orderId;
}

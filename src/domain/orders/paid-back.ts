import type { Context } from "../context.ts";
import { move } from "../events/index.ts";
import { orderLifecycle } from "./lifecycle.ts";
import { loadOrder } from "./read.ts";
import type { OrderRecord } from "./record.ts";

/** Money of an order left: with all that was paid on its way back, a cancelled order is refunded. */
export async function orderPaidBack(context: Context, orderId: string): Promise<void> {
  const order = await loadOrder(context, orderId);
  if (order.status === "cancelled" && order.payment?.status === "confirmed" && isAllBack(order))
    await move(context, orderLifecycle, { orderId }, "refund");
}

function isAllBack({ payment, refunds }: OrderRecord): boolean {
  const gone = refunds.filter(
    ({ source, status }) => source === "payment" && (status === "sent" || status === "settled"),
  );
  return gone.reduce((sum, { gross }) => sum + gross.amount, 0) >= (payment?.amount.amount ?? 0);
}

import { claimsOfOrder } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { loadOrder } from "../domain/orders/index.ts";
import { type OrderAnswer, orderPage } from "./order-page.ts";

/** The order as it stands for whoever asks, by id or number, with the claims about what it brought. */
export async function answerOrder(context: Context, idOrNumber: string): Promise<OrderAnswer> {
  const order = await loadOrder(context, idOrNumber);
  return orderPage(context, order, await claimsOfOrder(context, order.id));
}

import type { Context } from "../context.ts";
import { type OrderRecord, submitOrderGuard } from "../orders/index.ts";
import { type Abilities, tell } from "./tell.ts";

type Look = Pick<Context, "actor" | "seller" | "now" | "policies">;

/** What the actor may do with an order; asks the very guards that the verbs ask. */
export function orderAbilities(context: Look, order: OrderRecord): Abilities {
  return tell(context, {
    "order.submit": () => submitOrderGuard(context, order),
  });
}

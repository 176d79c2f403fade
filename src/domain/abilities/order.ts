import type { Context } from "../context.ts";
import { permission } from "../events/index.ts";
import {
  afterSalesGuard,
  completeOrderGuard,
  escalateOrderGuard,
  type OrderRecord,
  packOrderGuard,
  passTestGuard,
  startTestGuard,
  submitOrderGuard,
} from "../orders/index.ts";
import { cancelOrderGuard, deliverOrderGuard, setFreightGuard, shipOrderGuard } from "../sales/index.ts";
import { type Abilities, tell } from "./tell.ts";

type Look = Pick<Context, "actor" | "seller" | "now" | "policies">;

/** What the actor may do with an order; asks the very guards that the verbs ask. */
export function orderAbilities(context: Look, order: OrderRecord): Abilities {
  return tell(context, {
    "order.submit": () => submitOrderGuard(context, order),
    "order.setFreight": () => setFreightGuard(context, order),
    "order.startTest": () => startTestGuard(context, order),
    "order.passTest": () => passTestGuard(context, order),
    "order.pack": () => packOrderGuard(context, order),
    "order.ship": () => shipOrderGuard(context, order),
    "order.deliver": () => deliverOrderGuard(context, order),
    "order.complete": () => completeOrderGuard(context, order),
    "order.cancel": () => cancelOrderGuard(context, order),
    "order.escalate": () => escalateOrderGuard(context, order),
    "claim.file": () => afterSalesGuard(context, order),
    "attachment.add": () => permission(context, "attachment.add"),
  });
}

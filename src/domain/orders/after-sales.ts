import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { type Onlooker, permission } from "../events/index.ts";
import { houseClause } from "../policies/index.ts";
import type { OrderRecord } from "./record.ts";

/** Whether after-sales may begin from the order: only once its delivery is confirmed (ZM-10). */
export function afterSalesGuard(onlooker: Onlooker & Pick<Context, "policies">, order: OrderRecord): Refusal | null {
  const refusal = permission(onlooker, "claim.file");
  if (refusal || order.confirmedOn !== null) return refusal;
  return new Refusal("delivery_unconfirmed", houseClause(onlooker, "after_delivery"));
}

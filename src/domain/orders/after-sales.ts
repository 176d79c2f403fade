import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { type Onlooker, permission, wrongState } from "../events/index.ts";
import { houseClause } from "../policies/index.ts";
import type { OrderRecord } from "./record.ts";

/** Whether after-sales may begin from the order: once its delivery is confirmed where a policy of the seller has it so (ZM-10), else once any of it has left. */
export function afterSalesGuard(onlooker: Onlooker & Pick<Context, "policies">, order: OrderRecord): Refusal | null {
  const refusal = permission(onlooker, "claim.file");
  if (refusal || order.confirmedOn !== null) return refusal;
  const cited = houseClause(onlooker, "after_delivery");
  if (cited.clauses) return new Refusal("delivery_unconfirmed", cited);
  return order.packages.some(({ parcel }) => parcel) ? null : wrongState(onlooker, "order", order);
}

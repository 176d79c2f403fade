import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { type Onlooker, permission } from "../events/index.ts";
import { citing, policyOf, ruling } from "../policies/index.ts";
import type { PaymentPlace } from "./find.ts";

/** Refuses whoever may not pay here; by the policy's clause where it says that fees are paid in the personal centre (WM-5). */
export function paidElsewhere(
  onlooker: Onlooker & Pick<Context, "policies">,
  { claim }: PaymentPlace,
  action: "payment.uploadProof" | "payment.startCard",
): Refusal | null {
  const refusal = permission(onlooker, action);
  if (!refusal || !claim) return refusal;
  const policy = policyOf(onlooker, claim);
  return ruling(policy, "pay_in_portal") ? new Refusal("pay_in_portal", citing(policy, "pay_in_portal")) : refusal;
}

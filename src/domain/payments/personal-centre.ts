import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type Onlooker, permission } from "../events/index.ts";
import { citing, policyOf, ruling } from "../policies/index.ts";

/** Refuses whoever may not pay here; by the policy's clause where it says that fees are paid in the personal centre (WM-5). */
export function paidElsewhere(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  action: "payment.uploadProof" | "payment.startCard",
): Refusal | null {
  const refusal = permission(onlooker, action);
  if (!refusal) return null;
  const policy = policyOf(onlooker, record);
  return ruling(policy, "pay_in_portal") ? new Refusal("pay_in_portal", citing(policy, "pay_in_portal")) : refusal;
}

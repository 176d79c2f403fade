import type { Tx } from "../../database/transaction.ts";
import { agreeContract } from "../../domain/policies/index.ts";
import type { SellerPlan } from "./stories.ts";
import type { Stage } from "./tale.ts";

/** The first customer of a seller who offers contracts has one of each; their claims are under it. */
export async function agreeContracts(
  tx: Tx,
  { cast, seller, policies }: Stage,
  { plan, now }: { readonly plan: SellerPlan; readonly now: number },
): Promise<void> {
  const [first] = plan.customers;
  if (!first) return;
  const context = { tx, actor: cast.staff("policy_manager"), now, seller, policies };
  for (const policy of seller.policies.filter((id) => policies.find(id)?.pack.layer === "contract"))
    await agreeContract(context, { customerId: cast.customer(first.email).id, policy });
}

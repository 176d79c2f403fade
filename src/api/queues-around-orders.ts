import type { Text } from "../core/locale.ts";
import type { Context } from "../domain/context.ts";
import { countOpenReviews } from "../domain/destinations/index.ts";
import { may } from "../domain/people/index.ts";
import { countFailedOfOrders } from "../domain/refunds/index.ts";
import { countOpenWithdrawals } from "../domain/withdrawals/index.ts";

const queues = [
  {
    key: "withdrawal",
    action: "withdrawal.settle",
    label: { en: "Withdrawals to pay back", es: "Desistimientos por reembolsar", zh: "待退款的撤回" },
    count: countOpenWithdrawals,
  },
  {
    key: "order_refund",
    action: "refund.request",
    label: {
      en: "Refunds of orders to ask for anew",
      es: "Reembolsos de pedidos por volver a pedir",
      zh: "待重新申请的订单退款",
    },
    count: countFailedOfOrders,
  },
  {
    key: "destination_review",
    action: "destination.review",
    label: { en: "Addresses to look at", es: "Direcciones por revisar", zh: "待审核地址" },
    count: countOpenReviews,
  },
] as const satisfies readonly { label: Text; [more: string]: unknown }[];

/** What waits around orders, for those who do it: money that nobody asked for yet or that came to nothing, and addresses that a person is to look at. */
export async function queuesAroundOrders(context: Context) {
  const counted = [];
  for (const { key, action, label, count } of queues)
    if (may(context.actor.role, action))
      counted.push({ key, label: label[context.actor.locale], count: await count(context), whose: "mine" as const });
  return counted;
}

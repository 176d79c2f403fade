import type { Context } from "../context.ts";
import { tellBuyer, tellCustomer } from "../messages/index.ts";
import type { Expected } from "./expected.ts";
import type { RefundCase } from "./find.ts";

/** Tells whoever is paid back that the money is granted or has left. */
export async function tellOfRefund(
  context: Context,
  { subject }: RefundCase,
  ...[what, told]: [what: "refund_approved" | "refund_sent", told: Expected & { readonly refundId: string }]
): Promise<void> {
  if (subject.claimId) await tellCustomer(context, subject.claimId, what, told);
  const { refundId, from, by } = told;
  if (subject.orderId) await tellBuyer(context, subject.orderId, `order_${what}`, { refundId, from, by });
}

/** Tells them that it did not arrive. */
export async function tellOfFailure(context: Context, { subject }: RefundCase, refundId: string): Promise<void> {
  if (subject.claimId) await tellCustomer(context, subject.claimId, "refund_failed", { refundId });
  if (subject.orderId) await tellBuyer(context, subject.orderId, "order_refund_failed", { refundId });
}

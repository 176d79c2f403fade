import type { Context } from "../domain/context.ts";
import { claimIdOf, type Subject } from "../domain/events/index.ts";
import { answerClaim } from "./claim-answer.ts";
import type { ClaimAnswer } from "./claim-page.ts";
import { answerOrder } from "./order-answer.ts";
import type { OrderAnswer } from "./order-page.ts";

/** What money was about, as it then stands: the claim's page, or the order's. */
export async function answerPaidFor(context: Context, subject: Subject): Promise<ClaimAnswer | OrderAnswer> {
  if (subject.orderId) return answerOrder(context, subject.orderId);
  return answerClaim(context, claimIdOf(subject));
}

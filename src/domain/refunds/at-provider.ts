import type { Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { enqueue } from "../../database/enqueue.ts";
import type { RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, type Subject } from "../events/index.ts";
import { today } from "../policies/index.ts";
import { noteOnRefund, ofLine, type RefundCase, type RefundsOf, refundForChange } from "./find.ts";
import { fail, sent, settled } from "./outcome.ts";

/** Why a refund waits for a person. */
export type RefundParked = "provider_silent" | "keys_missing";

/** A refund to be made at the provider. */
export interface RefundAttempt {
  readonly id: string;
  /** What the provider calls the card payment. */
  readonly payment: string;
  readonly amount: Money;
  /** The provider was asked before and may have done it: look first. */
  readonly again: boolean;
  /** It was taken on; only what became of it is wanted. */
  readonly underWay: boolean;
}

/** What the provider says of a refund; in the shape of the port's answer. */
export interface ToldRefund {
  readonly id: string;
  readonly providerRefund: string;
  readonly status: "pending" | "succeeded" | "failed";
  readonly reason: string | null;
}

/**
 * Notes that the provider is about to be asked, before it is: whoever comes after a crash knows that it may have been.
 * Null where there is nothing to ask any more: what was sent is asked about only to `follow` it. `ready` is whether the
 * provider's keys are there.
 */
export async function beginRefundAttempt(
  context: Context,
  refundId: string,
  { ready, follow }: { readonly ready: boolean; readonly follow: boolean },
): Promise<RefundAttempt | null> {
  const { record, refund } = await refundForChange(context, refundId);
  const open = refund.status === "approved" || (follow && refund.status === "sent");
  if (!open || !refund.onlineId) return null;
  if (!ready) {
    await park(context, record, refund, "keys_missing");
    return null;
  }
  await noteOnRefund(context, refundId, { attempts: refund.attempts + 1, attemptedAt: new Date(context.now) });
  const payment = await paymentAtProvider(context, refund.onlineId);
  const again = refund.attempts > 0;
  return { id: refundId, payment, amount: refund.amount, again, underWay: refund.status === "sent" };
}

/** Takes in what the provider says; told twice, or in another order, it comes to the same. A refund that is none of ours is let be. */
export async function refundTold(context: Context, told: ToldRefund): Promise<void> {
  const found = await refundForChange(context, told.id).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "not_found") return null;
    throw error;
  });
  if (!found) return;
  const { record, refund } = found;
  if (refund.status === "requested" || refund.status === "failed") return;
  if (told.status === "failed") return fail(context, record, refund, told.reason ?? "failed");
  if (refund.status === "approved") {
    const { providerRefund } = told;
    await sent(context, record, refund, { reference: providerRefund, sentOn: today(context), providerRefund });
  }
  if (told.status === "succeeded" && refund.status !== "settled") await settled(context, record, refund);
}

/** The provider said a final no. */
export async function refundRefused(context: Context, refundId: string, reason: string): Promise<void> {
  const { record, refund } = await refundForChange(context, refundId);
  if (refund.status === "approved") await fail(context, record, refund, reason);
}

/** Nobody knows whether the provider did it: it is asked again, and until then a person sees it on the page of money. */
export async function refundUnknown(context: Context, refundId: string): Promise<void> {
  const { record, refund } = await refundForChange(context, refundId);
  if (refund.status === "approved") await park(context, record, refund, "provider_silent");
}

/** Whether the provider may be asked again now. */
export function retryRefundGuard(onlooker: Onlooker, _record: RefundsOf, refund: RefundRecord): Refusal | null {
  return permission(onlooker, "refund.retry") ?? (refund.parked ? null : new Refusal("not_parked"));
}

/** Has the provider asked again at once; it looks first whether the money went. Returns what it was for. */
export async function retryRefund(context: Context, refundId: string): Promise<Subject> {
  const { record, refund } = await refundForChange(context, refundId);
  refuseIf(retryRefundGuard(context, record, refund));
  await enqueue(context.tx, "sendRefund", { sellerId: context.actor.sellerId, refundId });
  return record.subject;
}

async function park(context: Context, record: RefundCase, refund: RefundRecord, why: RefundParked): Promise<void> {
  if (refund.parked === why) return;
  await noteOnRefund(context, refund.id, { parked: why });
  const target = { ...record.subject, ...ofLine(refund) };
  await noteEvent(context, target, "refund.parked", { number: refund.number, why });
}

async function paymentAtProvider({ tx, actor }: Context, onlineId: string): Promise<string> {
  const { providerPayment } = await tx
    .selectFrom("onlinePayment")
    .select("providerPayment")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", onlineId)
    .executeTakeFirstOrThrow();
  if (!providerPayment) throw new Error(`the card payment ${onlineId} was never charged`);
  return providerPayment;
}

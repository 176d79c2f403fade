import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, type RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import type { Subject, Target } from "../events/index.ts";
import { type OrderRecord, orderForChange } from "../orders/index.ts";

/** What guards of refunds look at. */
export type RefundsOf = Pick<ClaimRecord, "events" | "refunds">;

/** What a refund belongs to, a claim or an order, as its verbs look at it. */
export interface RefundCase extends RefundsOf {
  readonly subject: Subject;
  /** Whose service levels promise when the money arrives. */
  readonly policy: string;
  readonly terms: ClaimRecord["terms"];
}

/** A claim as its refunds look at it. */
export function caseOfClaim(record: ClaimRecord): RefundCase {
  const { events, refunds, policy, terms } = record;
  return { subject: { claimId: record.id }, events, refunds, policy, terms };
}

/** An order as its refunds look at it; what the seller's first policy promises holds. */
export function caseOfOrder(
  { seller }: Pick<Context, "seller">,
  order: Pick<OrderRecord, "id" | "events" | "refunds">,
): RefundCase {
  const { events, refunds } = order;
  return { subject: { orderId: order.id }, events, refunds, policy: seller.policies[0] ?? "", terms: null };
}

/** A refund with what it belongs to, which is locked; refuses with `not_found` what the actor does not reach. */
export async function refundForChange(
  context: Context,
  refundId: string,
): Promise<{ record: RefundCase; refund: RefundRecord }> {
  const { tx, actor } = context;
  const found =
    isId(refundId) &&
    (await tx
      .selectFrom("refund")
      .select(["claimId", "orderId"])
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", refundId)
      .executeTakeFirst());
  if (!found) throw new Refusal("not_found");
  const record = found.orderId
    ? caseOfOrder(context, await orderForChange(context, found.orderId))
    : caseOfClaim(await claimForChange(context, found.claimId ?? ""));
  const refund = record.refunds.find(({ id }) => id === refundId);
  if (!refund) throw new Refusal("not_found");
  return { record, refund };
}

/** What of a refund moves. */
export function refundTarget({ subject }: RefundCase, refund: RefundRecord): Target {
  return { ...subject, ...ofLine(refund), refundId: refund.id };
}

/** Where a refund stands, as guards look at it. */
export function standingOf(record: RefundsOf, refund: RefundRecord) {
  return { status: refund.status, ...ofLine(refund), events: record.events };
}

/** The line that a refund is for, where it is for one. */
export function ofLine({ lineId }: Pick<RefundRecord, "lineId">): { readonly lineId?: string } {
  return lineId === null ? {} : { lineId };
}

/** Columns that a move changes besides the status. */
export async function noteOnRefund(
  { tx, actor }: Context,
  refundId: string,
  columns: Readonly<{
    approvedBy?: string;
    approvedById?: string | null;
    approvedAt?: Date;
    sentOn?: string;
    reference?: string;
    providerRefund?: string;
    settledOn?: string;
    failure?: string;
    parked?: string | null;
    attempts?: number;
    attemptedAt?: Date;
  }>,
): Promise<void> {
  await tx
    .updateTable("refund")
    .set(columns)
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", refundId)
    .execute();
}

import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, type RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import type { Target } from "../events/index.ts";

/** Of a claim, what guards of its refunds look at. */
export type RefundsOf = Pick<ClaimRecord, "events" | "refunds">;

/** A refund with its claim, which is locked; refuses with `not_found` what the actor does not reach. */
export async function refundForChange(
  context: Context,
  refundId: string,
): Promise<{ record: ClaimRecord; refund: RefundRecord }> {
  const { tx, actor } = context;
  const found =
    isId(refundId) &&
    (await tx
      .selectFrom("refund")
      .select("claimId")
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", refundId)
      .executeTakeFirst());
  if (!found || !found.claimId) throw new Refusal("not_found");
  const record = await claimForChange(context, found.claimId);
  const refund = record.refunds.find(({ id }) => id === refundId);
  if (!refund) throw new Refusal("not_found");
  return { record, refund };
}

/** What of a refund moves. */
export function refundTarget(record: ClaimRecord, refund: RefundRecord): Target {
  return { claimId: record.id, ...ofLine(refund), refundId: refund.id };
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

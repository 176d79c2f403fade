import { newId } from "../../core/id.ts";
import type { Money } from "../../core/money.ts";
import type { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, type LineRecord, lineOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf } from "../events/index.ts";
import type { Method, RefundSource } from "../ledger/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { policyOf } from "../policies/index.ts";
import { approveIfAlone } from "./approve.ts";
import { startOfRefund } from "./expected.ts";
import { citedClauses, deniedByPolicy, type GivenDeduction, grantOf, type KeptDeduction, opensLater } from "./grant.ts";

/** A refund as it is asked for. */
export interface RequestRefund {
  /** Before deductions; left out: what the line's decision (or the person who overrode it) gives. */
  readonly amount?: Money | undefined;
  /** As the engine's decision lists them; without an `amount` they come on top of what the decision takes off already. */
  readonly deductions?: readonly GivenDeduction[] | undefined;
  readonly method: Method;
  readonly reason: string;
  readonly clauses: readonly string[];
  /** `purchase` (the unit's price) unless told. */
  readonly source?: RefundSource | undefined;
  /** The payment that is given back, for `payment`. */
  readonly paymentId?: string | undefined;
  /** The card payment that came twice, for `overpayment`. */
  readonly onlineId?: string | undefined;
}

/** Whether a refund of this line may be asked for: where the policy never refunds (BM-FINAL), only what the law or a person gave; none before it opens. */
export function requestRefundGuard(
  onlooker: Onlooker & Pick<Context, "policies" | "now">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  return (
    permission(onlooker, "refund.request") ??
    deniedByPolicy(onlooker, record, line) ??
    opensLater(onlooker, record, line)
  );
}

/**
 * Asks for money to go back to the customer of a line. Up to the seller's limit whoever may approve does so by asking;
 * above it, or asked for by others, it waits for a second person. Refuses with `refund_above` more than there is to give
 * back (MF-LIABILITY), with `currency_differs` another currency, with `nothing_to_refund` where nothing was decided or
 * told. Returns the refund's id; the claim's record holds it under `refunds`.
 */
export async function requestRefund(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: RequestRefund,
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(
    input.source === undefined || input.source === "purchase"
      ? requestRefundGuard(context, record, line)
      : permission(context, "refund.request"),
  );
  const clauses = citedClauses(context, policyOf(context, record), input);
  const grant = grantOf(context, record, { line, input });
  const id = newId<"refund">(now);
  const number = await nextNumber(context, "F");
  await tx
    .insertInto("refund")
    .values({
      sellerId: actor.sellerId,
      id,
      number,
      claimId,
      lineId,
      status: "requested",
      source: grant.source,
      paymentId: grant.paymentId,
      onlinePaymentId: grant.onlineId,
      currency: grant.gross.currency,
      gross: grant.gross.amount,
      amount: grant.amount.amount,
      method: input.method,
      reason: input.reason,
      clauses,
      requestedBy: actor.name,
      requestedById: actor.id,
      requestedAt: new Date(now),
      startsOn: startOfRefund(context, record, line),
    })
    .execute();
  await keepDeductions(context, id, grant.deductions);
  const { gross, amount } = grant;
  await noteEvent(context, { claimId, lineId }, "refund.requested", { number, gross, amount, reason: input.reason });
  await approveIfAlone(context, id);
  return id;
}

async function keepDeductions(
  { tx, actor }: Context,
  refundId: string,
  deductions: readonly KeptDeduction[],
): Promise<void> {
  if (deductions.length === 0) return;
  await tx
    .insertInto("refundDeduction")
    .values(
      deductions.map(({ kind, percent, amount, clause }, at) => ({
        sellerId: actor.sellerId,
        refundId,
        position: at + 1,
        kind,
        percent,
        amount: amount.amount,
        clause,
      })),
    )
    .execute();
}

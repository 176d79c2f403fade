import { fieldFault } from "../../core/fault.ts";
import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { citing, policyOf, processClause, storeDecisions, today } from "../policies/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange, loadClaim } from "./load.ts";
import type { ClaimRecord } from "./record.ts";
import { setClaim } from "./write.ts";

export interface AuthorizeClaim {
  readonly centreId: string;
  /** Words for the customer. */
  readonly note: string;
}

/** Whether the return may be authorised: only after the remote diagnosis is recorded (AM-TICKET, WM-1.1, …). */
export function authorizeClaimGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
): Refusal | null {
  const policy = policyOf(onlooker, record);
  const allowed = permission(onlooker, "claim.authorize");
  if (allowed) return allowed;
  // A submitted claim is told what comes first, not only that it is too early.
  if (
    !record.triage &&
    (record.status === "submitted" || record.status === "info_needed" || record.status === "triage")
  )
    return new Refusal("triage_first", citing(policy, "triage_first"));
  return standing(onlooker, claimLifecycle, "authorize", record);
}

/**
 * Lets the customer send the units in: gives the RMA number, names the centre, starts the send-in clocks (SA-4.2a, SA-4.2b).
 * Returns the claim's id.
 */
export async function authorizeClaim(context: Context, claimId: string, input: AuthorizeClaim): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(authorizeClaimGuard(context, record));
  await refuseUnknownCentre(context, input.centreId);
  const rmaNumber = await nextNumber(context, "RMA");
  await setClaim(context, claimId, { rmaNumber, centreId: input.centreId, authorizedOn: today(context) });
  await move(context, claimLifecycle, { claimId }, "authorize", {
    clauses: [processClause(policyOf(context, record), "confirmed")].flatMap((clause) => clause ?? []),
    details: { rmaNumber, note: input.note },
  });
  const authorized = await loadClaim(context, claimId);
  await storeDecisions(context, authorized, authorized.lines, "authorized");
  await tellCustomer(context, claimId, "claim_authorized", input.note ? { note: input.note } : {});
  return claimId;
}

async function refuseUnknownCentre({ tx, actor }: Context, centreId: string): Promise<void> {
  const centre =
    isId(centreId) &&
    (await tx
      .selectFrom("serviceCentre")
      .select("id")
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", centreId)
      .executeTakeFirst());
  if (!centre)
    throw new Refusal("invalid_input", { fields: [fieldFault("/centreId", "unknown_choice", { thing: "centre" })] });
}

import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import { routeClaim } from "../centres/index.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { citing, policyOf, processClause, storeDecisions, today } from "../policies/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange, loadClaim } from "./load.ts";
import type { ClaimRecord } from "./record.ts";
import { setClaim } from "./write.ts";

/** The rules that an authorisation rests on. */
const rules = ["confirmed", "nearest_centre"] as const;

export interface AuthorizeClaim {
  /** Left out: the centre that is proposed. */
  readonly centreId?: string | undefined;
  /** Why another centre than the proposed one; kept in the history. */
  readonly routingReason?: string | undefined;
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
  const routed = await centreFor(context, record, input);
  const rmaNumber = await nextNumber(context, "RMA");
  await setClaim(context, claimId, { rmaNumber, centreId: routed.id, authorizedOn: today(context) });
  const policy = policyOf(context, record);
  await move(context, claimLifecycle, { claimId }, "authorize", {
    clauses: [...new Set(rules.flatMap((rule) => processClause(policy, rule) ?? []))],
    details: { rmaNumber, note: input.note, centre: routed.centre },
  });
  if (routed.instead) await noteEvent(context, claimId, "claim.rerouted", routed.instead);
  const authorized = await loadClaim(context, claimId);
  await storeDecisions(context, authorized, authorized.lines, "authorized");
  await tellCustomer(context, claimId, "claim_authorized", input.note ? { note: input.note } : {});
  return claimId;
}

/**
 * The centre that was named, or the proposed one. Another than the nearest that can do it (ZM-MACHINE) needs a reason; both stand in
 * the history.
 */
async function centreFor(context: Context, record: ClaimRecord, { centreId, routingReason = "" }: AuthorizeClaim) {
  const { centres } = await routeClaim(context, record);
  const proposed = centres.find(({ suitable }) => suitable);
  const chosen = centreId === undefined ? proposed : centres.find(({ id }) => id === centreId);
  const fault = (code: "no_suitable_centre" | "unknown_choice") =>
    new Refusal("invalid_input", { fields: [fieldFault("/centreId", code, { thing: "centre" })] });
  if (!chosen) throw fault(centreId === undefined ? "no_suitable_centre" : "unknown_choice");
  const worse = proposed !== undefined && chosen.score < proposed.score;
  if (worse && routingReason === "")
    throw new Refusal("invalid_input", {
      fields: [fieldFault("/routingReason", "other_centre", { proposed: proposed.name })],
      ...citing(policyOf(context, record), "nearest_centre"),
    });
  const centre = chosen.name;
  return { id: chosen.id, centre, instead: worse ? { centre, proposed: proposed.name, reason: routingReason } : null };
}

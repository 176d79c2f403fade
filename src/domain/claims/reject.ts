import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { hasClause, policyOf } from "../policies/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange } from "./load.ts";
import type { ClaimRecord, Outcome } from "./record.ts";
import { setClaim } from "./write.ts";

export interface RejectClaim {
  readonly reason: string;
  /** At least one, each of the claim's policy. */
  readonly clauses: readonly string[];
}

/** Whether the claim may be rejected. */
export function rejectClaimGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  return permission(onlooker, "claim.reject") ?? standing(onlooker, claimLifecycle, "reject", record);
}

/** Rejects a claim with the clauses that the rejection rests on. Returns the claim's id. */
export async function rejectClaim(context: Context, claimId: string, input: RejectClaim): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(rejectClaimGuard(context, record));
  const policy = policyOf(context, record);
  const faults = input.clauses.flatMap((clause, index) =>
    hasClause(context.policies, policy, clause)
      ? []
      : [fieldFault(`/clauses/${index}`, "not_of_the_policy", { clause })],
  );
  if (input.clauses.length === 0) faults.push(fieldFault("/clauses", "required"));
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  const { reason, clauses } = input;
  const outcome: Outcome = { kind: "rejected", reason, clauses };
  await move(context, claimLifecycle, { claimId }, "reject", { reason, clauses });
  await setClaim(context, claimId, { outcome: JSON.stringify(outcome) });
  await tellCustomer(context, claimId, "claim_rejected", { reason, clauses });
  return claimId;
}

import type { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { policyOf, processClause } from "../policies/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange } from "./load.ts";
import type { ClaimRecord } from "./record.ts";
import { setClaim } from "./write.ts";

export interface TriageClaim {
  readonly notes: string;
}

/** Whether the remote diagnosis may be recorded. */
export function triageClaimGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  return permission(onlooker, "claim.triage") ?? standing(onlooker, claimLifecycle, "triage", record);
}

/** Records the remote diagnosis, the duty before any authorisation; a later one replaces its notes. Returns the claim's id. */
export async function triageClaim(context: Context, claimId: string, input: TriageClaim): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(triageClaimGuard(context, record));
  const clause = processClause(policyOf(context, record), "triage_first");
  await setClaim(context, claimId, { triagedAt: new Date(context.now), triageNotes: input.notes });
  await move(context, claimLifecycle, { claimId }, "triage", {
    clauses: clause ? [clause] : [],
    details: { notes: input.notes },
  });
  return claimId;
}

import type { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange } from "./load.ts";
import type { ClaimRecord, Outcome } from "./record.ts";
import { setClaim } from "./write.ts";

export interface ResolveRemotely {
  readonly reason: string;
}

/** Whether the claim may be resolved without a return. */
export function resolveRemotelyGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  return permission(onlooker, "claim.resolveRemotely") ?? standing(onlooker, claimLifecycle, "resolveRemotely", record);
}

/** Resolves a claim without anything being sent; the reason is mailed. Returns the claim's id. */
export async function resolveRemotely(context: Context, claimId: string, { reason }: ResolveRemotely): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(resolveRemotelyGuard(context, record));
  const outcome: Outcome = { kind: "resolved_remotely", reason, clauses: [] };
  await move(context, claimLifecycle, { claimId }, "resolveRemotely", { reason });
  await setClaim(context, claimId, { outcome: JSON.stringify(outcome) });
  await tellCustomer(context, claimId, "claim_resolved_remotely", { reason });
  return claimId;
}

import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange } from "./load.ts";
import type { ClaimRecord, Outcome } from "./record.ts";
import { setClaim } from "./write.ts";

export interface CancelClaim {
  readonly reason: string;
}

/** Whether the claim may be withdrawn; not while a parcel of it is under way, which would arrive without a claim. */
export function cancelClaimGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  const refusal = permission(onlooker, "claim.cancel") ?? standing(onlooker, claimLifecycle, "cancel", record);
  if (refusal) return refusal;
  return record.lines.some(({ custody }) => custody === "in_transit_in") ? new Refusal("parcel_on_its_way") : null;
}

/** Withdraws a claim, which stops its clocks. A draft goes without a mail. Returns the claim's id. */
export async function cancelClaim(context: Context, claimId: string, { reason }: CancelClaim): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(cancelClaimGuard(context, record));
  const outcome: Outcome = { kind: "cancelled", reason, clauses: [] };
  await move(context, claimLifecycle, { claimId }, "cancel", { reason });
  await setClaim(context, claimId, { outcome: JSON.stringify(outcome) });
  if (record.status !== "draft") await tellCustomer(context, claimId, "claim_cancelled", reason ? { reason } : {});
  return claimId;
}

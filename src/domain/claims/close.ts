import type { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange } from "./load.ts";
import type { ClaimRecord } from "./record.ts";

/** Whether the claim may be closed: once it is resolved. */
export function closeClaimGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  return permission(onlooker, "claim.close") ?? standing(onlooker, claimLifecycle, "close", record);
}

/** Closes a resolved claim. Returns the claim's id. */
export async function closeClaim(context: Context, claimId: string): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(closeClaimGuard(context, record));
  await move(context, claimLifecycle, { claimId }, "close");
  await tellCustomer(context, claimId, "claim_closed");
  return claimId;
}

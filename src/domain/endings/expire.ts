import type { Outcome } from "../claims/index.ts";
import { claimLifecycle } from "../claims/lifecycle.ts";
import type { Context } from "../context.ts";
import { move } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";

/** Closes an authorised claim of which nothing arrived in time; it may be filed again in one click. Returns the claim's id. */
export async function expireClaim(context: Context, claimId: string, clause = "SA-4.2b"): Promise<string> {
  const { tx, actor } = context;
  const outcome: Outcome = { kind: "expired", reason: "", clauses: [clause] };
  await move(context, claimLifecycle, { claimId }, "expire", { clauses: [clause] });
  await tx
    .updateTable("claim")
    .set({ outcome: JSON.stringify(outcome) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", claimId)
    .execute();
  await tellCustomer(context, claimId, "claim_expired");
  return claimId;
}

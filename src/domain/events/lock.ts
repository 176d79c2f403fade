import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimStatus } from "../claims/lifecycle.ts";
import type { Context } from "../context.ts";
import { scopeOf } from "./scope.ts";

/** A claim that nobody else can change until this transaction ends. */
export interface LockedClaim {
  readonly id: string;
  readonly status: ClaimStatus;
  readonly version: number;
}

/**
 * Locks a claim for the rest of the transaction; every verb starts here and locks nothing before, so two never wait for
 * each other. Refuses with `not_found` what the actor does not reach.
 */
export async function lockClaim(context: Context, claimId: string): Promise<LockedClaim> {
  if (!isId(claimId)) throw new Refusal("not_found");
  const claim = await context.tx
    .selectFrom("claim")
    .select(["id", "status", "version"])
    .where(scopeOf(context.actor))
    .where("id", "=", claimId)
    .forUpdate()
    .executeTakeFirst();
  if (!claim) throw new Refusal("not_found");
  return { ...claim, status: claim.status as ClaimStatus };
}

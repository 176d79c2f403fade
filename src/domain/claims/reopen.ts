import { systemActor } from "../../core/actor.ts";
import type { Context } from "../context.ts";
import { move } from "../events/index.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { setClaim } from "./write.ts";

/** Takes a rejection back after an appeal was upheld: the claim is looked at again from its diagnosis on. */
export async function reopenClaim(context: Context, claimId: string): Promise<void> {
  const system = { ...context, actor: systemActor(context.actor.sellerId) };
  await move(system, claimLifecycle, { claimId }, "reopen");
  await setClaim(context, claimId, { outcome: null });
}

import type { Outcome, OutcomeKind } from "../claims/index.ts";
import { type Custody, claimLifecycle, type Work } from "../claims/lifecycle.ts";
import type { Context } from "../context.ts";
import { move } from "../events/index.ts";

/**
 * Resolves a claim in progress once nothing of it is left to do: every unit that came is back or lost, and what never came
 * is not waited for any more (its clock has ended). A parcel that was refused and did not come again counts as ended too.
 * Returns whether it was resolved.
 */
export async function resolveWhenDone(context: Context, claimId: string): Promise<boolean> {
  const { tx, actor } = context;
  const lines = await tx
    .selectFrom("claimLine")
    .innerJoin("claim", (on) =>
      on.onRef("claim.sellerId", "=", "claimLine.sellerId").onRef("claim.id", "=", "claimLine.claimId"),
    )
    .select(["claimLine.custody", "claimLine.work", "claim.status"])
    .where("claimLine.sellerId", "=", actor.sellerId)
    .where("claimLine.claimId", "=", claimId)
    .execute();
  if (lines[0]?.status !== "in_progress") return false;
  const awaited = await isAwaited(context, claimId);
  if (!lines.every(({ custody }) => hasEnded(custody as Custody, awaited))) return false;
  const outcome: Outcome = { kind: kindOf(lines), reason: "", clauses: [] };
  await move(context, claimLifecycle, { claimId }, "resolve", { details: { outcome: outcome.kind } });
  await tx
    .updateTable("claim")
    .set({ outcome: JSON.stringify(outcome) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", claimId)
    .execute();
  return true;
}

function hasEnded(custody: Custody, awaited: boolean): boolean {
  if (custody === "with_customer") return !awaited;
  return custody === "delivered" || custody === "lost" || custody === "forfeited" || custody === "refused";
}

/** Whether units that have not come are still waited for. */
async function isAwaited({ tx, actor }: Context, claimId: string): Promise<boolean> {
  const running = await tx
    .selectFrom("deadline")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", claimId)
    .where("name", "=", "not_received")
    .where("status", "=", "running")
    .executeTakeFirst();
  return running !== undefined;
}

const outcomes: Partial<Record<Work, OutcomeKind>> = {
  ready: "repaired",
  scrap: "scrap",
  no_fault_found: "no_fault_found",
  returned_unrepaired: "returned_unrepaired",
};

function kindOf(lines: readonly { readonly work: string }[]): OutcomeKind {
  const kinds = new Set(lines.flatMap(({ work }) => outcomes[work as Work] ?? []));
  const [only] = kinds;
  return kinds.size === 1 && only ? only : "mixed";
}

import type { LineRecord, Outcome, OutcomeKind } from "../claims/index.ts";
import { type ClaimStatus, claimLifecycle } from "../claims/lifecycle.ts";
import type { Context } from "../context.ts";
import { move } from "../events/index.ts";
import { endingOf } from "./ending-of.ts";

type EndedLine = Pick<LineRecord, "custody" | "work" | "remedy"> & { readonly paidBack: boolean };

/**
 * Resolves a claim in progress once nothing of it is left to do: every unit that came is back, replaced, paid for or lost,
 * and what never came is not waited for any more (its clock has ended). A parcel that was refused and did not come again
 * counts as ended too. The resolution says of each line how it ended. Returns whether it was resolved.
 */
export async function resolveWhenDone(context: Context, claimId: string): Promise<boolean> {
  const { tx, actor } = context;
  const rows = await tx
    .selectFrom("claimLine")
    .innerJoin("claim", (on) =>
      on.onRef("claim.sellerId", "=", "claimLine.sellerId").onRef("claim.id", "=", "claimLine.claimId"),
    )
    .select(["claimLine.custody", "claimLine.work", "claimLine.remedy", "claim.status", "claim.rmaNumber"])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("refund")
          .select("refund.id")
          .whereRef("refund.sellerId", "=", "claimLine.sellerId")
          .whereRef("refund.lineId", "=", "claimLine.id")
          .where("refund.status", "in", ["sent", "settled"]),
      ).as("paidBack"),
    )
    .where("claimLine.sellerId", "=", actor.sellerId)
    .where("claimLine.claimId", "=", claimId)
    .execute();
  const [first] = rows;
  if ((first?.status as ClaimStatus | undefined) !== "in_progress") return false;
  const lines = rows as unknown as EndedLine[];
  const awaited = first?.rmaNumber === null || (await isAwaited(context, claimId));
  if (!lines.every((line) => hasEnded(line, awaited))) return false;
  const outcome = outcomeOf(lines);
  await move(context, claimLifecycle, { claimId }, "resolve", {
    details: { outcome: outcome.kind, endings: outcome.endings },
  });
  await tx
    .updateTable("claim")
    .set({ outcome: JSON.stringify(outcome) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", claimId)
    .execute();
  return true;
}

function hasEnded({ custody, work, remedy, paidBack }: EndedLine, awaited: boolean): boolean {
  if (custody === "in_transit_in" || custody === "in_transit_out") return false;
  if (custody === "delivered" || custody === "forfeited") return true;
  // Money needs no parcel, and neither does a no to what was never sent.
  if (work === "refunded") return paidBack;
  if (work === "replaced") return false;
  if (custody === "with_customer") return remedy !== null || !awaited;
  // What was lost after it had come in was the seller's to look after: a person says what the customer gets for it.
  if (custody === "lost") return work === "waiting" || remedy !== null;
  return custody === "refused";
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

function outcomeOf(lines: readonly EndedLine[]): Outcome {
  const endings: NonNullable<Outcome["endings"]> = {};
  for (const line of lines) {
    const ending = endingOf(line) ?? "not_received";
    (endings as Record<string, number>)[ending] = (endings[ending] ?? 0) + 1;
  }
  return { kind: kindOf(Object.keys(endings) as OutcomeKind[]), reason: "", clauses: [], endings };
}

/** What never came, or was turned away, does not make a claim's other endings a mixture. */
function kindOf(kinds: readonly OutcomeKind[]): OutcomeKind {
  const done = kinds.filter((kind) => kind !== "not_received" && kind !== "refused");
  const [only] = done.length > 0 ? done : kinds;
  return (done.length > 0 ? done : kinds).length === 1 && only ? only : "mixed";
}

import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { noteEvent, refuseIf } from "../events/index.ts";
import { termsFor } from "../policies/index.ts";
import { draftGuard } from "./edit.ts";
import { linkOrder } from "./goods.ts";
import { claimForChange, lineOf } from "./load.ts";
import { findUnits, insertLines, policyOfUnits } from "./units.ts";
import { setClaim } from "./write.ts";

export interface AddLines {
  readonly serials: readonly string[];
  readonly descriptions?: readonly string[] | undefined;
}

/** Adds units to a draft; they must be under the claim's policy. Returns the claim's id. */
export async function addLines(context: Context, claimId: string, input: AddLines): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(draftGuard(context, record));
  const known = record.lines.map(({ serial }) => serial);
  const found = await findUnits(context, input.serials, {
    known,
    terms: await termsFor(context, record.customer.id),
  });
  // Until a known unit settles it, the policy is only what the seller begins with.
  const settled = record.lines.some(({ unit }) => unit !== null);
  const policy = policyOfUnits(found, settled ? record.policy : undefined) ?? record.policy;
  const from = Math.max(0, ...record.lines.map((line) => line.position)) + 1;
  await insertLines(context, claimId, { found, from, descriptions: input.descriptions ?? [] });
  await linkOrder(context, claimId);
  await setClaim(context, claimId, { policy });
  await noteEvent(context, claimId, "claim.linesAdded", { serials: input.serials });
  return claimId;
}

/** Takes a unit out of a draft; the last one stays. Returns the claim's id. */
export async function removeLine(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
): Promise<string> {
  const { tx, actor } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(draftGuard(context, record));
  if (record.lines.length === 1) throw new Refusal("last_line");
  await tx
    .updateTable("attachment")
    .set({ lineId: null })
    .where("sellerId", "=", actor.sellerId)
    .where("lineId", "=", lineId)
    .execute();
  await tx.deleteFrom("claimLine").where("sellerId", "=", actor.sellerId).where("id", "=", lineId).execute();
  await setClaim(context, claimId, {});
  await noteEvent(context, claimId, "claim.lineRemoved", { serial: line.serial });
  return claimId;
}

import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { lockClaim } from "../events/index.ts";
import { type Around, readAround } from "./read-around.ts";
import { readClaimRow } from "./read-claim.ts";
import { readLines } from "./read-lines.ts";
import type { ClaimRecord, LineRecord } from "./record.ts";

/**
 * A claim with all its rows, by id or number, in a constant number of queries and through the actor's scope: what they do
 * not reach does not exist for them.
 */
export async function loadClaim(context: Context, idOrNumber: string): Promise<ClaimRecord> {
  const row = await readClaimRow(context, isId(idOrNumber) ? { id: idOrNumber } : { number: idOrNumber });
  if (!row) throw new Refusal("not_found");
  const { filled, ...claim } = row;
  const read = await readLines(context, claim.id, filled);
  const around = await readAround(context, claim.id, filled);
  return { ...claim, ...read, ...(context.actor.role === "centre_member" ? within(read.lines, around) : around) };
}

/** What is about these lines, or about the claim as a whole. */
function within(lines: readonly LineRecord[], around: Around): Around {
  const ids = new Set(lines.map(({ id }) => id));
  const own = ({ lineId }: { readonly lineId: string | null }) => lineId === null || ids.has(lineId);
  const parcels = around.parcels.map((parcel) => ({ ...parcel, lineIds: parcel.lineIds.filter((id) => ids.has(id)) }));
  return {
    ...around,
    parcels: parcels.filter(({ lineIds }) => lineIds.length > 0),
    attachments: around.attachments.filter(own),
    deadlines: around.deadlines.filter(own),
    refunds: around.refunds.filter(own),
  };
}

/** The same, locked first, so that what a guard sees is still so when the verb acts. */
export async function claimForChange(context: Context, claimId: string): Promise<ClaimRecord> {
  const { id } = await lockClaim(context, claimId);
  return loadClaim(context, id);
}

/** A line of the claim; refuses with `not_found` what belongs to another. */
export function lineOf(record: ClaimRecord, lineId: string): LineRecord {
  const line = record.lines.find(({ id }) => id === lineId);
  if (!line) throw new Refusal("not_found");
  return line;
}

import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, type ClaimStatus, type LineRecord, lineOf, type ParcelRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type Onlooker, wrongState } from "../events/index.ts";
import { citing, policyOf } from "../policies/index.ts";

const before: readonly ClaimStatus[] = ["draft", "submitted", "triage", "info_needed"];

/** Refuses to move units of a claim that is not authorised yet, by the policy's clause, or that has ended. */
export function underWay(onlooker: Onlooker & Pick<Context, "policies">, record: ClaimRecord): Refusal | null {
  if (before.includes(record.status))
    return new Refusal("authorization_first", citing(policyOf(onlooker, record), "authorization_first"));
  const open = record.status === "authorized" || record.status === "in_progress";
  return open ? null : wrongState(onlooker, "claim", record);
}

/** Refuses to move a unit in whose case was ended without it. */
export function settled(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const waits = line.custody === "with_customer" || line.custody === "in_transit_in";
  return line.remedy && waits
    ? wrongState(onlooker, "work", { status: line.work, lineId: line.id, events: record.events })
    : null;
}

/** Refuses to move a parcel that was turned away, or whose customer refused it: its units travel with another one since. */
export function turnedBack(
  onlooker: Onlooker,
  record: ClaimRecord,
  { refusedOn, lineIds }: ParcelRecord,
): Refusal | null {
  const [lineId = ""] = lineIds;
  return refusedOn === null
    ? null
    : wrongState(onlooker, "custody", { status: lineOf(record, lineId).custody, lineId, events: record.events });
}

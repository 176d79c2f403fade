import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, ClaimStatus, LineRecord } from "../claims/index.ts";
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

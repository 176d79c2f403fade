import type { ClaimKind, Decision } from "../../policy/index.ts";
import type { ClaimRecord, LineRecord } from "./record.ts";

/** Kinds about a machine that somebody has to look at, unless the policy ends them without it. */
const lookedAt: readonly ClaimKind[] = ["fault", "doa", "loose_heat_sink", "change_of_mind"];

/**
 * Whether a line's unit is sent in before it ends: it was asked for or is there already, or what the decision offers waits
 * for it. A line that is offered nothing, or nothing before its evidence is there, goes by what the claim is about.
 */
export function comesIn(
  { kind, rmaNumber }: Pick<ClaimRecord, "kind" | "rmaNumber">,
  { receipt }: Pick<LineRecord, "receipt">,
  { remedies }: Pick<Decision, "remedies">,
): boolean {
  if (rmaNumber !== null || receipt !== null) return true;
  const told = remedies.filter(({ opens }) => opens !== "after_evidence");
  if (told.length === 0) return lookedAt.includes(kind);
  return told.some((remedy) => remedy.kind === "repair" || remedy.opens !== "now");
}

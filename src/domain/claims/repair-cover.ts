import type { Day } from "../../core/day.ts";
import type { Decision } from "../../policy/index.ts";
import type { ClaimRecord, LineRecord } from "./record.ts";

const faults: readonly string[] = ["fault", "doa", "loose_heat_sink"];

/**
 * The last day of the cover that an earlier repair or swap gave the unit, where the claim came within it and nothing but the end of the
 * policy's own period stands against it; null otherwise. What ends a cover ends this one too.
 */
export function repairCover(
  { kind, reportedOn }: Pick<ClaimRecord, "kind" | "reportedOn">,
  { unit }: Pick<LineRecord, "unit">,
  { verdict, reasons }: Pick<Decision, "verdict" | "reasons">,
): Day | null {
  const until = unit?.coverUntil ?? null;
  if (until === null || reportedOn === null || reportedOn > until || !faults.includes(kind)) return null;
  const against = reasons.filter(({ effect }) => effect === "voids" || effect === "excludes" || effect === "expires");
  const over = against.length > 0 && against.every(({ effect }) => effect === "expires");
  return verdict === "not_covered" && over ? until : null;
}

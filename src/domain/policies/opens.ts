import { Refusal } from "../../core/refusal.ts";
import type { Remedy } from "../../policy/index.ts";

/** The refusal of a remedy that the policy opens only later: with its evidence, once the goods came, or were inspected (MF-DOA, MF-INSPECT). */
export function notOpenYet({ opens, clauses }: Pick<Remedy, "opens" | "clauses">): Refusal | null {
  return opens === "now" ? null : new Refusal(waits[opens], { clauses: [...clauses] });
}

const waits = {
  after_evidence: "evidence_first",
  after_arrival: "arrival_first",
  after_inspection: "inspection_first",
} as const;

import type { Locale, Text } from "../../core/locale.ts";
import { type Decision, factEntry, type RemedyKind } from "../../policy/index.ts";
import { type ClaimRecord, type LineRecord, repairCover } from "../claims/index.ts";

/** What follows from a finished inspection: a verb of the work's lifecycle with its clauses, a quote, or a person. */
export type InspectionOutcome =
  | {
      readonly verb: "approve" | "findNoFault" | "scrap" | "returnUnrepaired";
      readonly clauses: readonly string[];
    }
  | { readonly verb: "quote" }
  | { readonly verb: "person" };

/** Reads the outcome from the decision and the findings; what the policy cannot decide, or offers no way for yet, is a person's. */
export function outcomeOf(
  decision: Decision,
  record: Pick<ClaimRecord, "kind" | "reportedOn">,
  line: LineRecord,
): InspectionOutcome {
  const findings = line.inspection?.findings.finding ?? {};
  const offered = (kind: RemedyKind, charge?: string) =>
    decision.remedies.find((remedy) => remedy.kind === kind && (charge === undefined || remedy.charge === charge));
  const unrepaired = offered("return_unrepaired")?.clauses ?? [];
  if (decision.error) return { verb: "person" };
  // A machine that cannot be repaired may still be owed a replacement or the money: that is not for the bench to end.
  const owed =
    offered("replace", "free") ??
    offered("refund") ??
    offered("reissue", "free") ??
    ofTheLaw(decision, "replace", "refund");
  const beyond = findings.scrap || findings.repairable === false || findings.worthRepairing === false;
  if (beyond && decision.verdict === "covered" && (owed || unrepaired.length === 0)) return { verb: "person" };
  if (findings.scrap) return { verb: "scrap", clauses: unrepaired };
  if (beyond) return { verb: "returnUnrepaired", clauses: unrepaired };
  if (nothingFound(line)) return { verb: "findNoFault", clauses: [] };
  // The period is over, but an earlier repair has a cover of its own.
  if (repairCover(record, line, decision)) return { verb: "approve", clauses: [] };
  if (decision.verdict === "undetermined" || decision.verdict === "provisional") return { verb: "person" };
  const free = offered("repair", "free");
  // What still waits for evidence is never approved by itself.
  if (decision.verdict === "covered")
    return free && free.opens !== "after_evidence"
      ? { verb: "approve", clauses: [...new Set([...granting(decision), ...free.clauses])] }
      : { verb: "person" };
  if (offered("repair", "quoted")) return { verb: "quote" };
  return unrepaired.length > 0 ? { verb: "returnUnrepaired", clauses: unrepaired } : { verb: "person" };
}

/** What keeps the policy from deciding, in the reader's words: the facts it misses, or what it offers that nobody can do here yet. */
export function openQuestions(decision: Decision, locale: Locale): string {
  if (decision.error) return decision.error.message;
  const owed = decision.evidence.missing.map((name) => `evidence.${name}`);
  const facts = [...decision.missing.map(({ fact }) => fact), ...owed].map(
    (fact) => factEntry(fact)?.label[locale] ?? fact,
  );
  if (facts.length > 0) return facts.join(", ");
  return [...new Set(decision.remedies.map(({ kind }) => remedyWords[kind][locale]))].join(", ") || "–";
}

function ofTheLaw({ statute }: Decision, ...kinds: RemedyKind[]) {
  return statute.flatMap(({ remedies }) => remedies).find(({ kind }) => kinds.includes(kind));
}

/** A defect was looked for and denied, and nothing else was found. */
function nothingFound({ inspection }: LineRecord): boolean {
  if (!inspection || inspection.faultCodes.length > 0) return false;
  const { manufacturingDefect, repairable: _, worthRepairing: __, ...others } = inspection.findings.finding ?? {};
  const counterfeit = inspection.findings.unit?.counterfeit === true;
  return manufacturingDefect === false && !counterfeit && !Object.values(others).includes(true);
}

function granting(decision: Decision): string[] {
  return decision.reasons.filter(({ effect }) => effect === "grants").map(({ clause }) => clause);
}

/** What each remedy is called. */
export const remedyWords: Readonly<Record<RemedyKind, Text>> = {
  repair: { en: "repair", es: "reparación", zh: "维修" },
  replace: { en: "replacement", es: "sustitución", zh: "更换" },
  reissue: { en: "sending again", es: "reenvío", zh: "补发" },
  refund: { en: "refund", es: "reembolso", zh: "退款" },
  spare_part: { en: "spare part", es: "pieza de repuesto", zh: "备件" },
  return_unrepaired: { en: "return unrepaired", es: "devolución sin reparar", zh: "不维修退回" },
  none: { en: "none", es: "ninguno", zh: "无" },
};

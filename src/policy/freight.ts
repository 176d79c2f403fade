import type { CompiledPolicy } from "./compiled.ts";
import type { Freight, Payer } from "./decision.ts";
import { EvaluationError } from "./feel/types.ts";
import { type HeldScene, heldRules } from "./held-rules.ts";

/** Where no clause says who pays. */
export const noFreight: Freight = Object.freeze({ inbound: null, outbound: null, clauses: Object.freeze([]) });

/** Who pays the way in and the way back, with the clauses that say so. */
export function payFreight(policy: CompiledPolicy, scene: HeldScene): Freight {
  if (policy.freight.length === 0) return noFreight;
  const inbound = payerOf(policy, "inbound", scene);
  const outbound = payerOf(policy, "outbound", scene);
  const clauses = [...inbound.clauses];
  for (const clause of outbound.clauses) if (!clauses.includes(clause)) clauses.push(clause);
  clauses.sort();
  return { inbound: inbound.paidBy, outbound: outbound.paidBy, clauses };
}

function payerOf(
  policy: CompiledPolicy,
  leg: "inbound" | "outbound",
  scene: HeldScene,
): { paidBy: Payer | null; clauses: string[] } {
  const rules = policy.freight.filter((rule) => rule[leg]);
  const held = heldRules(policy, rules, scene);
  const depth = Math.min(...held.map((rule) => rule.depth));
  const specific = held.filter((rule) => rule.depth === depth);
  const [first] = specific;
  const other = first && specific.find((rule) => rule.paidBy !== first.paidBy);
  if (first && other) throw new EvaluationError(`${first.clause} and ${other.clause} disagree on who pays ${leg}`);
  const agreeing = held.filter((rule) => rule.paidBy === first?.paidBy);
  const open = rules.some((rule) => mayStillDecide(rule, first, scene));
  return { paidBy: open ? null : (first?.paidBy ?? null), clauses: agreeing.map((rule) => rule.clause) };
}

/** An unknown rule that would say otherwise and would win. */
function mayStillDecide(
  rule: CompiledPolicy["freight"][number],
  first: CompiledPolicy["freight"][number] | undefined,
  scene: HeldScene,
): boolean {
  if (rule.holds(scene.slots) !== null) return false;
  if (!first) return true;
  return rule.paidBy !== first.paidBy && (rule.depth <= first.depth || rule.overrides.includes(first.clause));
}

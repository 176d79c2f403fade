import type { Locale } from "../core/locale.ts";
import { addMoney, type Money, percentOf } from "../core/money.ts";
import type { CompiledPolicy, DeductionRule, RemedyRule } from "./compiled.ts";
import type { Deduction, Denied, OpenDeduction, Opens, Reason, Remedy, Verdict } from "./decision.ts";
import { evaluating } from "./evaluating.ts";
import { EvaluationError, type Slots } from "./feel/types.ts";
import { heldRules } from "./held-rules.ts";

/** What remedies depend on beside the facts in the slots. */
export interface RemedyScene {
  readonly policy: CompiledPolicy;
  readonly slots: Slots;
  readonly locale: Locale;
  readonly verdict: Verdict;
  readonly evidenceMissing: boolean;
  readonly reasons: Reason[];
}

/** The remedies on offer and the kinds that the policy never gives. */
export function offerRemedies(scene: RemedyScene): { remedies: readonly Remedy[]; denied: readonly Denied[] } {
  const { policy, slots, reasons, locale } = scene;
  if (policy.remedies.length === 0 && policy.denies.length === 0) return nothing;
  const denials = heldRules(policy, policy.denies, { slots, locale, reasons });
  const held = heldRules(policy, policy.remedies, { slots, locale, reasons });
  const offered = held.filter(
    (rule) => !denials.some((denial) => denial.depth <= rule.depth && denial.kinds.includes(rule.kind)),
  );
  const remedies: Remedy[] = [];
  for (const rule of offered) {
    const remedy = make(rule, scene);
    const same = remedies.findIndex((other) => sameOffer(other, remedy));
    if (same < 0) remedies.push(remedy);
    else
      remedies[same] = {
        ...remedies[same]!,
        opens: later(remedies[same]!.opens, remedy.opens),
        clauses: [...remedies[same]!.clauses, rule.clause].sort(),
      };
  }
  remedies.sort(byKind);
  return { remedies, denied: denials.map(({ kinds, clause }) => ({ kinds, clauses: [clause] })) };
}

const nothing = { remedies: [], denied: [] } as const;
const kindOrder = ["repair", "replace", "reissue", "refund", "spare_part", "return_unrepaired", "none"];
const opensOrder: readonly Opens[] = ["after_evidence", "after_arrival", "after_inspection", "now"];

function make(rule: RemedyRule, scene: RemedyScene): Remedy {
  const base = { kind: rule.kind, charge: rule.charge, opens: opening(rule, scene), clauses: [rule.clause] };
  return rule.refund ? { ...base, ...refundOf(rule.refund, scene.slots) } : base;
}

/** The next thing that the remedy waits for. */
function opening(rule: RemedyRule, { policy, slots, verdict, evidenceMissing }: RemedyScene): Opens {
  if (evidenceMissing) return "after_evidence";
  if (rule.opensAfter.includes("arrival") && slots[policy.arrivedOn] === null) return "after_arrival";
  if (verdict === "provisional") return "after_inspection";
  if (rule.opensAfter.includes("inspection") && slots[policy.inspectionComplete] !== true) return "after_inspection";
  return "now";
}

function refundOf(
  refund: NonNullable<RemedyRule["refund"]>,
  slots: Slots,
): Required<Pick<Remedy, "amount" | "deductions">> & Pick<Remedy, "mayDeduct"> {
  const price = refund.of.run(slots) as Money | null;
  if (price === null) return { amount: null, deductions: [] };
  const deductions: Deduction[] = [];
  const open: OpenDeduction[] = [];
  for (const rule of refund.deductions) {
    evaluating.clause = rule.clause;
    const holds = rule.holds(slots);
    if (holds === null) return { amount: null, deductions: [] };
    if (!holds) continue;
    const taken = deduct(rule, price, slots);
    if (taken === null) open.push({ kind: rule.kind, clauses: [rule.clause] });
    else if (taken.amount.amount > 0) deductions.push(taken);
  }
  const total = deductions.reduce((sum, each) => sum + each.amount.amount, 0);
  const amount = addMoney(price, { amount: -Math.min(total, price.amount), currency: price.currency });
  return open.length > 0 ? { amount, deductions, mayDeduct: open } : { amount, deductions };
}

/** Null while its amount is not known. */
function deduct(rule: DeductionRule, price: Money, slots: Slots): Deduction | null {
  const clauses = [rule.clause];
  if (rule.percent !== null)
    return { kind: rule.kind, percent: rule.percent, amount: percentOf(price, rule.percent), clauses };
  const amount = rule.amount!.run(slots) as Money | null;
  if (amount === null) return null;
  if (amount.currency !== price.currency) {
    throw new EvaluationError(
      `${rule.kind} is in ${amount.currency}, the price in ${price.currency}, and no rate is known`,
    );
  }
  return { kind: rule.kind, amount: { amount: amount.amount, currency: amount.currency }, clauses };
}

function sameOffer(first: Remedy, second: Remedy): boolean {
  if (first.kind !== second.kind || first.charge !== second.charge) return false;
  if (first.kind !== "refund") return true;
  return JSON.stringify([first.amount, first.deductions]) === JSON.stringify([second.amount, second.deductions]);
}

function later(first: Opens, second: Opens): Opens {
  return opensOrder[Math.min(opensOrder.indexOf(first), opensOrder.indexOf(second))]!;
}

function byKind(first: Remedy, second: Remedy): number {
  const order = kindOrder.indexOf(first.kind) - kindOrder.indexOf(second.kind);
  return (
    order ||
    (first.charge < second.charge ? -1 : first.charge > second.charge ? 1 : 0) ||
    compareText(first.clauses.join(), second.clauses.join())
  );
}

function compareText(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

import type { Money } from "../../core/money.ts";
import type { Decision, Verdict } from "../../policy/index.ts";

/** Of a decision, what a replay holds against another. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly endsOn: string | null;
  /** `kind:charge`, sorted. */
  readonly remedies: readonly string[];
  /** The refund offered; null where none is, or its amount is not known. */
  readonly refund: Money | null;
  /** Clauses behind the verdict. */
  readonly clauses: readonly string[];
}

type ByVerdict = Record<Verdict, number>;

/** What a replay counts; plain JSON. */
export interface ReplayCounts {
  changed: number;
  readonly before: ByVerdict;
  readonly after: ByVerdict;
  /** `from>to` → lines. */
  readonly flows: Record<string, number>;
  /** Currency → minor units before and after. */
  readonly money: Record<string, [before: number, after: number]>;
  readonly chargeBefore: { free: number; quoted: number };
  readonly chargeAfter: { free: number; quoted: number };
}

const none: ByVerdict = { covered: 0, not_covered: 0, provisional: 0, undetermined: 0 };

/** Where counting starts. */
export const zeroCounts: ReplayCounts = {
  changed: 0,
  before: none,
  after: none,
  flows: {},
  money: {},
  chargeBefore: { free: 0, quoted: 0 },
  chargeAfter: { free: 0, quoted: 0 },
};

/** What of a decision is compared. */
export function outcomeOf({ verdict, warranty, remedies, reasons }: Decision): Outcome {
  return {
    verdict,
    endsOn: warranty.endsOn,
    remedies: remedies.map(({ kind, charge }) => `${kind}:${charge}`).sort(),
    refund: remedies.find(({ kind }) => kind === "refund")?.amount ?? null,
    clauses: [...new Set(reasons.map(({ clause }) => clause))],
  };
}

/** Whether nothing differs that a customer would notice; the last day of the cover alone is no other outcome. */
export function sameOutcome(before: Outcome, after: Outcome): boolean {
  const told = ({ verdict, remedies, refund }: Outcome) =>
    JSON.stringify([verdict, remedies, refund?.amount ?? null, refund?.currency ?? null]);
  return told(before) === told(after);
}

/** Counts one line into `counts`. */
export function addTo(
  counts: ReplayCounts,
  { before, after, changed }: { readonly before: Outcome; readonly after: Outcome; readonly changed: boolean },
): void {
  if (changed) counts.changed += 1;
  counts.before[before.verdict] += 1;
  counts.after[after.verdict] += 1;
  const flow = `${before.verdict}>${after.verdict}`;
  counts.flows[flow] = (counts.flows[flow] ?? 0) + 1;
  for (const [at, { refund }] of [before, after].entries())
    if (refund) (counts.money[refund.currency] ??= [0, 0])[at as 0 | 1] += refund.amount;
  addCharge(counts.chargeBefore, before);
  addCharge(counts.chargeAfter, after);
}

function addCharge(charge: { free: number; quoted: number }, { remedies }: Outcome): void {
  if (remedies.includes("repair:free")) charge.free += 1;
  else if (remedies.includes("repair:quoted")) charge.quoted += 1;
}

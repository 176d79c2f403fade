import type { Outcome, Verdict } from "../../policy/index.ts";

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

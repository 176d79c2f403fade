import type { Money } from "../core/money.ts";
import type { Decision, Verdict } from "./decision.ts";
import { canonical } from "./digest.ts";

/** What a replay counts; it does not grow with the cases but for the currencies they name. */
export interface Tally {
  cases: number;
  changed: number;
  /** Cases by the verdict before and after, such as `covered → not_covered`. */
  readonly verdicts: Map<string, number>;
  /** By currency: what refunds come to before and after, in minor units. */
  readonly money: Map<string, { before: number; after: number }>;
}

/** One case under both policies, as a line of a list. */
export interface Replayed {
  readonly changed: boolean;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** What a decision comes to. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly endsOn: string | null;
  /** `kind:charge` of what is offered. */
  readonly remedies: readonly string[];
  /** The highest refund on offer; null where there is none, or its amount is not known. */
  readonly refund: Money | null;
  readonly freight: string;
  readonly clauses: readonly string[];
}

/** A tally with nothing in it. */
export function emptyTally(): Tally {
  return { cases: 0, changed: 0, verdicts: new Map(), money: new Map() };
}

/** Counts one case that was decided under both policies. Their identity (version, digest) does not count as a change. */
export function replayCase(tally: Tally, before: Decision, after: Decision): Replayed {
  const [own, draft] = [outcomeOf(before), outcomeOf(after)];
  const changed = !sameOutcome(own, draft);
  tally.cases += 1;
  if (changed) tally.changed += 1;
  const turn = `${own.verdict} → ${draft.verdict}`;
  tally.verdicts.set(turn, (tally.verdicts.get(turn) ?? 0) + 1);
  count(tally, own.refund, "before");
  count(tally, draft.refund, "after");
  return { changed, before: own, after: draft };
}

/** Whether nothing differs that a customer would notice: another last day of the cover, or another clause, alone is no other outcome. */
export function sameOutcome(before: Outcome, after: Outcome): boolean {
  const told = ({ verdict, remedies, refund, freight }: Outcome) => canonical({ verdict, remedies, refund, freight });
  return told(before) === told(after);
}

/** What of a decision is held against another. */
export function outcomeOf({ verdict, warranty, remedies, freight, reasons }: Decision): Outcome {
  const offered = [...new Set(remedies.map(({ kind, charge }) => `${kind}:${charge}`))].sort();
  const deciding = reasons.filter(({ effect }) => effect !== "waits" && effect !== "overrides");
  return {
    verdict,
    endsOn: warranty.endsOn,
    remedies: offered,
    refund: highest(remedies.flatMap(({ amount }) => amount ?? [])),
    freight: `${freight.inbound ?? "-"}/${freight.outbound ?? "-"}`,
    clauses: [...new Set(deciding.map(({ clause }) => clause))].sort(),
  };
}

function highest(amounts: readonly Money[]): Money | null {
  return amounts.reduce<Money | null>((best, each) => (best === null || each.amount > best.amount ? each : best), null);
}

function count({ money }: Tally, refund: Money | null, side: "before" | "after"): void {
  if (refund === null) return;
  const sums = money.get(refund.currency) ?? { before: 0, after: 0 };
  sums[side] += refund.amount;
  money.set(refund.currency, sums);
}

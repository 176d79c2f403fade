import { type Day } from "../core/day.ts";
import type { CompiledPolicy, Length } from "./compiled.ts";
import { slot } from "./compiled.ts";
import { decide } from "./decide.ts";
import type { Decision, OnMiss } from "./decision.ts";
import { type EpochDay, writeEpochDay } from "./epoch.ts";
import type { Facts } from "./facts.ts";
import type { Slots } from "./feel/types.ts";
import { type HeldScene, heldRules } from "./held-rules.ts";

/** How long a clock runs: a span of working days (both the same where it is none), calendar days, or months. */
export type ClockLength =
  | { readonly workingDays: readonly [earliest: number, latest: number] }
  | { readonly days: number }
  | { readonly months: number };

/** A deadline or a service level of a policy that holds for a line, as the clock that counts it needs it. */
export interface HeldClock {
  readonly name: string;
  readonly clause: string;
  /** The day that it counts from, which is not counted; null where the policy cannot tell yet, or it starts after another. */
  readonly from: Day | null;
  readonly length: ClockLength;
  /** What follows where it runs out; null for a promise of the seller. */
  readonly onMiss: OnMiss | null;
  /** Days after `from` on which a warning goes out. */
  readonly warnAfterDays: readonly number[];
}

/** The clocks that hold for these facts on a day, with the decision that they belong to. Throws as `decide` does. */
export function heldClocks(
  policy: CompiledPolicy,
  facts: Facts,
  asOf: Day,
): { clocks: HeldClock[]; decision: Decision } {
  const decision = decide(policy, facts, asOf);
  // The slots are as the decision left them: nothing waits in between.
  const scene: HeldScene = { slots: policy.scratch, locale: "en", reasons: [] };
  const verdict = decision.verdict === "provisional" ? "covered" : decision.verdict;
  scene.slots[slot.verdict] = verdict === "undetermined" ? null : verdict;
  const deadlines = heldRules(policy, policy.deadlines, scene).flatMap((rule) => {
    const { onMiss, warnAfterDays } = rule;
    return clockOf(rule, scene.slots, { onMiss, warnAfterDays });
  });
  const promises = heldRules(policy, policy.serviceLevels, scene).flatMap((rule) =>
    clockOf(rule, scene.slots, { onMiss: null, warnAfterDays: [] }),
  );
  return { clocks: [...deadlines, ...promises], decision };
}

type Rule = Length & Pick<CompiledPolicy["serviceLevels"][number], "name" | "clause" | "from">;

function clockOf(rule: Rule, slots: Slots, beside: Pick<HeldClock, "onMiss" | "warnAfterDays">): HeldClock[] {
  const length = lengthOf(rule, slots);
  if (!length) return [];
  const from = rule.from ? (rule.from.run(slots) as EpochDay | null) : null;
  return [
    { name: rule.name, clause: rule.clause, from: from === null ? null : writeEpochDay(from), length, ...beside },
  ];
}

function lengthOf({ workingDays, within }: Length, slots: Slots): ClockLength | null {
  if (workingDays) return { workingDays };
  const count = within!.run(slots) as number | null;
  if (count === null) return null;
  return within!.type.kind === "months" ? { months: count } : { days: count };
}

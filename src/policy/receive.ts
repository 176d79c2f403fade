import { type CompiledPolicy, clauseText, type Held } from "./compiled.ts";
import type { ParcelAnswer } from "./decision.ts";
import { type HeldScene, heldRules } from "./held-rules.ts";
import { sentences } from "./texts.ts";

const welcome: ParcelAnswer = Object.freeze({ accept: true, reasons: Object.freeze([]), unchecked: Object.freeze([]) });

/** Whether the parcel is taken in; each clause that turns it away says what was found. */
export function receive(policy: CompiledPolicy, scene: HeldScene): ParcelAnswer {
  if (policy.refusals.length === 0) return welcome;
  const { slots } = scene;
  const held = heldRules(policy, policy.refusals, scene);
  const open = policy.refusals.filter((rule) => rule.holds(slots) === null);
  const unknown = open.flatMap((rule) =>
    (rule.when?.reads ?? []).filter((read) => slots[read] === null && policy.slots[read]),
  );
  return {
    accept: held.length === 0,
    reasons: [...new Set(held.map(({ clause }) => clause))].map((clause) =>
      turnedAway(
        policy,
        held.filter((rule) => rule.clause === clause),
        scene,
      ),
    ),
    unchecked: [...new Set(unknown.map((read) => policy.slots[read]!.name))].sort(),
  };
}

/** One clause may have several ways to turn a parcel away: those that were met are named. */
function turnedAway(policy: CompiledPolicy, held: readonly Held[], { slots, locale }: HeldScene) {
  const { clause } = held[0]!;
  const text = clauseText(policy, clause, locale);
  const met = held.flatMap(({ when }) =>
    when?.logic?.op === "or" ? when.logic.parts.filter((part) => part.run(slots) === true) : (when ?? []),
  );
  const reads = [...new Set(met.flatMap((part) => part.reads))].filter((read) => slots[read] !== null);
  const { found, yes, no } = sentences[locale];
  const names = reads.flatMap((read) => {
    const entry = policy.slots[read]?.entry;
    const value = slots[read];
    const told = typeof value === "boolean" ? (value ? yes : no) : entry?.values?.[value as string]?.[locale];
    return entry && told ? [`${entry.label[locale]} (${told})`] : [];
  });
  return { clause, text: names.length > 0 ? `${text} ${found(names.join(locale === "zh" ? "、" : ", "))}` : text };
}

import type { Locale } from "../core/locale.ts";
import { type CompiledPolicy, clauseText, type Held } from "./compiled.ts";
import type { Reason } from "./decision.ts";
import { evaluating } from "./evaluating.ts";
import type { Slots } from "./feel/types.ts";
import { sentences } from "./texts.ts";

/** Where the rules of a section are looked at. */
export interface HeldScene {
  readonly slots: Slots;
  readonly locale: Locale;
  readonly reasons: Reason[];
}

/** The rules of a section that are known to hold, less those that another one overrides; what was overridden becomes a reason. */
export function heldRules<T extends Held>(
  policy: CompiledPolicy,
  rules: readonly T[],
  { slots, locale, reasons }: HeldScene,
): readonly T[] {
  const held: T[] = [];
  let overriding = false;
  for (const rule of rules) {
    evaluating.clause = rule.clause;
    if (rule.holds(slots) !== true) continue;
    held.push(rule);
    if (rule.overrides.length > 0) overriding = true;
  }
  if (!overriding) return held;
  return held.filter((rule) => {
    const by = held.find((other) => other !== rule && other.overrides.includes(rule.clause));
    if (!by) return true;
    const known = reasons.some(
      (reason) => reason.effect === "overrides" && reason.clause === rule.clause && reason.by === by.clause,
    );
    const text = `${sentences[locale].setAside(by.clause)} ${clauseText(policy, rule.clause, locale)}`;
    if (!known) reasons.push({ clause: rule.clause, effect: "overrides", text, by: by.clause });
    return false;
  });
}

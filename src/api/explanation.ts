import type { z } from "zod";
import type { Locale } from "../core/locale.ts";
import type { CompiledPolicy, Decision, Explanation, PointBeside } from "../policy/index.ts";
import { type ClauseCard, clauseOf } from "./clause-card.ts";
import type { explanation } from "./contract/explanation.ts";

export type ExplanationView = z.output<typeof explanation>;
type Told = Explanation & { readonly points: readonly PointBeside[] };
type Sentence = Explanation["reasons"][number];
type Need = Explanation["missing"][number];

/** The engine's explanation with every clause as a person reads it. */
export function explanationView(
  policy: CompiledPolicy,
  decision: Decision,
  ...[told, locale]: [told: Told, locale: Locale]
): ExplanationView {
  const { reasons, overridden } = sides(decision);
  const said = saying(policy, locale);
  return {
    policy: told.title,
    verdict: told.verdict,
    until: told.until,
    reasons: told.reasons.map((each, at) => ({ ...said(each), effect: reasons[at]?.effect ?? "grants" })),
    overridden: told.overridden.map((each, at) => ({
      ...said(each),
      by: clauseOf(policy, overridden[at]?.by ?? each.clause, locale),
    })),
    missing: told.missing.map(needing(policy, locale)),
    changes: [...told.changes],
    laws: told.laws.map((law) => {
      const statute = policy.regimes.find((each) => each.policy.id === law.regime)?.policy ?? policy;
      const lawful = saying(statute, locale);
      return {
        ...law,
        reasons: law.reasons.map(lawful),
        rights: law.rights.map(lawful),
        missing: law.missing.map(needing(statute, locale)),
      };
    }),
    points: told.points.map((each) => ({ ...each })),
    notices: told.notices.map(said),
  };
}

function sides({ reasons }: Decision) {
  return {
    reasons: reasons.filter(({ effect }) => effect !== "overrides"),
    overridden: reasons.filter(({ effect }) => effect === "overrides"),
  };
}

/** A sentence with its clause; the note is there for those whom the engine told it. */
function saying(policy: CompiledPolicy, locale: Locale) {
  return ({ clause, text, note }: Sentence): { text: string; clause: ClauseCard } => ({
    text,
    clause: { ...clauseOf(policy, clause, locale), note },
  });
}

function needing(policy: CompiledPolicy, locale: Locale) {
  return ({ fact, by, text }: Need) => ({ fact, by, text, label: policy.facts.get(fact)?.label[locale] ?? fact });
}

import type { Locale } from "../core/locale.ts";
import { reasonsIn } from "../domain/policies/index.ts";
import type { CompiledPolicy, Decision, Facts } from "../policy/index.ts";

/** A stored decision with its words in another language than the claim's; what was decided stays as it is. */
export function decisionIn(
  stored: { readonly decision: Decision; readonly facts: Facts },
  policy: CompiledPolicy,
  locale: Locale,
): Decision {
  const { decision } = stored;
  const told = retelling(policy, locale);
  const laws = new Map(policy.regimes.map(({ policy: statute }) => [statute.id, retelling(statute, locale)]));
  // A policy of another digest would decide otherwise: then the clauses' own words do.
  const reasons = policy.digest === decision.digest ? reasonsIn(policy, stored, locale) : decision.reasons;
  return {
    ...decision,
    reasons: reasons === decision.reasons ? reasons.map(told) : reasons,
    notices: decision.notices.map(told),
    parcel: decision.parcel && { ...decision.parcel, reasons: decision.parcel.reasons.map(told) },
    statute: decision.statute.map((result) => {
      const lawful = laws.get(result.regime);
      return lawful ? { ...result, reasons: result.reasons.map(lawful), rights: result.rights.map(lawful) } : result;
    }),
  };
}

function retelling(policy: CompiledPolicy, locale: Locale) {
  return <Said extends { readonly clause: string; readonly text: string }>(said: Said): Said => ({
    ...said,
    text: policy.clauses.get(said.clause)?.[locale] ?? said.text,
  });
}

import type { Locale } from "../core/locale.ts";
import type { CompiledPolicy, Decision } from "../policy/index.ts";

/** A stored decision with its clauses' words in another language than the claim's; what was decided stays as it is. */
export function decisionIn(decision: Decision, policy: CompiledPolicy, locale: Locale): Decision {
  const told = retelling(policy, locale);
  const laws = new Map(policy.regimes.map(({ policy: statute }) => [statute.id, retelling(statute, locale)]));
  return {
    ...decision,
    reasons: decision.reasons.map(told),
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

import type { Locale } from "../core/locale.ts";
import type { CompiledPolicy, Decision } from "../policy/index.ts";

/** A stored decision with its clauses' words in another language than the claim's; what was decided stays as it is. */
export function decisionIn(decision: Decision, policy: CompiledPolicy, locale: Locale): Decision {
  const told = <Said extends { readonly clause: string; readonly text: string }>(said: Said): Said => ({
    ...said,
    text: policy.clauses.get(said.clause)?.[locale] ?? said.text,
  });
  return {
    ...decision,
    reasons: decision.reasons.map(told),
    notices: decision.notices.map(told),
    parcel: decision.parcel && { ...decision.parcel, reasons: decision.parcel.reasons.map(told) },
  };
}

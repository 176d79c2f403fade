import type { CompiledPolicy, Decision } from "../policy/index.ts";
import type { Reader } from "./reader.ts";

/** What the policy wants on file for any of the claim's units; on file where every unit that needs it has it. */
export function evidenceView({ locale }: Reader, policy: CompiledPolicy, decisions: readonly Decision[]) {
  const names = new Set(decisions.flatMap(({ evidence }) => evidence.required));
  const missing = new Set(decisions.flatMap(({ evidence }) => evidence.missing));
  return {
    required: [...names].map((name) => {
      const fact = `evidence.${name}`;
      return { fact, label: policy.facts.get(fact)?.label[locale] ?? name, onFile: !missing.has(name) };
    }),
  };
}

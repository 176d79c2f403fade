import type { Locale } from "../../core/locale.ts";
import { type CompiledPolicy, conditionFunctions, packJsonSchema } from "../../policy/index.ts";
import type { Context } from "../context.ts";

/** What the text of a policy may say, in the reader's language: the schema of its file, and the names it may use. */
export function vocabularyOf({ policies }: Pick<Context, "policies">, policy: CompiledPolicy, locale: Locale) {
  return {
    schema: { ...packJsonSchema() },
    facts: [...policy.facts].map(([name, { type, label, values = {} }]) => ({
      name,
      type,
      label: label[locale],
      values: Object.entries(values).map(([value, text]) => ({ value, label: text[locale] })),
    })),
    functions: conditionFunctions().map(({ name, parameters }) => ({ name, parameters: [...parameters] })),
    clauses: [...policy.clauses].map(([id, clause]) => ({ id, text: clause[locale] })),
    policies: policies.all.map(({ id }) => id),
  };
}

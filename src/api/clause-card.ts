import type { z } from "zod";
import type { Locale } from "../core/locale.ts";
import type { Policies } from "../domain/context.ts";
import { sourceOf } from "../domain/policies/index.ts";
import type { CompiledPolicy } from "../policy/index.ts";
import type { clause } from "./contract/shapes.ts";

export type ClauseCard = z.output<typeof clause>;

/**
 * A clause as a person reads it: of the version that is meant, else from whichever policy has it, in force or no more; its
 * bare id where none does.
 */
export function clauseCard(policies: Policies, id: string, locale: Locale, meant?: CompiledPolicy): ClauseCard {
  const has = (each: CompiledPolicy | undefined) => each?.clauses.has(id) === true;
  const policy = has(meant) ? meant : (policies.all.find(has) ?? policies.published?.find(has));
  return policy ? clauseOf(policy, id, locale) : { id, text: id, source: "", note: null };
}

/** A clause of this very policy, its own or one of a layer below. */
export function clauseOf(policy: CompiledPolicy, id: string, locale: Locale): ClauseCard {
  const clause = policy.clauses.get(id);
  if (!clause) return { id, text: id, source: "", note: null };
  return {
    id,
    text: clause[locale],
    source: sourceOf(policy, id, locale),
    note: clause.note?.[locale] ?? null,
  };
}

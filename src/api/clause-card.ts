import type { z } from "zod";
import type { Locale } from "../core/locale.ts";
import type { Policies } from "../domain/context.ts";
import { sourceOf } from "../domain/policies/index.ts";
import type { CompiledPolicy } from "../policy/index.ts";
import type { clause } from "./contract/shapes.ts";

export type ClauseCard = z.output<typeof clause>;

/** A clause as a person reads it, from whichever policy has it; its bare id where none does. */
export function clauseCard(policies: Policies, id: string, locale: Locale): ClauseCard {
  const policy = policies.all.find((each) => each.clauses.has(id));
  return policy ? clauseOf(policy, id, locale) : { id, text: id, source: "", note: null };
}

/** A clause of this very policy, its own or one of a layer below. */
export function clauseOf(policy: CompiledPolicy, id: string, locale: Locale): ClauseCard {
  const clause = policy.clauses.get(id);
  if (!clause) return { id, text: id, source: "", note: null };
  return {
    id,
    text: clause[locale],
    source: sourceOf(policy, id),
    note: clause.note?.[locale] ?? null,
  };
}

import { fill, type Refusal, refusals } from "../core/refusal.ts";
import type { Ability } from "../domain/abilities/index.ts";
import type { Context } from "../domain/context.ts";

/** A guard's answer as an ability, in the reader's words. */
export function abilityOf({ actor }: Pick<Context, "actor">, refusal: Refusal | null): Ability {
  if (!refusal) return { allowed: true, reason: null, clauses: [] };
  const { values, clauses = [] } = refusal.details;
  return { allowed: false, reason: fill(refusals[refusal.code].text[actor.locale], values), clauses: [...clauses] };
}

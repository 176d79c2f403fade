import type { Actor } from "../../core/actor.ts";
import { type Refusal, tellRefusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { type Action, may } from "../people/permissions.ts";

/** Whether a thing may be done now; a refused one says why, in the actor's language, and by which clauses. */
export interface Ability {
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly clauses: string[];
}

/** Abilities by action; an action that the actor's role never has is left out. */
export type Abilities = Record<string, Ability>;

/** A guard for each action. */
export type Guards = Partial<Record<Action, () => Refusal | null>>;

/** A guard's answer in the reader's words. */
export function abilityOf({ locale }: Pick<Actor, "locale">, refusal: Refusal | null): Ability {
  if (!refusal) return { allowed: true, reason: null, clauses: [] };
  return { allowed: false, reason: tellRefusal(refusal, locale).text, clauses: [...(refusal.details.clauses ?? [])] };
}

/** What guards answer, of the actions that the role has at all. */
export function tell({ actor }: Pick<Context, "actor">, guards: Guards): Abilities {
  const abilities: Abilities = {};
  for (const [action, guard] of Object.entries(guards)) {
    if (!may(actor.role, action as Action)) continue;
    abilities[action] = abilityOf(actor, guard());
  }
  return abilities;
}

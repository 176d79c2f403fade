import type { Actor } from "../core/actor.ts";
import { abilityOf } from "../domain/abilities/index.ts";
import { permission } from "../domain/events/index.ts";
import type { Action } from "../domain/people/index.ts";

/** What the actor's role opens, for pages that concern no claim: each action with the reason where it may not. */
export function roleAbilities(actor: Actor, actions: readonly Action[]) {
  return Object.fromEntries(actions.map((action) => [action, abilityOf(actor, permission({ actor }, action))]));
}

import type { Actor } from "../core/actor.ts";
import { fill, refusals } from "../core/refusal.ts";
import { type Action, may, roleWord } from "../domain/people/index.ts";

/** What the actor's role opens, for pages that concern no claim: each action with the reason where it may not. */
export function roleAbilities(actor: Actor, actions: readonly Action[]) {
  const reason = fill(refusals.not_allowed.text[actor.locale], { role: roleWord(actor.role)[actor.locale] });
  return Object.fromEntries(
    actions.map((action) => {
      const allowed = may(actor.role, action);
      return [action, { allowed, reason: allowed ? null : reason, clauses: [] }];
    }),
  );
}

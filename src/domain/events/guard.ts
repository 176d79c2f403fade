import { dateFormat } from "../../core/formats.ts";
import type { Lifecycle } from "../../core/lifecycle.ts";
import { inEach, localeTags, type Text } from "../../core/locale.ts";
import { Refusal, type RefusalDetails } from "../../core/refusal.ts";
import { remembered } from "../../core/remembered.ts";
import { roleWord } from "../../core/role-words.ts";
import type { Context } from "../context.ts";
import { type Action, may } from "../people/permissions.ts";
import type { Axis } from "./move.ts";
import { stateWord, thingWords } from "./words.ts";

/** What a guard looks at besides the row: who acts, for whose eyes, and what happened so far. */
export type Onlooker = Pick<Context, "actor" | "seller">;

/** Of an event, what tells who brought a thing to its present state. */
export interface Passed {
  readonly lineId: string | null;
  readonly verb: string;
  readonly toStatus: string | null;
  readonly at: Date;
  readonly actorName: string;
}

/** Throws the refusal of a guard, where there is one. */
export function refuseIf(refusal: Refusal | null): void {
  if (refusal) throw refusal;
}

/** Refuses what the actor's role may never do. */
export function permission({ actor }: Pick<Onlooker, "actor">, action: Action): Refusal | null {
  return may(actor.role, action) ? null : new Refusal("not_allowed", { values: { role: roleWord(actor.role) } });
}

/** Refuses a verb that does not start from `status`; says who brought it there and when. `details` adds the clauses that refuse. */
export function standing<Name extends Axis, Status extends string, Verb extends string>(
  onlooker: Onlooker,
  lifecycle: Lifecycle<Name, Status, Verb>,
  verb: NoInfer<Verb>,
  at: { readonly status: string; readonly lineId?: string; readonly events: readonly Passed[] },
  details: Pick<RefusalDetails, "clauses"> = {},
): Refusal | null {
  const from: readonly string[] = lifecycle.transitions[verb].from;
  return from.includes(at.status) ? null : wrongState(onlooker, lifecycle.name, at, details);
}

/** The refusal that names the present state, who brought it about and when. */
export function wrongState(
  { actor, seller }: Onlooker,
  axis: Axis,
  at: { readonly status: string; readonly lineId?: string; readonly events: readonly Passed[] },
  details: Pick<RefusalDetails, "clauses"> = {},
): Refusal {
  const last =
    at.events.findLast(
      (event) =>
        event.verb.startsWith(`${axis}.`) &&
        event.toStatus === at.status &&
        (axis === "claim" || !at.lineId || event.lineId === at.lineId),
    ) ?? at.events[0];
  const when = last ? whenWords(last.at.getTime(), actor.timeZone ?? seller.timeZone) : "–";
  return new Refusal("wrong_state", {
    ...details,
    values: {
      thing: thingWords[axis],
      state: stateWord(axis, at.status),
      who: last?.actorName ?? "–",
      when,
    },
  });
}

/** Most refusals of a page tell of the same instant. */
const whenWords = remembered((instant: number, timeZone: string): Text => {
  return inEach((locale) =>
    dateFormat(localeTags[locale], { dateStyle: "medium", timeStyle: "short", timeZone }).format(instant),
  );
});

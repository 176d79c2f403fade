/** One row of a lifecycle: from which statuses a verb leads to which one. */
export interface Transition<Status extends string> {
  readonly from: readonly Status[];
  readonly to: Status;
}

/** The only ways a status may move. Buttons, abilities, the diagram in the docs and the exhaustive tests all come from it. */
export interface Lifecycle<Name extends string, Status extends string, Verb extends string> {
  readonly name: Name;
  readonly transitions: Readonly<Record<Verb, Transition<Status>>>;
}

/** Declares a lifecycle; the statuses are given as a type so that a misspelt one does not compile. */
export function defineLifecycle<Status extends string>() {
  return <const Name extends string, const Verb extends string>(
    name: Name,
    transitions: Record<Verb, Transition<Status>>,
  ): Lifecycle<Name, Status, Verb> => ({ name, transitions });
}

/** `claim.authorize` and the like: how permissions, events and abilities call a lifecycle's verb. */
export type ActionOf<L> = L extends Lifecycle<infer Name, string, infer Verb> ? `${Name}.${Verb}` : never;

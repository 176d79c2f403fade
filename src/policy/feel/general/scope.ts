import type { FeelValue } from "./values.ts";

/** The names that a part of an expression sees while it runs; an inner scope hides what an outer one calls the same. */
export interface Env {
  readonly names: ReadonlyMap<string, FeelValue>;
  readonly outer: Env | null;
}

/** A part of an expression, ready to run. */
export type Run = (env: Env) => FeelValue;

/** The value of a name; undefined where no scope has it. */
export function lookup(env: Env, name: string): FeelValue | undefined {
  for (let at: Env | null = env; at; at = at.outer) {
    const value = at.names.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A scope with more names inside another. */
export function inner(env: Env, names: ReadonlyMap<string, FeelValue>): Env {
  return { names, outer: env };
}

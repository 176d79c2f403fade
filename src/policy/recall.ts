/**
 * Remembers what follows from the outcomes of rules, so that it is worked out once: thousands of cases differ in their dates and serials,
 * but few in what holds. It is a tree with a fork at each outcome; deciding never waits, so one walk at a time is enough. Forgets everything
 * before it grows beyond `most` forks.
 */
export class Recall<T> {
  #root = new Fork<T>();
  #at = this.#root;
  #forks = 0;
  readonly #most: number;

  constructor(most = 50_000) {
    this.#most = most;
  }

  /** Begins a walk. */
  begin(): void {
    if (this.#forks > this.#most) {
      this.#root = new Fork<T>();
      this.#forks = 0;
    }
    this.#at = this.#root;
  }

  /** Goes on by an outcome: true, null for unknown, anything else for false. */
  add(outcome: unknown): void {
    const at = this.#at;
    if (outcome === true) this.#at = at.held ??= this.#fork();
    else if (outcome === null) this.#at = at.open ??= this.#fork();
    else this.#at = at.failed ??= this.#fork();
  }

  /** What was kept at the end of an earlier walk of the same outcomes. */
  get known(): T | undefined {
    return this.#at.kept;
  }

  /** Keeps what follows from this walk's outcomes; it is frozen, since later decisions share it. */
  keep(made: T): T {
    this.#at.kept = frozen(made);
    return made;
  }

  #fork(): Fork<T> {
    this.#forks += 1;
    return new Fork<T>();
  }
}

class Fork<T> {
  held: Fork<T> | undefined = undefined;
  open: Fork<T> | undefined = undefined;
  failed: Fork<T> | undefined = undefined;
  kept: T | undefined = undefined;
}

/** A value that nobody can change, nor anything in it. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

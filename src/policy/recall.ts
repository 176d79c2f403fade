/**
 * Remembers what follows from the outcomes of rules, so that it is worked out once: thousands of cases differ in their dates and serials,
 * but few in what holds. Deciding never waits, so one key at a time is enough. Forgets everything before it grows beyond `most`.
 */
export class Recall<T> {
  readonly #known = new Map<string, T>();
  readonly #most: number;

  constructor(most = 2_000) {
    this.#most = most;
  }

  /** What was kept under the key, else what `make` gives; that is kept frozen, since later decisions share it. */
  of(key: string, make: () => T): T {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.#known.size >= this.#most) this.#known.clear();
    this.#known.set(key, frozen(made));
    return made;
  }
}

let text = "";
let digits = 1;

/** Begins a key. */
export function beginKey(): void {
  text = "";
  digits = 1;
}

/** Adds an outcome to the key: false, true and unknown are its digits. */
export function addToKey(outcome: unknown): void {
  digits = digits * 3 + (outcome === true ? 1 : outcome === null ? 2 : 0);
  if (digits > 1e15) {
    text += `${digits}.`;
    digits = 1;
  }
}

/** The key so far. */
export function keySoFar(): string {
  return text === "" ? String(digits) : text + digits;
}

/** A value that nobody can change, nor anything in it. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

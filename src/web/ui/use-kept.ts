import { useEffect, useRef, useState } from "react";

const prefix = "kept ";
const owner = "kept-for";

/** Where it is kept: in the browser until it is sent, or in this tab alone, for pages that nobody signs in to or out of. */
export type KeptIn = "browser" | "tab";

/**
 * What is being typed into a form, kept under `key` until it is forgotten, as when it was sent: a reload, another tab of the page, a dialog closed by
 * mistake, a session that runs out lose nothing. The key names the action and what it is done to; without one nothing is kept. `start` is what the form
 * begins with; where that is what it holds, nothing is kept.
 */
export function useKept<Value>(
  key: string | null,
  start: Value,
  place: KeptIn = "browser",
): [value: Value, set: (next: Value) => void, forget: () => void] {
  const [value, change] = useChange(key, start, place);
  return [value, (next) => change(() => next), () => change(() => start)];
}

/** The same for the fields of a form. Only those that differ from `start` are kept: the others follow what the server tells, and the day. */
export function useKeptFields<Fields extends object>(
  key: string | null,
  start: Fields,
  place: KeptIn = "browser",
): [fields: Fields, put: (part: Partial<Fields>) => void, forget: () => void] {
  const [own, change] = useChange<Partial<Fields>>(key, {}, place);
  const put = (part: Partial<Fields>) => change((before) => typedOf({ ...before, ...part }, start));
  return [{ ...start, ...own }, put, () => change(() => ({}))];
}

/** Words that are saved as they are typed: what the server does not have yet is kept, and saved when the field is there again. */
export function useKeptUntilSaved(
  key: string | null,
  saved: string,
  save: (words: string) => void,
): [words: string, set: (words: string) => void] {
  const [found] = useState(() => readKept<string>(key));
  const [words, setWords] = useState(found ?? saved);
  // Typed here and not saved yet: what somebody changes elsewhere shows only where this is not so.
  const [own, setOwn] = useState(found !== null);
  const same = words.trim() === saved.trim();
  if (own && same) setOwn(false);
  const toSave = useRef(found);
  useEffect(() => {
    if (toSave.current !== null && !same) save(toSave.current);
    toSave.current = null;
    writeKept(key, own ? words : null);
  }, [key, own, same, words, save]);
  const set = (next: string) => {
    setOwn(true);
    setWords(next);
  };
  return [own || same ? words : saved, set];
}

/** What of `fields` is not as it was at the start. */
export function typedOf<Fields extends object>(fields: Partial<Fields>, start: Fields): Partial<Fields> {
  const typed = Object.entries(fields).filter(([name, value]) => !same(value, start[name as keyof Fields]));
  return Object.fromEntries(typed) as Partial<Fields>;
}

/** From here on what is kept is this person's; what somebody else left behind, as when their session ran out, is forgotten. */
export function keepFor(person: string): void {
  try {
    const before = localStorage.getItem(owner);
    if (before !== null && before !== person) forgetAllKept();
    localStorage.setItem(owner, person);
  } catch {
    // A browser that keeps nothing has nothing of anybody's.
  }
}

/** Forgets what is kept under `key`, where the form itself is gone by then. */
export function forgetKept(key: string, place: KeptIn = "browser"): void {
  writeKept(key, null, place);
}

/** Forgets everything that was kept, for whoever sits down here next. */
export function forgetAllKept(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage)) if (name.startsWith(prefix)) storage.removeItem(name);
    // What is refused to whoever just signed out comes back into its field, and is not for the next one either.
    localStorage.setItem(owner, "");
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** What is kept under `key`; null where nothing is, or there is no key. */
export function readKept<Value>(key: string | null, place: KeptIn = "browser"): Value | null {
  if (key === null) return null;
  // A browser that keeps nothing (private windows, storage switched off) must still let people write.
  try {
    return JSON.parse(storageOf(place).getItem(prefix + key) ?? "null") as Value | null;
  } catch {
    return null;
  }
}

/** Keeps `value` under `key`; null forgets it. */
export function writeKept(key: string | null, value: unknown, place: KeptIn = "browser"): void {
  if (key === null) return;
  try {
    if (value === null) storageOf(place).removeItem(prefix + key);
    else storageOf(place).setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Kept on the page alone.
  }
}

function useChange<Value>(key: string | null, start: Value, place: KeptIn) {
  const [held, hold] = useState(() => ({ key, value: readKept<Value>(key, place) ?? start }));
  // A page that goes on to another claim shows what was typed about that one.
  const now = held.key === key ? held : { key, value: readKept<Value>(key, place) ?? start };
  if (now !== held) hold(now);
  // Two changes before the next drawing: the second builds on the first.
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  const change = (next: (before: Value) => Value) => {
    const value = next(latest.current.value);
    latest.current = { key, value };
    hold(latest.current);
    writeKept(key, same(value, start) ? null : value, place);
  };
  return [now.value, change] as const;
}

function storageOf(place: KeptIn): Storage {
  return place === "tab" ? sessionStorage : localStorage;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

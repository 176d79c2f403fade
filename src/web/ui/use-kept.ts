import { useState } from "react";

const prefix = "kept ";

/**
 * What is being typed into a form, kept in this browser under `key` until it is forgotten, as when it was sent: a reload, another tab of the page, a
 * dialog closed by mistake lose nothing. `start` is what the form begins with; where that is what it holds, nothing is kept.
 */
export function useKept<Value>(
  key: string,
  start: Value,
): [value: Value, set: (next: Value) => void, forget: () => void] {
  const [value, setValue] = useState<Value>(() => read(key) ?? start);
  const set = (next: Value) => {
    setValue(next);
    const text = JSON.stringify(next);
    write(key, text === JSON.stringify(start) ? null : text);
  };
  const forget = () => {
    setValue(start);
    write(key, null);
  };
  return [value, set, forget];
}

/** Forgets everything that was kept, for whoever sits down here next. */
export function forgetAllKept(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

// A browser that keeps nothing (private windows, storage switched off) must still let people write.
function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(prefix + key) ?? "null") as Value | null;
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, text);
  } catch {
    // Kept on the page alone.
  }
}

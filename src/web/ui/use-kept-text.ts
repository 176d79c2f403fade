import { useState } from "react";

/** Text that is being typed, kept in this browser under `key` until it is emptied: closing the page by mistake loses nothing. */
export function useKeptText(key: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => read(key));
  return [
    text,
    (next) => {
      setText(next);
      write(key, next);
    },
  ];
}

// A browser that keeps nothing (private windows, storage switched off) must still let people write.
function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function write(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Kept on the page alone.
  }
}

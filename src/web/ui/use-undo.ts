import { useCallback, useEffect, useRef, useState } from "react";

/** How long a thing can be taken back, in milliseconds. */
export const undoFor = 6_000;

/** A thing that was asked for and waits a moment before it is done, so that it can be taken back. */
export interface Undoable<Value> {
  /** What waits to be done; null where nothing does. */
  readonly waiting: Value | null;
  /** What waits, or is being done: a list leaves it out. */
  readonly leaving: Value | null;
  /** Does it in a moment; what waited before is done at once. */
  readonly ask: (value: Value) => void;
  /** Takes back what waits and gives it, so that it can be changed. */
  readonly undo: () => Value | null;
}

/** Holds back what cannot be undone once it is done, such as a message. Whoever leaves the page does not take it back: it is done then. */
export function useUndo<Value>(act: (value: Value) => unknown): Undoable<Value> {
  const [waiting, setWaiting] = useState<Value | null>(null);
  const [doing, setDoing] = useState<Value | null>(null);
  const held = useRef<{ value: Value; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useLatest(act);
  const finish = useCallback(() => {
    const one = held.current;
    if (!one) return;
    clearTimeout(one.timer);
    held.current = null;
    setWaiting(null);
    setDoing(one.value);
    // What was refused is told by whoever acts; here it only counts that it is over.
    const over = () => setDoing((now) => (now === one.value ? null : now));
    void Promise.resolve(latest.current(one.value)).then(over, over);
  }, [latest]);
  useEffect(() => {
    window.addEventListener("pagehide", finish);
    return () => {
      window.removeEventListener("pagehide", finish);
      finish();
    };
  }, [finish]);
  return {
    waiting,
    leaving: waiting ?? doing,
    ask(value) {
      finish();
      held.current = { value, timer: setTimeout(finish, undoFor) };
      setWaiting(value);
    },
    undo() {
      const one = held.current;
      if (!one) return null;
      clearTimeout(one.timer);
      held.current = null;
      setWaiting(null);
      return one.value;
    },
  };
}

/** What was given last, for what is done later. */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** What was taken back, with what was typed meanwhile behind it: neither is lost. */
export function inFront(takenBack: string | null | undefined, typed: string): string {
  return [takenBack, typed].filter((text) => text).join("\n");
}

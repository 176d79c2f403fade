import { useState } from "react";
import type { QuestionData } from "../data.ts";

/** A question in the course of an interview; `key` tells it from the same question about another unit. */
export interface Asked {
  readonly key: string;
  readonly question: QuestionData;
}

interface Interview<Item extends Asked> {
  /** What was asked so far in its order, and the one question that comes next. */
  readonly shown: readonly Item[];
  /** Whether there is a further question behind those shown. */
  readonly more: boolean;
  /** Whether nothing is left to ask. */
  readonly done: boolean;
  isSkipped(item: Item): boolean;
  /** Notes an answer; null leaves the question open and goes on. */
  note(item: Item, value: unknown): void;
}

/**
 * An interview: one more question at a time, the first of `next` that was not asked yet. `next` changes with every answer. What was asked
 * stays where it is and can be changed, unless nobody needs it any more and it has no answer.
 */
export function useInterview<Item extends Asked>(
  next: readonly Item[],
  answerOf: (item: Item) => unknown,
): Interview<Item> {
  const [asked, setAsked] = useState<readonly Item[]>([]);
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const isAnswered = (item: Item) => known(answerOf(item)) || skipped.has(item.key);
  const needed = new Map(next.map((item) => [item.key, item]));
  const kept = asked
    .filter((item) => isAnswered(item) || needed.has(item.key))
    .map((item) => needed.get(item.key) ?? item);
  const open = kept.some((item) => !isAnswered(item));
  const following = open ? undefined : next.find((item) => !kept.some(({ key }) => key === item.key));
  const shown = following ? [...kept, following] : kept;
  return {
    shown,
    more: next.some((item) => !shown.some(({ key }) => key === item.key)),
    done: !open && !following,
    isSkipped: (item) => skipped.has(item.key) && !known(answerOf(item)),
    note: (item, value) => {
      setAsked(shown);
      const others = [...skipped].filter((key) => key !== item.key);
      setSkipped(new Set(known(value) ? others : [...others, item.key]));
    },
  };
}

function known(value: unknown): boolean {
  return value !== null && value !== undefined;
}

import { expect, test } from "vitest";
import { frozen, Recall } from "./recall.ts";

/** Walks by the outcomes and tells what was kept there. */
function at(recall: Recall<string>, outcomes: readonly unknown[]): string | undefined {
  recall.begin();
  for (const outcome of outcomes) recall.add(outcome);
  return recall.known;
}

function keep(recall: Recall<string>, outcomes: readonly unknown[], what: string): void {
  at(recall, outcomes);
  recall.keep(what);
}

test("what held, what did not and what is not known lead to different places", () => {
  const recall = new Recall<string>();
  const walks = [[true, true], [true, false], [true, null], [false, null], [null, null], [null], []];
  for (const walk of walks) expect(at(recall, walk)).toBeUndefined();
  for (const walk of walks) keep(recall, walk, JSON.stringify(walk));
  for (const walk of [...walks, ...walks.toReversed()]) expect(at(recall, walk)).toBe(JSON.stringify(walk));
});

test("an answer that is neither yes nor unknown counts as no", () => {
  const recall = new Recall<string>();
  keep(recall, [false], "no");
  for (const outcome of [undefined, 0, "", "true", 1]) expect(at(recall, [outcome])).toBe("no");
  for (const outcome of [true, null]) expect(at(recall, [outcome])).toBeUndefined();
});

test("it remembers up to its size, and forgets everything before it grows beyond", () => {
  const recall = new Recall<string>(2);
  keep(recall, [true, true], "both");
  expect(at(recall, [true, true])).toBe("both");
  keep(recall, [false], "neither");
  expect(at(recall, [true, true])).toBeUndefined();
  expect(at(recall, [false])).toBeUndefined();
  keep(recall, [false], "again");
  expect(at(recall, [false])).toBe("again");
});

test("what is kept can no longer be changed, nor anything in it", () => {
  const kept = new Recall<{ list: string[]; deep: { day: string | null }; count: number }>().keep({
    list: ["photo"],
    deep: { day: null },
    count: 1,
  });
  expect(() => kept.list.push("video")).toThrow(TypeError);
  expect(() => Object.assign(kept.deep, { day: "2026-01-10" })).toThrow(TypeError);
  expect(() => Object.assign(kept, { count: 2 })).toThrow(TypeError);
  expect([frozen("a word"), frozen(null), frozen(7), frozen(undefined)]).toEqual(["a word", null, 7, undefined]);
});

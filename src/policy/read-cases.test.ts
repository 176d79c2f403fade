import { describe, expect, test } from "vitest";
import { readCases } from "./read-cases.ts";

const sound = "{ name: a, policy: canaan, asOf: 2026-03-01, facts: {}, expect: { verdict: covered } }";
const faultsOf = (text: string) => {
  const { cases, faults } = readCases("c.yaml", text);
  return [...faults, ...cases.flatMap((each) => each.faults)].map(
    (each) => `${each.line}:${each.column} ${each.message}`,
  );
};

test("each case is itself, with its name, place and line", () => {
  const { cases, faults } = readCases("c.yaml", `\ufeff- ${sound}\n\n- ${sound.replace("name: a", "name: b")}\r\n`);
  expect(faults).toEqual([]);
  expect(cases.map(({ name, index, line, value }) => [name, index, line, value?.policy])).toEqual([
    ["a", 0, 1, "canaan"],
    ["b", 1, 3, "canaan"],
  ]);
});

describe("what is wrong with a case stands at its place, and says what would be right", () => {
  test.each([
    ["a key that is unknown", sound.replace("asOf", "asof"), '1:30 unknown key "asof"; did you mean asOf?'],
    ["a part that is missing", sound.replace("facts: {}, ", ""), "1:3 `facts` is missing; expected keys with values"],
    [
      "a day that does not exist",
      sound.replace("03-01", "02-30"),
      '1:36 expected a day that exists, written YYYY-MM-DD, got "2026-02-30"',
    ],
    [
      "a list that is none",
      sound.replace("verdict: covered", "clauses: CN-TERM"),
      '1:78 expected a list, got "CN-TERM"',
    ],
    [
      "an expectation no decision has",
      sound.replace("verdict", "verdit"),
      '1:69 a decision has no "verdit"; did you mean verdict?',
    ],
    ["a word where a case should be", "word", '1:3 expected keys with values, got "word"'],
  ])("%s", (_name, text, fault) => {
    const found = faultsOf(`- ${text}\n`);
    expect(found).toContain(fault);
    expect(readCases("c.yaml", `- ${text}\n- ${sound}\n`).cases.map((each) => each.value !== null)).toEqual([
      false,
      true,
    ]);
  });
});

describe("what is wrong with the file as a whole", () => {
  test.each([
    ["no list", "a: b", "1:1 expected a list of cases"],
    ["a second document", `- ${sound}\n---\n- ${sound}\n`, "2:1 a file holds one document; leave out `---`"],
    ["a key twice", `- ${sound.replace("facts: {}", "facts: {}, name: b")}`, "1:59 name stands here a second time"],
    ["an alias", `- &a ${sound}\n- *a\n`, "2:3 anchors and aliases are not allowed here; write it out"],
  ])("%s", (_name, text, fault) => {
    expect(faultsOf(text)).toContain(fault);
    expect(readCases("c.yaml", text).cases).toEqual([]);
  });
});

test("an empty file holds no case", () => {
  expect(readCases("c.yaml", "")).toEqual({ cases: [], faults: [] });
  expect(readCases("c.yaml", "# none yet\n")).toEqual({ cases: [], faults: [] });
});

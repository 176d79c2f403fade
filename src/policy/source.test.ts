import { describe, expect, test } from "vitest";
import { readSource } from "./source.ts";

const file = "pack.yaml";

/** The text without its mark, and the line and column at which the mark stood. */
function marked(text: string): { readonly text: string; readonly line: number; readonly column: number } {
  const at = text.indexOf("⟨⟩");
  const before = text.slice(0, at).split("\n");
  return { text: text.replace("⟨⟩", ""), line: before.length, column: before.at(-1)!.length + 1 };
}

describe("where a fault stands", () => {
  test.each<[string, string, (string | number)[]]>([
    ["a value", "a: 1\nb: ⟨⟩2", ["b"]],
    ["a value in a mapping of its own", "a:\n  b:\n    c: ⟨⟩x", ["a", "b", "c"]],
    ["an entry of a list", "a:\n  - x\n  - ⟨⟩y", ["a", 1]],
    ["a value in braces", "a: { b: 1, c: ⟨⟩2 }", ["a", "c"]],
    ["an entry in brackets", "a: [x, ⟨⟩y]", ["a", 1]],
    ["what is not there stands where it would be missed", "a:\n  ⟨⟩b: 1", ["a", "c"]],
    ["a key without a value", "a:\n  b:⟨⟩\n", ["a", "b"]],
    ["what lies beneath a plain value is at that value", "a: ⟨⟩1", ["a", "b", "c"]],
  ])("%s", (_name, sample, path) => {
    const { text, line, column } = marked(sample);
    expect(readSource(file, text).fault(path, "no")).toEqual({ file, line, column, message: "no" });
  });

  test.each<[string, string, (string | number)[]]>([
    ["a key", "a: 1\n⟨⟩b: 2", ["b"]],
    ["a key in braces", "a: { b: 1, ⟨⟩c: 2 }", ["a", "c"]],
    ["a number as key", "a:\n  ⟨⟩7: x", ["a", "7"]],
    ["a key that is not there is at what should hold it", "a: ⟨⟩{ b: 1 }", ["a", "c"]],
  ])("%s", (_name, sample, path) => {
    const { text, line, column } = marked(sample);
    expect(readSource(file, text).faultAtKey(path, "no")).toMatchObject({ line, column });
  });

  test.each<[string, string, number]>([
    ["a plain text", "a: one ⟨⟩two", 4],
    ["a text in double quotes", 'a: "one ⟨⟩two"', 4],
    ["a text in single quotes", "a: 'one ⟨⟩two'", 4],
    ["after an escape", 'a: "o\\"e ⟨⟩two"', 4],
    ["a folded text", "a: >-\n  one\n  ⟨⟩two", 4],
    ["a text kept in its lines", "a: |\n  one\n  ⟨⟩two\n", 4],
    ["a plain text over two lines", "a: one\n  ⟨⟩two", 4],
    ["the first character", "a: ⟨⟩one", 0],
  ])("in %s, so many characters in", (_name, sample, offset) => {
    const { text, line, column } = marked(sample);
    expect(readSource(file, text).faultInText(["a"], offset, "no")).toMatchObject({ line, column });
  });

  test("past the end of a text it stands at its end, and in no text at the value", () => {
    expect(readSource(file, "a: one\nb: 2").faultInText(["a"], 99, "no")).toMatchObject({ line: 1, column: 7 });
    expect(readSource(file, "a: { b: 1 }").faultInText(["a"], 3, "no")).toMatchObject({ line: 1, column: 4 });
  });
});

describe("what cannot be read", () => {
  test("a sound file has its value and no fault", () => {
    expect(readSource(file, "a: [1, { b: two }]\n")).toMatchObject({
      file,
      value: { a: [1, { b: "two" }] },
      faults: [],
    });
    expect(readSource(file, "").value).toBeNull();
  });

  test("a key that stands twice is named at its second place", () => {
    expect(readSource(file, "a: 1\nb: 2\na: 3").faults).toEqual([
      { file, line: 3, column: 1, message: "a stands here a second time" },
    ]);
    expect(readSource(file, 'x: { "b c": 1, "b c": 2 }').faults).toMatchObject([
      { message: "b stands here a second time" },
    ]);
  });

  test("anchors and aliases each have a fault, and there is no value", () => {
    const { faults, value } = readSource(file, "a: &one x\nb: *one");
    expect(value).toBeUndefined();
    expect(faults.map(({ line, message }) => [line, message])).toEqual([
      [1, "anchors and aliases are not allowed here; write it out"],
      [2, "anchors and aliases are not allowed here; write it out"],
    ]);
  });

  test("of a file that is broken all through, the first five faults say it", () => {
    const { faults } = readSource(file, Array.from({ length: 40 }, (_, at) => `a${at}: [`).join("\n"));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(5);
    for (const fault of faults) expect(fault.line).toBeGreaterThan(0);
  });

  test.each([
    ["51 brackets", `a: ${"[".repeat(51)}${"]".repeat(51)}`, 1, 54],
    ["51 braces", `a: ${"{".repeat(51)}`, 1, 54],
    ["brackets on a later line", `b: 1\na: ${"[".repeat(51)}`, 2, 54],
    ["lists in lists on one line", `a:\n${"- ".repeat(60)}x`, 2, null],
    ["levels of indentation", Array.from({ length: 300 }, (_, at) => `${"  ".repeat(at)}a:`).join("\n"), null, null],
  ])("%s are too deep", (_name, text, line, column) => {
    const { faults, value, fault, faultAtKey, faultInText } = readSource(file, text);
    expect(value).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(faults[0]!.message).toBe("the file nests deeper than 50 levels");
    if (line !== null) expect(faults[0]!.line).toBe(line);
    if (column !== null) expect(faults[0]!.column).toBe(column);
    for (const made of [fault(["a"], "no"), faultAtKey(["a"], "no"), faultInText(["a"], 3, "no")])
      expect(made).toEqual({ file, line: 1, column: 1, message: "no" });
  });

  test.each([
    ["fifty brackets", `a: ${"[".repeat(50)}${"]".repeat(50)}`],
    ["many brackets one after another", `a: [${"[], ".repeat(200)}[]]`],
    ["closing brackets in a text", `a: "${"]".repeat(60)}[x]"`],
    ["a long line", `a: ${"x ".repeat(5_000)}`],
    ["a list of many entries", "- a\n".repeat(5_000)],
  ])("%s are not", (_name, text) => {
    expect(readSource(file, text).faults).toEqual([]);
  });

  test("a million characters are read, one more is not", () => {
    const text = (size: number) => `a: ${"x".repeat(size - 3)}`;
    expect(readSource(file, text(1_000_000)).faults).toEqual([]);
    expect(readSource(file, text(1_000_001)).faults).toEqual([
      { file, line: 1, column: 1, message: "the file has 1000001 characters; at most 1000000 are allowed" },
    ]);
  });

  test("a second document is not left unread", () => {
    expect(readSource(file, "a: 1\n---\nb: 2").faults).toEqual([
      { file, line: 2, column: 1, message: "a file holds one document; leave out `---`" },
    ]);
    expect(readSource(file, "---\na: 1").value).toEqual({ a: 1 });
  });

  test.each([
    ["a zero", "a: 1\nb: x\0y"],
    ["an escape", "a: 1\nb: x\x1by"],
    ["half a character", "a: 1\nb: x\ud800y"],
    ["what was not written as UTF-8", "a: 1\nb: x\ufffdy"],
  ])("%s is no character of a text", (_name, text) => {
    const { faults, value } = readSource(file, text);
    expect(faults).toEqual([
      { file, line: 2, column: 5, message: "this character cannot be in a text; is the file written as UTF-8?" },
    ]);
    expect(value).toBeUndefined();
  });

  test("tabs inside a line, Windows line ends, a byte order mark and characters beyond the first plane are", () => {
    expect(readSource(file, "\ufeffa: x\ty\r\nb: 𠮷🔧\r\n")).toMatchObject({
      faults: [],
      value: { a: "x\ty", b: "𠮷🔧" },
    });
  });
});

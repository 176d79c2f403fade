import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DoubledName, parseJson } from "./json.ts";

describe("JSON that gives a name twice is refused, since one of the two would be lost", () => {
  test.each([
    ['{"a":1,"a":2}', "a"],
    ['{"facts":{"claim":{"kind":"fault","kind":"doa"}}}', "facts.claim.kind"],
    ['{"a" : 1, "b" : 2, "a"\n:3}', "a"],
    ['[{"a":[{"b":1},{"b":1,"\\u0062":2}]}]', "0.a.1.b"],
    ['{"say":"\\":\\":","a":1,"a":2}', "a"],
  ])("%s", (text, path) => {
    const read = () => parseJson(text);
    expect(read).toThrow(DoubledName);
    expect(read).toThrow(`${path}: expected each name once`);
  });
});

test("whatever JSON.stringify writes is read as JSON.parse reads it, quotes and colons in its words and all", () => {
  const words = fc.oneof(fc.string(), fc.constantFrom('"', '":', '\\":', "__proto__", "a"));
  const { tree } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
    leaf: fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), words),
    tree: fc.oneof(
      tie("leaf"),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(words, tie("tree"), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("a byte order mark before it is no part of it", () => {
  expect(parseJson('\ufeff{"a":1}')).toEqual({ a: 1 });
  expect(() => parseJson('{"a":\ufeff1}')).toThrow(SyntaxError);
});

import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { citedIn } from "./cited.ts";
import { canonical, digestOf } from "./digest.ts";

test.each<[unknown, string]>([
  [{ b: 1, a: { d: [2, 1], c: "x" } }, '{"a":{"c":"x","d":[2,1]},"b":1}'],
  [{ a: undefined, b: null }, '{"b":null}'],
  [[], "[]"],
  [{}, "{}"],
  [null, "null"],
  [undefined, "null"],
  ['día "1"', '"día \\"1\\""'],
  [[undefined, { a: 1 }], '[null,{"a":1}]'],
  [{ é: 1, z: 2, a: 3, A: 4 }, '{"A":4,"a":3,"z":2,"é":1}'],
  [true, "true"],
])("%j is written one way only", (value, expected) => {
  expect(canonical(value)).toBe(expected);
});

test("a digest is the SHA-256 of that text, whatever the order of keys", () => {
  const sum = createHash("sha256").update('{"a":1,"b":[2]}').digest("hex");
  expect(digestOf({ b: [2], a: 1 })).toBe(`sha256:${sum}`);
  expect(digestOf({ a: 1, b: [2] })).toBe(digestOf({ b: [2], a: 1 }));
  expect(digestOf({ a: 1, b: [3] })).not.toBe(digestOf({ b: [2], a: 1 }));
  expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
});

test("clauses are found wherever a part of a decision cites them", () => {
  const part = {
    clause: "A",
    by: "B",
    clauses: ["C", "D"],
    inner: [{ clause: "E" }, { deeper: { clauses: ["A", "F"], by: null, clause: 7 } }],
    text: "clause G",
    none: null,
  };
  expect([...citedIn(part)].sort()).toEqual(["A", "B", "C", "D", "E", "F"]);
  expect([...citedIn([])]).toEqual([]);
  expect([...citedIn("clause")]).toEqual([]);
  expect([...citedIn({ clauses: "A" })]).toEqual([]);
});

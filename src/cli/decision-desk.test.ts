import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Day } from "../core/day.ts";
import * as engine from "../policy/index.ts";
import { DecisionDesk } from "./decision-desk.ts";

const packs = fileURLToPath(new URL("../../policies", import.meta.url));
const policies = engine.loadPacks(packs);
const rules = {
  ...engine,
  loadPolicy: (dir: string, id: string) => policies.get(id) ?? engine.loadPolicy(dir, id),
};
const house = { packs, today: "2026-03-01" as Day, locale: "en" } as const;

/** What is answered to the last of some lines, its number left out. */
function lastOf(lines: readonly string[]): unknown {
  const desk = new DecisionDesk(rules, house);
  const answers = Buffer.from(desk.answerLines(Buffer.from(lines.join("\n")))).toString();
  const last: unknown = JSON.parse(answers.trimEnd().split("\n").at(-1) ?? "null");
  if (typeof last === "object" && last !== null && "error" in last) Object.assign(last.error as object, { line: 0 });
  return last;
}

const facts = {
  customer: { kind: "business", country: "ES" },
  delivery: { shippedOn: "2025-08-01" },
  unit: { model: "A1346", serial: "A1-阿瓦隆", counterfeit: false },
  parcel: { arrivedOn: "2026-01-28", tracked: true },
  claim: { kind: "fault", reportedOn: "2026-01-28" },
  finding: { overclocked: false, misuse: null },
};
const line = JSON.stringify({ policy: "canaan", asOf: "2026-02-28", facts });
const alone = (text: string) => lastOf([text]);
const after = (text: string) => lastOf([line, line, text]);

describe("a line laid out like the one before it is answered as it is alone", () => {
  const changed = (change: object) =>
    JSON.stringify({ policy: "canaan", asOf: "2026-02-28", facts: { ...facts, ...change } });

  test.each([
    ["the same line", line],
    ["another day", line.replace("2025-08-01", "2024-02-29")],
    ["a day that does not exist", line.replace("2025-08-01", "2025-02-29")],
    ["another day of the decision", line.replace("2026-02-28", "2027-01-01")],
    ["no day of the decision", line.replace('"2026-02-28"', "null")],
    ["another answer", line.replace('"overclocked":false', '"overclocked":true')],
    ["an answer that is not known", line.replace('"counterfeit":false', '"counterfeit":null')],
    ["no parcel", line.replace('"2026-01-28","tracked":true', 'null,"tracked":null')],
    ["another kind", line.replace('"fault"', '"doa"')],
    ["a kind that nobody knows", line.replace('"fault"', '"faults"')],
    ["an escape", line.replace("A1346", "A\\u0031346")],
    ["a text that is cut off", line.slice(0, -20)],
    ["something behind it", `${line} x`],
    ["a country that is none", line.replace('"ES"', '"EZ"')],
    ["a number for a text", line.replace('"A1346"', "1346")],
    ["a text for a flag", line.replace("false", '"no"')],
    ["a text as long as it may be", line.replace("A1346", "x".repeat(10_000))],
    ["a text that is too long", line.replace("A1346", "x".repeat(10_001))],
    ["a line break of Windows", `${line}\r`],
    ["a blank between", line.replace('"facts":', '"facts": ')],
    ["a consumer, whom a law protects", changed({ customer: { kind: "consumer", country: "ES" } })],
    ["a customer of whom nothing is known", changed({ customer: { kind: null, country: "ES" } })],
    ["another order", changed({ claim: { reportedOn: "2026-01-28", kind: "fault" } })],
    ["an amount", changed({ purchase: { price: { amount: 100, currency: "EUR" } } })],
    ["another policy", line.replace("canaan", "whatsminer")],
    ["a key given twice", line.replace('"kind":"fault"', '"kind":"doa","kind":"fault"')],
  ])("%s", (_name, text) => {
    expect(after(text)).toEqual(alone(text));
  });

  test("a line that a program wrote with blanks after its commas and colons", () => {
    const loose = line.replaceAll(/(?<=["}le]),(?=")|(?<="):/g, (mark) => `${mark} `);
    expect(JSON.parse(loose)).toEqual(JSON.parse(line));
    const later = loose.replace("2025-08-01", "2025-01-01");
    expect(lastOf([loose, later])).toEqual(alone(later));
  });

  test("an empty line is answered too, so that answers can be laid beside their lines", () => {
    const answers = Buffer.from(new DecisionDesk(rules, house).answerLines(Buffer.from(`${line}\n\n  \n${line}\n`)))
      .toString()
      .split("\n");
    expect(answers).toHaveLength(5);
    const { error } = JSON.parse(answers[1]!);
    expect(error).toEqual({ line: 2, path: "line", expected: "JSON", got: "an empty line" });
    expect(JSON.parse(answers[2]!).error).toMatchObject({ line: 3 });
    expect(answers[3]).toBe(answers[0]);
  });

  test("lines broken at random", () => {
    const place = fc.nat({ max: line.length - 1 });
    const piece = fc.oneof(
      fc.constantFrom("null", "true", '"', "\\", "{", "}", ",", ":", "\u0001", "é", "0", "2026-01-01", '"fault"'),
      fc.string({ maxLength: 5 }).filter((text) => !/[\r\n]/.test(text)),
    );
    const broken = fc
      .tuple(place, fc.nat({ max: 12 }), piece)
      .map(([at, gone, put]) => line.slice(0, at) + put + line.slice(at + gone));
    const runs = Number(process.env.PROPERTY_RUNS ?? 1_000);
    const told = (desk: DecisionDesk, text: string) =>
      Buffer.from(desk.answerLines(Buffer.from(text)))
        .toString()
        .replace(/"line":\d+/, "");
    const learned = new DecisionDesk(rules, house);
    fc.assert(
      fc.property(broken, (text) => {
        told(learned, line);
        const answer = told(learned, text);
        expect(answer).toBe(told(new DecisionDesk(rules, house), text));
      }),
      { numRuns: runs },
    );
  });
});

test.each([
  ['{"policy":"canaan","facts":null}', "facts", "an object of facts", "null"],
  ['{"policy":"canaan"}', "facts", "an object of facts", "nothing"],
  ['{"policy":7,"facts":{}}', "policy", "the id of a policy", "7"],
  ['{"policy":"canaan","asOf":20260110,"facts":{}}', "asOf", "a day that exists, written YYYY-MM-DD", "20260110"],
  [
    '{"policy":"canaan","asOf":"2026-02-30","facts":{}}',
    "asOf",
    "a day that exists, written YYYY-MM-DD",
    '"2026-02-30"',
  ],
  ["[1]", "line", "an object with policy, asOf and facts", "[1]"],
])("%s is no question: what is wrong, and what would be right", (text, path, expected, got) => {
  expect(alone(text)).toEqual({ error: { line: 0, path, expected, got } });
});

test("of a name that no question has, the nearest is told", () => {
  expect(alone('{"policy":"canaan","fcts":{}}')).toMatchObject({
    error: { path: "fcts", expected: "policy, asOf, facts", got: "an unknown name", nearest: "facts" },
  });
});

test("a line without a day is decided as of today, whether it is left out or null", () => {
  const question = { policy: "canaan", facts };
  const decision = alone(JSON.stringify(question));
  expect(decision).toMatchObject({ policy: "canaan", asOf: house.today });
  expect(alone(JSON.stringify({ ...question, asOf: null }))).toEqual(decision);
});

test("streams of many layouts are answered line by line", () => {
  const lines = Array.from({ length: 400 }, (_, at) => {
    const keys = ["overclocked", "misuse", "burnt", "altered", "accident", "wear"].filter(
      (_key, bit) => (at >> bit) & 1,
    );
    const finding = Object.fromEntries(keys.map((key) => [key, at % 7 === 0]));
    return JSON.stringify({ policy: at % 3 === 0 ? "canaan" : "whatsminer", facts: { ...facts, finding } });
  });
  const desk = new DecisionDesk(rules, house);
  const answers = Buffer.from(desk.answerLines(Buffer.from(lines.join("\n"))))
    .toString()
    .trimEnd()
    .split("\n");
  expect(answers).toEqual(lines.map((text) => JSON.stringify(alone(text))));
});

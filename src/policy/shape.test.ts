import { describe, expect, test } from "vitest";
import { packText, policyOf } from "../../test/policies.ts";
import { day } from "../core/day.ts";
import { decideShape } from "./decide.ts";
import { checkPacks, decide, type Facts, readEpochDay, Shape } from "./index.ts";
import type { Question } from "./shape.ts";

const sections = `facts:
  pack.times: { type: number, stage: intake, label: { en: a, es: b, zh: c }, question: { en: a, es: b, zh: c } }
warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }
voids:
  T-BURNT: finding.burnt
  T-OTHER: 'unit.model = "Ä1" or customer.country = "ES" or purchase.channel = "marketplace"'
refusals:
  - { clause: T-SHUT, when: parcel.soaked }`;
const today = readEpochDay("2026-03-01");
const facts = {
  delivery: { shippedOn: "2025-08-01" },
  unit: { model: "A1346", serial: "S-1" },
  purchase: { channel: "official" },
  customer: { kind: "business", country: "DE" },
  parcel: { tracked: true, soaked: false },
  claim: { kind: "fault", reportedOn: "2026-01-28" },
  finding: { burnt: false, wear: null },
  inspection: { complete: true },
};
const question: Question = { policy: "trial", asOf: "2026-02-28", facts };
const line = JSON.stringify(question);

/** What a shape that was learned from the first line says of the second; null where it leaves it to the long way. */
function read(second: string, { first = line, policy = policyOf(sections), lead = "" } = {}) {
  const shape = Shape.of(Buffer.from(first), JSON.parse(first) as Question, policy, today);
  expect(shape).not.toBeNull();
  const bytes = Buffer.from(lead + second);
  const end = shape!.read(bytes, lead.length);
  return end < 0 ? null : { end, decision: decideShape(shape!), size: bytes.length };
}

function asJson(text: string, policy = policyOf(sections)) {
  const { asOf, facts: given } = JSON.parse(text) as { asOf: string | null; facts: Facts };
  return decide(policy, given, day(asOf ?? "2026-03-01"));
}

describe("a line laid out alike is read from its bytes as JSON would read it", () => {
  test.each([
    ["itself", line],
    ["other days", line.replace("2025-08-01", "2024-02-29").replace("2026-01-28", "2025-01-01")],
    ["another day of the decision", line.replace("2026-02-28", "2027-01-01")],
    ["no day of the decision", line.replace('"2026-02-28"', "null")],
    ["another answer", line.replace('"burnt":false', '"burnt":true')],
    ["an answer not known", line.replace('"burnt":false', '"burnt":null')],
    ["another word of more than one byte", line.replace("A1346", "Ä1")],
    ["an empty text", line.replace("A1346", "")],
    ["another country", line.replace('"DE"', '"ES"')],
    ["another choice", line.replace('"official"', '"marketplace"')],
    ["a parcel that cannot be taken", line.replace('"soaked":false', '"soaked":true')],
    ["no word of the parcel", line.replace('"tracked":true,"soaked":false', '"tracked":null,"soaked":null')],
    ["a longer text", line.replace("S-1", "S".repeat(10_000))],
  ])("%s", (_name, text) => {
    const told = read(text);
    expect(told?.decision).toEqual(asJson(text));
    expect(told?.end).toBe(Buffer.byteLength(text) + 1);
  });

  test("the place behind its line break is told, of Windows too, and at the end of what came in", () => {
    expect(read(`${line}\n{"policy"`)).toMatchObject({ end: line.length + 1 });
    expect(read(`${line}\r\n{`)).toMatchObject({ end: line.length + 2 });
    expect(read(line, { lead: "something before\n" })).toMatchObject({ end: line.length + 18 });
  });

  test("a line written with blanks is learned with its blanks", () => {
    const loose = line.replaceAll(/(?<=["}le]),(?=")|(?<="):/g, (mark) => `${mark} `);
    const later = loose.replace("2025-08-01", "2025-01-01");
    expect(read(later, { first: loose })?.decision).toEqual(asJson(later));
    expect(read(line, { first: loose })).toBeNull();
  });

  test("what the next line leaves open is not remembered from the one before", () => {
    const policy = policyOf(sections);
    const shape = Shape.of(Buffer.from(line), question, policy, today)!;
    const open = line
      .replace('"2025-08-01"', "null")
      .replace('"soaked":false', '"soaked":null')
      .replace('"tracked":true', '"tracked":null');
    expect(shape.read(Buffer.from(open), 0)).toBeGreaterThan(0);
    expect(decideShape(shape)).toEqual(asJson(open));
    expect(decideShape(shape)).toMatchObject({ verdict: "undetermined", parcel: null });
  });
});

describe("a line that is otherwise is left to the long way", () => {
  test.each([
    ["a day that does not exist", line.replace("2025-08-01", "2025-02-29")],
    ["a day of the decision that does not", line.replace("2026-02-28", "2026-02-30")],
    ["a day with more behind it", line.replace("2025-08-01", "2025-08-01x")],
    ["a choice that nobody knows", line.replace('"official"', '"offical"')],
    ["a choice with more behind it", line.replace('"official"', '"official "')],
    ["a country that is none", line.replace('"DE"', '"XX"')],
    ["a country of three letters", line.replace('"DE"', '"DEU"')],
    ["an escape", line.replace("A1346", "A\\u0031346")],
    ["a control sign", line.replace("A1346", "A\u00011346")],
    ["a text that is too long", line.replace("A1346", "x".repeat(10_001))],
    ["a text that does not end", line.slice(0, line.indexOf("A1346") + 3)],
    ["a number for a text", line.replace('"A1346"', "1346")],
    ["a text for an answer", line.replace("false", '"no"')],
    ["half an answer", line.replace('"burnt":false', '"burnt":fals')],
    ["an answer where the first line had none", line.replace('"wear":null', '"wear":true')],
    ["a word like null", line.replace('"wear":null', '"wear":nul')],
    ["another key", line.replace("delivery", "delivry")],
    [
      "another order",
      JSON.stringify({ policy: "trial", asOf: "2026-02-28", facts: { claim: facts.claim, delivery: facts.delivery } }),
    ],
    ["a key more", line.replace('"complete":true', '"complete":true,"more":1')],
    ["something behind it", `${line} x`],
    ["a line cut off", line.slice(0, -1)],
    ["a line cut off in its last value", line.slice(0, -4)],
    ["another policy", line.replace("trial", "other")],
    ["nothing", ""],
  ])("%s", (_name, text) => {
    expect(read(text)).toBeNull();
  });
});

describe("what has no shape", () => {
  const shapeOf = (given: object, policy = policyOf(sections)) =>
    Shape.of(
      Buffer.from(JSON.stringify({ policy: "trial", facts: given })),
      { policy: "trial", facts: given },
      policy,
      today,
    );

  test("amounts, numbers, unknown names", () => {
    expect(shapeOf({ purchase: { price: { amount: 1, currency: "EUR" } } })).toBeNull();
    expect(shapeOf({ pack: { times: 3 } })).toBeNull();
    expect(shapeOf({ claim: { kid: "fault" } })).toBeNull();
    expect(shapeOf({ clam: { kind: "fault" } })).toBeNull();
  });

  test("a line written in some third way", () => {
    const odd = line.replace('{"policy"', '{ "policy"');
    expect(Shape.of(Buffer.from(odd), question, policyOf(sections), today)).toBeNull();
  });

  test("lines without a day or with a group that is null have one", () => {
    expect(shapeOf({ claim: { kind: "fault" } })).not.toBeNull();
    expect(shapeOf({ claim: { kind: "fault" }, unit: null })).not.toBeNull();
  });

  test("where a law stands beside the policy, only businesses and cases without a customer", () => {
    const law = `regime: { customer: consumer, countries: [DE] }
rights:
  - { clause: L-HOLD, kind: liability }
warranty: { clause: L-TERM, startsOn: delivery.shippedOn, lasts: duration("P24M") }`;
    const { policies } = checkPacks([
      { file: "trial.yaml", text: packText(sections) },
      { file: "law.yaml", text: packText(law, { id: "law", layer: "statute" }) },
    ]);
    const policy = policies.get("trial")!;
    expect(shapeOf({ claim: { kind: "fault" } }, policy)).not.toBeNull();
    expect(shapeOf({ customer: { kind: "business", country: "DE" } }, policy)).not.toBeNull();
    expect(shapeOf({ customer: { kind: "consumer", country: "DE" } }, policy)).toBeNull();
    expect(shapeOf({ customer: { country: "DE" } }, policy)).toBeNull();
    expect(read(line, { policy })?.decision).toEqual(asJson(line, policy));
    expect(read(line.replace('"business"', '"consumer"'), { policy })).toBeNull();
    expect(read(line.replace('"business"', "null"), { policy })).toBeNull();
    expect(read(line.replace('"business"', '"consumer"'))?.decision.verdict).toBe("covered");
  });
});

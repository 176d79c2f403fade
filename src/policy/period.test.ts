import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { type Decision, decide, type Facts } from "./index.ts";

const today = "2026-01-10" as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const fault = { delivery: { shippedOn: "2025-06-01" }, claim: { kind: "fault", reportedOn: "2026-01-10" } };
const say = (sections: string, facts: object = fault): Decision => decide(policyOf(sections), facts as Facts, today);
const missing = (decision: Decision) => decision.missing.map(({ fact }) => fact);

describe("a term that can be prolonged", () => {
  const prolonged = (more = "") =>
    `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M"), extended: { clause: T-MORE, months: 6, when: unit.hosted = false }${more} }`;
  const on = (reportedOn: string, hosted: boolean | null = null) => ({
    ...fault,
    claim: { kind: "fault", reportedOn },
    unit: { hosted },
  });

  test.each([
    ["2026-06-01", false, "covered", "2026-12-01"],
    ["2026-12-01", false, "covered", "2026-12-01"],
    ["2026-12-02", false, "not_covered", "2026-12-01"],
    ["2026-06-01", true, "covered", "2026-06-01"],
    ["2026-06-02", true, "not_covered", "2026-06-01"],
  ])("reported on %s, hosted %s: %s, its last day is %s", (reportedOn, hosted, verdict, endsOn) => {
    const decision = say(prolonged(), on(reportedOn, hosted));
    expect([decision.verdict, decision.warranty.endsOn]).toEqual([verdict, endsOn]);
  });

  test("while nobody knows, the last day lies between the two, and is asked for only between them", () => {
    const of = (reportedOn: string) => say(prolonged(), on(reportedOn));
    expect(of("2026-06-01")).toMatchObject({
      verdict: "covered",
      missing: [],
      warranty: { startsOn: "2025-06-01", endsOn: null, endsBetween: ["2026-06-01", "2026-12-01"] },
    });
    expect([of("2026-06-02").verdict, ...missing(of("2026-06-02"))]).toEqual(["undetermined", "unit.hosted"]);
    expect([of("2026-12-01").verdict, ...missing(of("2026-12-01"))]).toEqual(["undetermined", "unit.hosted"]);
    expect(of("2026-12-02")).toMatchObject({ verdict: "not_covered", missing: [] });
  });

  test("without its first day there is no last one, prolonged or not", () => {
    for (const hosted of [true, false, null]) {
      const { verdict, warranty } = say(prolonged(), { claim: fault.claim, unit: { hosted } });
      expect([verdict, warranty.startsOn, warranty.endsOn]).toEqual(["undetermined", null, null]);
    }
  });

  test("a table's length can be prolonged too", () => {
    const table = `tables: { term: { keys: [unit.model], unit: months, otherwise: 12, rows: [{ unit.model: A, is: 3 }] } }
${prolonged().replace('duration("P12M")', "{ table: term }")}`;
    const of = (reportedOn: string, hosted: boolean | null) =>
      say(table, { ...on(reportedOn), unit: { model: "A", hosted } });
    expect(of("2026-03-01", false).warranty.endsOn).toBe("2026-03-01");
    expect(of("2026-03-02", false).verdict).toBe("not_covered");
    expect(missing(of("2026-03-01", null))).toEqual(["unit.hosted"]);
  });
});

describe("how long a term lasts may hang on facts", () => {
  const lasting = term.replace(
    'duration("P12M")',
    `'if unit.use = "rental" then duration("P3M") else duration("P12M")'`,
  );

  test("then they are asked for where the length matters", () => {
    const open = say(lasting);
    expect([open.verdict, ...missing(open)]).toEqual(["undetermined", "unit.use"]);
    expect(open.warranty).toMatchObject({ startsOn: null, endsOn: null });
    expect(say(lasting, { ...fault, unit: { use: "rental" } })).toMatchObject({
      verdict: "not_covered",
      warranty: { endsOn: "2025-09-01" },
    });
    expect(say(lasting, { ...fault, unit: { use: "personal" } })).toMatchObject({
      verdict: "covered",
      warranty: { endsOn: "2026-06-01" },
    });
  });

  test("and are not where both lengths say the same", () => {
    const early = { ...fault, claim: { kind: "fault", reportedOn: "2025-09-01" } };
    expect(say(lasting, early)).toMatchObject({ verdict: "covered", missing: [] });
    const late = { ...fault, claim: { kind: "fault", reportedOn: "2026-06-02" } };
    expect(say(lasting, late)).toMatchObject({ verdict: "not_covered", missing: [] });
  });
});

describe("the end of the calendar", () => {
  const days = term.replace("P12M", "P365D");
  const from = (shippedOn: string) => say(days, { ...fault, delivery: { shippedOn } });

  test("a term may end on the last day of the year 9999, and not after it", () => {
    expect(from("9998-12-31")).toMatchObject({ verdict: "covered", warranty: { endsOn: "9999-12-31" } });
    expect(from("9999-01-01")).toMatchObject({
      verdict: "undetermined",
      error: { clause: "T-TERM", message: "a date outside the years 1 to 9999" },
    });
  });
});

describe("which day is tested", () => {
  const tested = (testedOn: string) =>
    `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M"), testedOn: ${testedOn} }`;
  const facts = { ...fault, claim: { kind: "fault", reportedOn: "2026-01-02", firstNoticedOn: "2025-12-24" } };

  test("the one the policy names, else the second it names, else the day of the decision", () => {
    const of = (testedOn: string, given: object) => say(tested(testedOn), given).warranty.testedOn;
    expect(of("claim.firstNoticedOn", facts)).toBe("2025-12-24");
    expect(of("[parcel.arrivedOn, claim.firstNoticedOn]", facts)).toBe("2025-12-24");
    expect(of("[parcel.arrivedOn, claim.firstNoticedOn]", { ...facts, parcel: { arrivedOn: "2026-01-05" } })).toBe(
      "2026-01-05",
    );
    expect(of("[parcel.arrivedOn, claim.firstNoticedOn]", fault)).toBe("2026-01-10");
    expect(say(term, { ...fault, claim: { kind: "fault" } }).warranty.testedOn).toBe("2026-01-10");
  });
});

describe("while the kind of claim is not known", () => {
  const windows = 'windows: [{ clause: T-EARLY, kind: fault, from: delivery.deliveredOn, within: duration("P7D") }]';

  test("the term speaks, not the windows for its kinds", () => {
    const decision = say(`${term}\n${windows}`, {
      ...fault,
      delivery: { shippedOn: "2025-06-01", deliveredOn: "2026-01-08" },
      claim: {},
    });
    expect(decision.reasons.map(({ effect, clause }) => `${effect} ${clause}`)).toEqual(["grants T-TERM"]);
    expect(decision.warranty).toMatchObject({ endsOn: "2026-06-01", clauses: ["T-TERM"] });
    expect(decision.verdict).toBe("undetermined");
  });

  test("a policy without a term has nothing that speaks for all", () => {
    const decision = say(windows, { delivery: { deliveredOn: "2026-01-08" } });
    expect(decision.reasons.map(({ effect, clause }) => `${effect} ${clause}`)).toEqual(["excludes T-EARLY"]);
    expect([decision.verdict, ...missing(decision)]).toEqual(["undetermined", "claim.kind"]);
  });
});

test("where several windows fail, all are named, in the order of the alphabet", () => {
  const windows = `windows:
  - { clause: T-Z, kind: fault, from: delivery.deliveredOn, within: duration("P7D") }
  - { clause: T-A, kind: fault, from: delivery.deliveredOn, within: duration("P9D") }`;
  const { warranty } = say(`${term}\n${windows}`, {
    delivery: { shippedOn: "2024-01-01", deliveredOn: "2024-01-05" },
    claim: fault.claim,
  });
  expect(warranty.clauses).toEqual(["T-A", "T-TERM", "T-Z"]);
});

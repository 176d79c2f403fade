import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { decide, type Facts } from "./index.ts";

const today = "2026-01-10" as Day;
const term = (more: string) =>
  `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M")${more} }`;
const filed = { delivery: { shippedOn: "2025-06-01" }, claim: { kind: "fault", reportedOn: "2026-01-10" } };
const anyKind = { ...filed, claim: { reportedOn: "2026-01-10" } };

/** The verdict, and what could still change it. */
function open(sections: string, facts: object = filed): string[] {
  const { verdict, missing } = decide(policyOf(sections), facts as Facts, today);
  return [verdict, ...missing.map(({ fact }) => fact)];
}

describe("a term that something stops", () => {
  test("is stopped only by what is known to hold", () => {
    const stopped = term(", unless: unit.hosted");
    expect(open(stopped)).toEqual(["covered"]);
    expect(open(stopped, { ...filed, unit: { hosted: true } })).toEqual(["not_covered"]);
    expect(open(stopped, anyKind)).toEqual(["undetermined", "claim.kind"]);
    expect(open(stopped, { ...anyKind, unit: { hosted: true } })).toEqual(["not_covered"]);
    expect(open(stopped, { ...anyKind, unit: { hosted: false } })).toEqual(["undetermined", "claim.kind"]);
  });

  test("and asks for its condition, not for what stops it", () => {
    const both = term(", when: finding.manufacturingDefect, unless: unit.hosted");
    expect(open(both)).toEqual(["provisional", "finding.manufacturingDefect"]);
    expect(open(both, { ...filed, unit: { hosted: true } })).toEqual(["not_covered"]);
    expect(open(both, { ...filed, finding: { manufacturingDefect: true } })).toEqual(["covered"]);
    const text = term(', when: unit.model = "S19", unless: unit.hosted');
    expect(open(text)).toEqual(["undetermined", "unit.model"]);
    expect(open(text, { ...filed, unit: { model: "S21" } })).toEqual(["not_covered"]);
  });

  test("each part of its condition is asked for while it can still matter", () => {
    const parts = term(", when: finding.manufacturingDefect and unit.serialLegible and unit.firstBuyer");
    expect(open(parts)).toEqual([
      "undetermined",
      "unit.serialLegible",
      "unit.firstBuyer",
      "finding.manufacturingDefect",
    ]);
    expect(open(parts, { ...filed, unit: { firstBuyer: true } })).toEqual([
      "provisional",
      "unit.serialLegible",
      "finding.manufacturingDefect",
    ]);
    const either = term(", when: finding.manufacturingDefect or unit.firstBuyer");
    expect(open(either, { ...filed, finding: { manufacturingDefect: true } })).toEqual(["covered"]);
    expect(open(either)).toEqual(["provisional", "unit.firstBuyer", "finding.manufacturingDefect"]);
  });
});

describe("an exclusion that something stops", () => {
  const stopped = `${term("")}\nvoids:\n  T-PARTS: { when: finding.altered or finding.partsReplaced, unless: evidence.modificationApproval }`;
  const approved = (modificationApproval: boolean | null, finding: object = {}) => ({
    ...filed,
    evidence: { modificationApproval },
    finding,
  });

  test("asks for what was found until it is known to be stopped, and never for what stops it", () => {
    expect(open(stopped)).toEqual(["provisional", "finding.altered", "finding.partsReplaced"]);
    expect(open(stopped, approved(false))).toEqual(["provisional", "finding.altered", "finding.partsReplaced"]);
    expect(open(stopped, approved(true))).toEqual(["covered"]);
    expect(open(stopped, approved(null, { altered: true }))).toEqual(["not_covered"]);
    expect(open(stopped, approved(true, { altered: true }))).toEqual(["covered"]);
    expect(open(stopped, approved(false, { altered: false }))).toEqual(["provisional", "finding.partsReplaced"]);
  });

  test("one that holds unless something is known keeps its kind of claim out", () => {
    const unless = `${term("")}\nexcludes:\n  T-NEW: { unless: claim.asNew, kinds: [fault] }`;
    expect(open(unless)).toEqual(["not_covered"]);
    expect(open(unless, { ...filed, claim: { ...filed.claim, asNew: true } })).toEqual(["covered"]);
    expect(open(unless, anyKind)).toEqual(["not_covered"]);
    expect(open(unless, { ...anyKind, claim: { ...anyKind.claim, asNew: true } })).toEqual([
      "undetermined",
      "claim.kind",
    ]);
  });
});

describe("of several windows for a kind of claim, one that may hold keeps it open", () => {
  const windows = (first: string, second: string) => `windows:
  - { clause: T-ONE, kind: doa, from: delivery.deliveredOn, within: duration("P3D")${first} }
  - { clause: T-TWO, kind: doa, from: delivery.deliveredOn, within: duration("P9D")${second} }`;
  const dead = (deliveredOn: string | null, more: object = {}) => ({
    delivery: { deliveredOn },
    claim: { kind: "doa", reportedOn: "2026-01-10" },
    ...more,
  });

  test.each([
    ["both in time: either condition will do", "2026-01-08", {}, ["undetermined", "unit.hosted", "unit.firstBuyer"]],
    ["the first is over: only the second's is asked for", "2026-01-05", {}, ["undetermined", "unit.hosted"]],
    ["both are over: nothing is asked for", "2025-12-31", {}, ["not_covered"]],
    [
      "the first condition fails: the second's is asked for",
      "2026-01-08",
      { firstBuyer: false },
      ["undetermined", "unit.hosted"],
    ],
    ["one is met: nothing is asked for", "2026-01-08", { hosted: false }, ["covered"]],
    [
      "the condition that is met belongs to the one that is over",
      "2026-01-05",
      { firstBuyer: true },
      ["undetermined", "unit.hosted"],
    ],
    ["none is met", "2026-01-08", { firstBuyer: false, hosted: true }, ["not_covered"]],
    ["nobody knows when it came", null, { firstBuyer: true }, ["undetermined", "unit.hosted", "delivery.deliveredOn"]],
    [
      "it may have come in time for the second",
      null,
      { firstBuyer: false, hosted: false },
      ["undetermined", "delivery.deliveredOn"],
    ],
  ])("%s", (_, deliveredOn, unit, expected) => {
    const rules = windows(", when: unit.firstBuyer", ", when: unit.hosted = false");
    expect(open(rules, dead(deliveredOn, { unit })).toSorted()).toEqual(expected.toSorted());
  });

  test("what is compared in either is tried", () => {
    const rules = windows(', when: unit.model = "S19"', ', when: unit.batch = "B7"');
    expect(open(rules, dead("2026-01-08"))).toEqual(["undetermined", "unit.model", "unit.batch"]);
    expect(open(rules, dead("2026-01-05"))).toEqual(["undetermined", "unit.batch"]);
  });

  test("a window beside a term from a table", () => {
    const rules = `tables: { term: { keys: [unit.model], unit: months, otherwise: 3, rows: [{ unit.model: A, is: 12 }] } }
warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: term }, kinds: [fault, doa] }
windows: [{ clause: T-DOA, kind: doa, from: delivery.deliveredOn, within: duration("P9D"), when: unit.firstBuyer }]`;
    const sold = {
      delivery: { shippedOn: "2025-06-01", deliveredOn: "2026-01-08" },
      claim: { kind: "doa", reportedOn: "2026-01-10" },
    };
    expect(open(rules, sold).toSorted()).toEqual(["undetermined", "unit.firstBuyer", "unit.model"]);
    expect(open(rules, { ...sold, unit: { model: "A" } })).toEqual(["covered"]);
    expect(open(rules, { ...sold, unit: { model: "B" } })).toEqual(["undetermined", "unit.firstBuyer"]);
    expect(open(rules, { ...sold, unit: { firstBuyer: false } })).toEqual(["undetermined", "unit.model"]);
  });
});

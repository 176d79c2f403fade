import { expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { decide, type Facts, FactsError } from "./index.ts";

const on = "2026-01-10" as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const sound: Facts = { claim: { kind: "fault", reportedOn: "2026-01-10" }, delivery: { shippedOn: "2025-06-01" } };

test("a rule that cannot be applied gives no half decision: nothing is offered, its clause is named, a person decides", () => {
  const nothing = "purchase.price.amount - purchase.price.amount";
  const policy = policyOf(`${term}\nexcludes: { T-DEAR: purchase.price.amount / (${nothing}) > 5 }`);
  const facts: Facts = { ...sound, purchase: { price: { amount: 5, currency: "EUR" } } };
  const decision = decide(policy, facts, on);
  expect(decision).toEqual({
    policy: "trial",
    version: "1",
    digest: policy.digest,
    asOf: on,
    route: { handledBy: "seller", clauses: [] },
    verdict: "undetermined",
    warranty: { startsOn: null, endsOn: null, testedOn: on, clauses: [] },
    reasons: [
      {
        clause: "T-DEAR",
        effect: "waits",
        text: "This rule could not be applied (division by zero); a person decides. text of T-DEAR",
      },
    ],
    missing: [],
    remedies: [],
    denied: [],
    freight: { inbound: null, outbound: null, clauses: [] },
    evidence: { required: [], missing: [], clauses: [] },
    parcel: null,
    deadlines: [],
    serviceLevels: [],
    notices: [],
    statute: [],
    bestFor: {},
    error: { clause: "T-DEAR", message: "division by zero" },
  });
});

test.each([
  ["2026-02-30", '"2026-02-30"'],
  ["today", '"today"'],
  [20260110, "20260110"],
  [undefined, "nothing"],
])("the day of a decision has to exist: %j is refused, with what was expected", (day, got) => {
  const expected = "a day that exists, written YYYY-MM-DD";
  const attempt = () => decide(policyOf(term), sound, day as Day);
  expect(attempt).toThrow(FactsError);
  expect(attempt).toThrow(`asOf: expected ${expected}, got ${got}`);
});

test("what a complete inspection does not mention was not found; while it is not complete, it is open", () => {
  const policy = policyOf(`${term}\nvoids: { T-BURNT: finding.burnt }`);
  const inspected = (complete: boolean | null) => decide(policy, { ...sound, inspection: { complete } }, on).verdict;
  expect([inspected(true), inspected(false), inspected(null)]).toEqual(["covered", "provisional", "provisional"]);
});

test("what is seen at the dock is still to come before the parcel is there, and owed once it is", () => {
  const policy = policyOf(
    `${term}\nexcludes: { T-SEAL: unit.serialLegible = false }\nrefusals: [{ clause: T-SOAKED, when: parcel.soaked }]`,
  );
  const seen = (parcel: Facts["parcel"]) => decide(policy, { ...sound, parcel }, on);
  expect(seen(null).parcel).toBeNull();
  expect(seen({ tracked: true }).parcel).toEqual({ accept: true, reasons: [], unchecked: ["parcel.soaked"] });
  expect(seen({ soaked: true }).parcel).toMatchObject({ accept: false, reasons: [{ clause: "T-SOAKED" }] });
  const stage = policy.facts.get("unit.serialLegible")!.stage;
  expect([stage, seen({ tracked: true }).verdict, seen({ arrivedOn: "2026-01-09" }).verdict]).toEqual([
    "receiving",
    "provisional",
    "undetermined",
  ]);
});

test.each([
  ["en", "text of T-OPEN Still open after the inspection: Hosted, Manufacturing defect."],
  ["es", "texto de T-OPEN Sin aclarar tras la inspección: Alojada por un proveedor, Defecto de fabricación."],
  ["zh", "条款 T-OPEN 检测后仍未明确：托管运行、制造缺陷。"],
] as const)("what an inspection leaves open counts against the claim, and is named (%s)", (locale, text) => {
  const policy = policyOf(`${term.slice(0, -2)}, when: finding.manufacturingDefect }
excludes: { T-HOST: unit.hosted }
undeterminable: { clause: T-OPEN, when: inspection.complete }`);
  const decision = decide(policy, { ...sound, inspection: { complete: true } }, on, { locale });
  expect(decision).toMatchObject({ verdict: "not_covered" });
  expect(decision.reasons.at(-1)).toEqual({
    clause: "T-OPEN",
    effect: "voids",
    text,
    facts: ["unit.hosted", "finding.manufacturingDefect"],
  });
  expect(decide(policy, { ...sound, unit: { hosted: false } }, on, { locale }).verdict).toBe("provisional");
});

test("a term of between six and twelve months: in time up to the least, open up to the most, over the day after", () => {
  const policy = policyOf(`warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: t } }
tables: { t: { keys: [unit.model], unit: months, rows: [{ unit.model: S1, is: 12 }], between: [6, 12] } }`);
  const reported = (reportedOn: string) =>
    decide(policy, { ...sound, claim: { kind: "fault", reportedOn }, unit: { model: "S2" } }, "2026-12-01" as Day);
  const verdicts = ["2025-12-01", "2025-12-02", "2026-06-01", "2026-06-02"].map((day) => reported(day).verdict);
  expect(verdicts).toEqual(["covered", "undetermined", "undetermined", "not_covered"]);
  expect(reported("2025-12-02").warranty).toEqual({
    startsOn: "2025-06-01",
    endsOn: null,
    testedOn: "2025-12-02",
    clauses: ["T-TERM"],
    endsBetween: ["2025-12-01", "2026-06-01"],
  });
});

test("remedies come in one order whatever the file's: by kind, then by charge, each with its clauses in order", () => {
  const policy = policyOf(`${term}
remedies:
  - { clause: T-Z, kind: spare_part, charge: quoted }
  - { clause: T-Y, kind: repair, charge: quoted }
  - { clause: T-X, kind: repair, charge: free, opensAfter: [arrival] }
  - { clause: T-B, kind: replace, charge: free }
  - { clause: T-W, kind: repair, charge: free }
denies: [{ clause: T-NO, kinds: [spare_part] }]`);
  const { remedies, denied } = decide(policy, sound, on);
  expect(remedies).toEqual([
    { kind: "repair", charge: "free", opens: "after_arrival", clauses: ["T-W", "T-X"] },
    { kind: "repair", charge: "quoted", opens: "now", clauses: ["T-Y"] },
    { kind: "replace", charge: "free", opens: "now", clauses: ["T-B"] },
  ]);
  expect(denied).toEqual([{ kinds: ["spare_part"], clauses: ["T-NO"] }]);
});

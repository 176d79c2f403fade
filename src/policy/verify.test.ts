import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { day } from "../core/day.ts";
import { decide, type Facts, FactsError, type StoredDecision, verifyDecision } from "./index.ts";

const sections = `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }
voids:
  T-BURNT: finding.burnt
serviceLevels:
  - { clause: T-SOON, name: repair, from: parcel.arrivedOn, workingDays: 3 }`;
const facts: Facts = {
  delivery: { shippedOn: "2025-06-01" },
  claim: { kind: "fault", reportedOn: "2026-01-10" },
  parcel: { arrivedOn: "2026-01-09" },
  inspection: { complete: true },
};
const asOf = day("2026-01-12");

function stored(changes: Readonly<Record<string, unknown>> = {}, more: Partial<StoredDecision> = {}): StoredDecision {
  const decision = JSON.parse(JSON.stringify(decide(policyOf(sections), facts, asOf))) as Record<string, unknown>;
  return { decision: { ...decision, ...changes }, facts, ...more };
}

describe("a stored decision is held against what its policy says of its facts", () => {
  test("one that is true has no difference", () => {
    expect(verifyDecision(policyOf(sections), stored())).toEqual([]);
  });

  test("every place that differs is named, with what was stored and what comes out", () => {
    const { decision } = stored();
    const forged = stored({
      verdict: "not_covered",
      warranty: { ...(decision.warranty as object), endsOn: "2026-05-31" },
      reasons: [{ ...(decision.reasons as object[])[0], clause: "T-OTHER" }],
    });
    expect(verifyDecision(policyOf(sections), forged)).toEqual([
      { path: "verdict", stored: "not_covered", recomputed: "covered" },
      { path: "warranty.endsOn", stored: "2026-05-31", recomputed: "2026-06-01" },
      { path: "reasons[0].clause", stored: "T-OTHER", recomputed: "T-TERM" },
    ]);
  });

  test("what one side alone has is a difference too, also in lists", () => {
    const { decision } = stored();
    const { notices: _gone, ...lacking } = decision;
    const differences = verifyDecision(policyOf(sections), {
      decision: { ...lacking, extra: 1, missing: [{ fact: "unit.batch" }], evidence: [], parcel: null },
      facts,
    });
    expect(differences).toContainEqual({ path: "extra", stored: 1, recomputed: undefined });
    expect(differences).toContainEqual({ path: "notices", stored: undefined, recomputed: [] });
    expect(differences).toContainEqual({ path: "missing[0]", stored: { fact: "unit.batch" }, recomputed: undefined });
    expect(differences.find(({ path }) => path === "evidence")).toMatchObject({ stored: [] });
    expect(differences.find(({ path }) => path === "parcel")).toMatchObject({ stored: null });
    expect(differences).toHaveLength(5);
  });

  test("another policy, or other facts, are seen", () => {
    expect(verifyDecision(policyOf(sections.replace("P12M", "P6M")), stored()).map(({ path }) => path)).toEqual(
      expect.arrayContaining(["digest", "verdict", "warranty.endsOn"]),
    );
    const burnt = { ...facts, finding: { burnt: true } };
    expect(verifyDecision(policyOf(sections), stored({}, { facts: burnt }))[0]).toMatchObject({ path: "verdict" });
  });

  test("the language is found by trying, unless the settings name one", () => {
    const told = JSON.parse(JSON.stringify(decide(policyOf(sections), facts, asOf, { locale: "zh" })));
    expect(verifyDecision(policyOf(sections), { decision: told, facts })).toEqual([]);
    expect(verifyDecision(policyOf(sections), { decision: told, facts, settings: { locale: "zh" } })).toEqual([]);
    const wrong = verifyDecision(policyOf(sections), { decision: told, facts, settings: { locale: "en" } });
    expect(wrong.map(({ path }) => path)).toEqual(["reasons[0].text"]);
  });

  test("the calendar of that day belongs to it", () => {
    const calendar = { weekdays: [1, 2, 3, 4, 5], holidays: ["2026-01-12"], makeUpDays: [] };
    const decision = JSON.parse(JSON.stringify(decide(policyOf(sections), facts, asOf, { calendar })));
    expect(verifyDecision(policyOf(sections), { decision, facts, settings: { calendar } })).toEqual([]);
    expect(verifyDecision(policyOf(sections), { decision, facts })).toEqual([
      { path: "serviceLevels[0].dueOn", stored: "2026-01-15", recomputed: "2026-01-14" },
    ]);
  });

  test.each([["2026-02-30"], [7], [undefined], [null]])(
    "a day of decision that is none is the one difference: %s",
    (given) => {
      expect(verifyDecision(policyOf(sections), stored({ asOf: given }))).toEqual([
        { path: "asOf", stored: given, recomputed: "a day that exists" },
      ]);
    },
  );

  test("facts that cannot be read are refused", () => {
    const broken = { claim: { kind: "falt" } } as unknown as Facts;
    expect(() => verifyDecision(policyOf(sections), stored({}, { facts: broken }))).toThrow(FactsError);
  });
});

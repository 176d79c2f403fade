import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import { decide } from "./decide.ts";
import type { Facts } from "./facts.ts";
import { withFacts } from "./trial.ts";
import { whatWouldChange } from "./what-if.ts";

const asOf = "2026-02-20" as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const known: Facts = { claim: { kind: "fault", reportedOn: "2026-02-01" }, delivery: { shippedOn: "2026-01-01" } };

function changes(sections: string, facts: Facts = known, locale: Locale = "en"): string[] {
  const policy = policyOf(`${term}\n${sections}`);
  return whatWouldChange(policy, decide(policy, facts, asOf), facts, locale);
}

describe("what an answer would settle", () => {
  test("each answer that does, those that come out alike in one sentence", () => {
    expect(changes('voids:\n  T-USE: unit.use = "rental"')).toEqual([
      "Covered if “Use” is Personal or “Use” is Commercial.",
      "Not covered if “Use” is Rental.",
    ]);
  });

  test("what is then still subject to the inspection says so", () => {
    expect(changes('voids:\n  T-USE: unit.use = "rental"\n  T-BURNT: finding.burnt')).toEqual([
      "Covered, subject to the rest, if “Use” is Personal or “Use” is Commercial.",
      "Not covered if “Use” is Rental or “Burnt” is yes.",
    ]);
  });

  test("in the reader's language", () => {
    const sections = "voids:\n  T-HOST: unit.hosted\n  T-PRE: purchase.preorder";
    expect(changes(sections, known, "es")).toEqual([
      "Sin cobertura si «Alojada por un proveedor» es sí o «Preventa» es sí.",
    ]);
    expect(changes(sections, known, "zh")[0]).toMatch(/^若.*或.*，则不在保修范围内。$/);
  });

  test("a day or a name is not guessed", () => {
    expect(changes("", { claim: known.claim })).toEqual([]);
  });
});

describe("what would have had to be otherwise", () => {
  test("a finding that ended the cover, or an exclusion, each alone", () => {
    expect(changes("voids:\n  T-BURNT: finding.burnt", { ...known, finding: { burnt: true } })).toEqual([
      "Covered if “Burnt” turns out not to be so.",
    ]);
    expect(changes("excludes:\n  T-HOST: unit.hosted", { ...known, unit: { hosted: true } })).toHaveLength(1);
  });

  test("not what was found to be no, nor what is no yes or no", () => {
    expect(
      changes("voids:\n  T-SIGN: unit.serialLegible = false", { ...known, unit: { serialLegible: false } }),
    ).toEqual([]);
    expect(changes('voids:\n  T-USE: unit.use = "rental"', { ...known, unit: { use: "rental" } })).toEqual([]);
  });

  test("several only together, and none where they do not help", () => {
    const both = "voids:\n  T-BURNT: finding.burnt\n  T-WET: finding.waterOrCorrosion";
    const spoilt: Facts = { ...known, finding: { burnt: true, waterOrCorrosion: true } };
    expect(changes(both, spoilt)).toEqual([expect.stringMatching(/^Covered if none of these is so: Burnt, Water/)]);
    expect(changes(both, { ...spoilt, claim: { kind: "fault", reportedOn: "2027-02-01" } })).toEqual([
      "It would have been in time up to 1 Jan 2027.",
    ]);
  });

  test("a covered unit has nothing that would change it", () => {
    expect(changes("voids:\n  T-BURNT: finding.burnt", { ...known, finding: { burnt: false } })).toEqual([]);
  });
});

test("facts with others in the place of some leave those given as they are", () => {
  const given: Facts = { unit: { hosted: true, use: "personal" } };
  expect(
    withFacts(given, [
      { fact: "unit.hosted", value: false },
      { fact: "claim.kind", value: "doa" },
    ]),
  ).toEqual({
    unit: { hosted: false, use: "personal" },
    claim: { kind: "doa" },
  });
  expect(given).toEqual({ unit: { hosted: true, use: "personal" } });
});

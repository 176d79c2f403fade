import { expect, test } from "vitest";
import { knownFacts, looksBad, withCondition } from "./condition.ts";

test("another condition takes back what the first one told, and only that", () => {
  const soaked = withCondition({ parcel: { freight: "prepaid" }, unit: { serialLegible: true } }, "4");
  expect(knownFacts(soaked)).toEqual({
    parcel: { freight: "prepaid", soaked: true },
    unit: { serialLegible: true },
  });
  expect(knownFacts(withCondition(soaked, "1"))).toEqual({
    parcel: { freight: "prepaid", packagingAdequate: true, damaged: false, soaked: false, contents: "match" },
    unit: { serialLegible: true },
  });
});

test("every condition but the first speaks against the parcel", () => {
  const bad = (["1", "2", "3", "4", "5"] as const).map((condition) => looksBad(withCondition({}, condition)));
  expect(bad).toEqual([false, true, true, true, true]);
});

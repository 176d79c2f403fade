import { expect, test } from "vitest";
import { waiting, waitingFaults } from "../scripts/clauses-waiting.ts";

test("a clause that a lifecycle carries and no guard names must stand on the list", () => {
  expect(waitingFaults(["A-1", "A-2"], new Set(["A-1"]), [])).toEqual([expect.stringMatching(/^A-2 says carriedBy/)]);
  expect(waitingFaults(["A-1", "A-2"], new Set(["A-1"]), ["A-2"])).toEqual([]);
});

test("what a guard names by now, or no pack has, must come off it", () => {
  expect(waitingFaults(["A-1"], new Set(["A-1"]), ["A-1", "B-1"])).toEqual([
    expect.stringMatching(/^A-1 is named by a guard/),
    expect.stringMatching(/^B-1 is named by a guard/),
  ]);
});

test("the list names nothing twice, and only ever gets shorter", () => {
  expect(new Set(waiting).size).toBe(waiting.length);
  expect(waiting.length).toBeLessThanOrEqual(34);
});

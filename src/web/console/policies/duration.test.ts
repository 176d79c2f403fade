import { expect, test } from "vitest";
import { readDuration, writeDuration } from "./duration.ts";

test("a duration of one unit is read, any other is left to the text", () => {
  expect(readDuration("P180D")).toEqual({ count: 180, unit: "D" });
  expect(readDuration("P12M")).toEqual({ count: 12, unit: "M" });
  for (const other of ["P1Y6M", "PT12H", "180", "P-1D", ""]) expect(readDuration(other)).toBeNull();
});

test("weeks are written as days", () => {
  expect(writeDuration(2, "W")).toBe("P14D");
  expect(writeDuration(3, "Y")).toBe("P3Y");
});

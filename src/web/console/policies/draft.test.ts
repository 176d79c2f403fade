import { expect, test } from "vitest";
import { formatIn } from "../../format.ts";
import { moneyMoved, nextVersion } from "./draft.ts";

test("the next version's name raises the last number until it is free", () => {
  expect(nextVersion("2026.1", [])).toBe("2026.1");
  expect(nextVersion("2026.1", ["2026.1", "2026.2"])).toBe("2026.3");
  expect(nextVersion("2026.9", ["2026.9"])).toBe("2026.10");
  expect(nextVersion("3a", ["3a"])).toBe("4a");
  expect(nextVersion("summer", ["summer"])).toBe("summer.1");
});

test("moved money carries its sign, and what stays is left out", () => {
  const money = [
    { currency: "EUR", before: 100_00, after: 4220_00 },
    { currency: "USD", before: 5_00, after: 5_00 },
    { currency: "JPY", before: 900, after: 100 },
  ];
  expect(moneyMoved({ money }, formatIn("en"))).toEqual(["+€4,120.00", "−JP¥800"]);
});

import { expect, test } from "vitest";
import { moneyMoved, nextVersion, shortDigest } from "./figures.ts";

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
  const format = { money: (of: { amount: number; currency: string }) => `${of.currency} ${of.amount}` };
  expect(moneyMoved({ money }, format)).toEqual(["+EUR 412000", "−JPY 800"]);
});

test("a digest is shortened behind its algorithm", () => {
  expect(shortDigest("sha256:0123456789abcdef")).toBe("0123456789ab");
});

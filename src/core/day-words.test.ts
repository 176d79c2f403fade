import { expect, test } from "vitest";
import { dayWords } from "./day-words.ts";

test("a day is written as people of each language write it", () => {
  expect(dayWords("2026-03-24", "en")).toBe("24 Mar 2026");
  expect(dayWords("2026-03-24", "es")).toBe("24 mar 2026");
  expect(dayWords("2026-03-24", "zh")).toBe("2026年3月24日");
});

test("neither the day nor the month keeps its leading nought, and an early year keeps no noughts either", () => {
  expect(dayWords("0987-01-05", "en")).toBe("5 Jan 987");
  expect(dayWords("0987-01-05", "zh")).toBe("987年1月5日");
});

test("every month has its own name", () => {
  const year = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}-10`);
  expect(year.map((day) => dayWords(day, "en")).join(", ")).toBe(
    "10 Jan 2026, 10 Feb 2026, 10 Mar 2026, 10 Apr 2026, 10 May 2026, 10 Jun 2026, 10 Jul 2026, 10 Aug 2026, 10 Sep 2026, 10 Oct 2026, 10 Nov 2026, 10 Dec 2026",
  );
  expect(year.map((day) => dayWords(day, "es").slice(3, 6)).join(" ")).toBe(
    "ene feb mar abr may jun jul ago sep oct nov dic",
  );
});

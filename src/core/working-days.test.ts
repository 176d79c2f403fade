import { expect, test } from "vitest";
import { day, plainCalendar, workingDaysBetween } from "./day.ts";

// 2026-02-20 is a Friday.
test.each([
  ["2026-02-20", "2026-02-20", 0],
  ["2026-02-20", "2026-02-23", 1],
  ["2026-02-21", "2026-02-22", 0],
  ["2026-02-20", "2026-03-06", 10],
  ["2026-02-23", "2026-02-20", -1],
  ["2026-03-06", "2026-02-20", -10],
])("from %s to %s there are %i working days", (today, due, left) => {
  expect(workingDaysBetween(day(today), day(due), plainCalendar)).toBe(left + 0);
});

test("holidays are no working days, make-up days are", () => {
  const calendar = { ...plainCalendar, holidays: ["2026-02-23"], makeUpDays: ["2026-02-21"] };
  expect(workingDaysBetween(day("2026-02-20"), day("2026-02-23"), calendar)).toBe(1);
  expect(workingDaysBetween(day("2026-02-20"), day("2026-02-24"), calendar)).toBe(2);
});

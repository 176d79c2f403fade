import { expect, test } from "vitest";
import { day, plainCalendar, startOfDay } from "../../core/day.ts";
import { actsAt, dayBefore, daysLeftOn, lastDay } from "./count.ts";

const china = { ...plainCalendar, holidays: ["2026-10-01", "2026-10-02"], makeUpDays: ["2026-10-10"] };
const span = (countedFrom: string, daysLeft: number, unit: "days" | "working_days" = "working_days") => ({
  unit,
  countedFrom: day(countedFrom),
  daysLeft,
  toWorkingDay: false,
});

test("the day it counts from is not counted; holidays are left out, make-up days are in", () => {
  expect(lastDay(span("2026-09-30", 1), plainCalendar)).toBe("2026-10-01");
  expect(lastDay(span("2026-09-30", 1), china)).toBe("2026-10-05");
  expect(lastDay(span("2026-10-09", 1), china)).toBe("2026-10-10");
  expect(lastDay(span("2026-09-30", 3, "days"), china)).toBe("2026-10-03");
});

test("what is left on a day, counted again from that day, is the same last day, whatever day that is", () => {
  for (const from of ["2026-09-25", "2026-09-26", "2026-10-01", "2026-10-10", "2026-10-11"]) {
    for (let count = 0; count <= 15; count++) {
      const due = lastDay(span(from, count + 10), china);
      for (let on = day(from); on <= due; on = lastDay(span(on, 1, "days"), china)) {
        const left = daysLeftOn(on, due, "working_days", china);
        expect(lastDay(span(on, left), china)).toBe(left === 0 ? on : due);
      }
    }
  }
});

test("a warning comes so many days of the clock's unit before the last one", () => {
  expect(dayBefore(day("2026-10-12"), 1, "working_days", china)).toBe("2026-10-10");
  expect(dayBefore(day("2026-10-05"), 2, "working_days", china)).toBe("2026-09-29");
  expect(dayBefore(day("2026-10-05"), 30, "days", china)).toBe("2026-09-05");
});

test.each([
  // The clocks go forward and back; a day of 23 hours, and one of 25.
  ["Europe/Berlin", "2026-03-28", "2026-03-28T23:00:00Z"],
  ["Europe/Berlin", "2026-03-29", "2026-03-29T22:00:00Z"],
  ["Europe/Berlin", "2026-10-25", "2026-10-25T23:00:00Z"],
  // Midnight does not exist there on that day.
  ["America/Santiago", "2026-09-05", "2026-09-06T04:00:00Z"],
  ["Asia/Shanghai", "2026-02-28", "2026-02-28T16:00:00Z"],
])("in %s the last day %s is over at %s", (zone, due, instant) => {
  const clock = { dueOn: day(due), unit: "days" as const, warnLeft: [] };
  expect(new Date(actsAt(clock, plainCalendar, zone)).toISOString().replace(".000", "")).toBe(instant);
});

test("what comes first is the earliest warning, at the start of its day", () => {
  const clock = { dueOn: day("2026-06-30"), unit: "days" as const, warnLeft: [10, 1, 30] };
  expect(actsAt(clock, plainCalendar, "UTC")).toBe(startOfDay(day("2026-05-31"), "UTC"));
});

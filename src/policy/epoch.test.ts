import { describe, expect, test } from "vitest";
import { addEpochMonths, civil, readEpochBytes, readEpochDay, tellEpochDay, writeEpochDay } from "./epoch.ts";

const calendar = (text: string) =>
  Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8))) / 86_400_000;
const days = [
  "1970-01-01",
  "1969-12-31",
  "2000-02-29",
  "2024-02-29",
  "2026-12-31",
  "2100-02-28",
  "2100-03-01",
  "2149-06-06",
  "2149-06-07",
  "2400-02-29",
  "1600-02-29",
  "1900-02-28",
  "1900-03-01",
  "9999-12-31",
];

describe("days as numbers", () => {
  test.each(days)("%s is the day the calendar says, there and back", (text) => {
    const day = readEpochDay(text);
    expect(day).toBe(calendar(text));
    expect(writeEpochDay(day)).toBe(text);
    expect(writeEpochDay(day)).toBe(text);
    const { year, month, date } = civil(day);
    expect([year, month, date]).toEqual(text.split("-").map(Number));
    expect(readEpochBytes(Buffer.from(`"${text}"`), 1)).toBe(day);
  });

  test("the first year is the year 1", () => {
    const day = readEpochDay("0001-01-01");
    expect(day).toBe(-719_162);
    expect(writeEpochDay(day)).toBe("0001-01-01");
    expect(() => writeEpochDay(day - 1)).toThrow("outside the years 1 to 9999");
    expect(() => writeEpochDay(readEpochDay("9999-12-31") + 1)).toThrow("the year 10000");
  });

  test("every day of four years follows the one before", () => {
    for (let day = readEpochDay("2023-12-25"); day < readEpochDay("2028-03-05"); day++) {
      expect(readEpochDay(writeEpochDay(day))).toBe(day);
      expect(writeEpochDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    }
  });

  test.each([
    "2025-02-29",
    "2100-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-01-32",
    "0000-01-01",
    "2026-1-01",
    "2026-01-1",
    "20260101",
    "2026/01/01",
    "2026-01/01",
    "2026-01-010",
    "202a-01-01",
    "20 6-01-01",
    "2026-0:-01",
    "2026-01-/1",
    "",
  ])("%j is no day", (text) => {
    expect(readEpochDay(text)).toBeNaN();
    if (text.length >= 10)
      expect(readEpochBytes(Buffer.from(text.slice(0, 10)), 0)).toEqual(
        text.length === 10 ? Number.NaN : expect.anything(),
      );
    else expect(readEpochBytes(Buffer.from(text), 0)).toBeNaN();
  });

  test("bytes that end too early are no day", () => {
    expect(readEpochBytes(Buffer.from("x2026-01-01"), 1)).toBe(readEpochDay("2026-01-01"));
    expect(readEpochBytes(Buffer.from("x2026-01-0"), 1)).toBeNaN();
  });

  test("a day is told as people write it, again and again, however far away", () => {
    const day = readEpochDay("2026-03-24");
    for (let time = 0; time < 2; time++) {
      expect(tellEpochDay(day, "en")).toBe("24 Mar 2026");
      expect(tellEpochDay(day, "es")).toBe("24 mar 2026");
      expect(tellEpochDay(day, "zh")).toBe("2026年3月24日");
      expect(tellEpochDay(readEpochDay("1969-07-20"), "en")).toBe("20 Jul 1969");
      expect(tellEpochDay(readEpochDay("2300-01-02"), "en")).toBe("2 Jan 2300");
    }
  });
});

describe("months", () => {
  test.each([
    ["2025-01-31", 1, "2025-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2025-08-31", 6, "2026-02-28"],
    ["2025-03-31", -1, "2025-02-28"],
    ["2025-01-15", -1, "2024-12-15"],
    ["2025-01-15", -13, "2023-12-15"],
    ["2025-12-01", 1, "2026-01-01"],
    ["2025-10-31", 1, "2025-11-30"],
    ["2025-06-01", 0, "2025-06-01"],
    ["2025-06-01", 1.9, "2025-07-01"],
    ["2025-06-01", -1.9, "2025-05-01"],
    ["0001-02-01", -1, "0001-01-01"],
    ["9999-11-30", 1, "9999-12-30"],
  ])("%s and %d months are %s", (from, months, expected) => {
    expect(writeEpochDay(addEpochMonths(readEpochDay(from), months))).toBe(expected);
  });

  test.each([
    ["0001-01-15", -1],
    ["9999-12-15", 1],
  ])("%s and %d months are outside of time", (from, months) => {
    expect(() => addEpochMonths(readEpochDay(from), months)).toThrow("outside the years 1 to 9999");
  });
});

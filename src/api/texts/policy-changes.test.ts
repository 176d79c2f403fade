import { expect, test } from "vitest";
import { parse } from "yaml";
import { differencesOf } from "../../domain/policies/index.ts";
import type { Pack } from "../../policy/index.ts";
import { differenceText } from "./policy-changes.ts";

/** What changed between two versions, a sentence each. */
function told(before: string, after: string, locale: "en" | "es" | "zh" = "en"): string[] {
  const [old, fresh] = [before, after].map((text) => parse(text) as Pack);
  return differencesOf(old!, fresh!).map((each) => differenceText(each, locale));
}

const table = (rows: string, otherwise: number, unit = "months") =>
  `tables: { term: { keys: [unit.model], unit: ${unit}, rows: [${rows}], otherwise: ${otherwise} } }`;

test("a table of terms is told row by row, with what its numbers count", () => {
  const before = table("{ unit.model: M50S, is: 12 }, { unit.model: M30S, is: 6 }", 12);
  const after = table("{ unit.model: M50S, is: 18 }, { unit.model: M63, is: 24 }", 13);
  expect(told(before, after)).toEqual([
    "table of terms, M50S: changed from 12 months to 18 months.",
    "table of terms, M30S: changed from 6 months to –.",
    "table of terms, M63: changed from – to 24 months.",
    "table of terms, all others: changed from 12 months to 13 months.",
  ]);
  expect(told(table("", 12), table("", 365, "days"))).toEqual([
    "table of terms, unit: changed from months to days.",
    "table of terms, all others: changed from 12 to 365.",
  ]);
});

test("the days of warnings are told as days, not as the file writes them", () => {
  const deadline = (days: string) => `deadlines: [{ clause: C-1, name: pay, from: asOf, warnAfterDays: ${days} }]`;
  expect(told(deadline("[60, 80]"), deadline("[10]"), "es")).toEqual([
    "C-1 (plazo límite), días de los avisos: cambia de 60, 80 a 10.",
  ]);
});

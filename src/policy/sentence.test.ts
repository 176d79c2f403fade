import { expect, test } from "vitest";
import { day } from "../core/day.ts";
import { locales } from "../core/locale.ts";
import type { Decision } from "./decision.ts";
import { untilHint, verdictSentence } from "./sentence.ts";

const today = day("2026-05-20");

function decision(change: Partial<Decision>, warranty: Partial<Decision["warranty"]> = {}): Decision {
  const period = { startsOn: day("2025-06-01"), endsOn: day("2026-06-01"), testedOn: today, clauses: [] };
  return { verdict: "covered", reasons: [], ...change, warranty: { ...period, ...warranty } } as unknown as Decision;
}

const say = (of: Decision, labels: string[] = []) =>
  locales.map((locale) => verdictSentence(of, labels, locale, today));

test("covered says until when, and how long that is", () => {
  expect(say(decision({}))).toEqual([
    "Covered until 1 Jun 2026 (in 12 days)",
    "Con cobertura hasta el 1 jun 2026 (dentro de 12 días)",
    "保修至 2026年6月1日（12天后）",
  ]);
  expect(say(decision({}, { endsOn: null }))[0]).toBe("Covered");
});

test("on the last day, covered says that the day counts", () => {
  expect(say(decision({}, { endsOn: today }))).toEqual([
    "Covered until the end of today, 20 May 2026",
    "Con cobertura hasta el final de hoy, 20 may 2026",
    "保修至今天（2026年5月20日）结束",
  ]);
  expect(say(decision({ verdict: "provisional" }, { endsOn: today }))[0]).toBe(
    "Covered until the end of today, 20 May 2026, subject to inspection",
  );
  const read = verdictSentence(decision({}, { endsOn: today }), [], "zh", today, true);
  expect(read).toBe("保修至 2026年5月20日");
});

test("a claim that was in time stays covered after the period", () => {
  const late = decision({}, { endsOn: day("2026-05-01"), testedOn: day("2026-04-30") });
  expect(say(late)[0]).toBe("Covered: 30 Apr 2026 was in time; the cover ended on 1 May 2026");
});

test("not covered says since when, or by what", () => {
  const over = decision({ verdict: "not_covered" }, { endsOn: day("2026-05-10") });
  expect(say(over)[0]).toBe("Not covered since 11 May 2026: the cover ended 10 days ago");
  const reasons = [{ clause: "CN-BURNT", effect: "voids" as const, text: "Burnt machines are not covered." }];
  expect(say(decision({ verdict: "not_covered", reasons }))[0]).toBe("Not covered: Burnt machines are not covered.");
});

test("what is open is named, three at most", () => {
  const open = decision({ verdict: "undetermined" });
  expect(say(open, ["Batch", "Invoice date"])[0]).toBe("We still need to know: Batch, Invoice date");
  expect(say(open, ["a", "b", "c", "d", "e"])[0]).toBe("We still need to know: a, b, c and 2 more");
  const failed = decision({ verdict: "undetermined", error: { clause: "X", message: "…" } });
  expect(say(failed, ["a"])[0]).toBe("A person has to decide this");
});

test("provisional says that the inspection decides", () => {
  expect(say(decision({ verdict: "provisional" }))[0]).toBe(
    "Covered until 1 Jun 2026 (in 12 days), subject to inspection",
  );
});

test("a hint says what would keep the cover", () => {
  expect(untilHint(decision({}, { arriveBy: day("2026-06-01") }), "en")).toBe(
    "Stays covered if it arrives at the service centre by 1 Jun 2026.",
  );
  const between = decision({}, { endsBetween: [day("2026-01-31"), day("2026-07-31")] });
  expect(untilHint(between, "es")).toBe("La cobertura termina entre el 31 ene 2026 y el 31 jul 2026.");
  expect(untilHint(decision({}), "zh")).toBeNull();
});

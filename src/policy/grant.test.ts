import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { type Locale, locales } from "../core/locale.ts";
import { type Decision, decide, type Facts } from "./index.ts";

const today = "2026-01-10" as Day;
const term = (more = "") =>
  `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M")${more} }`;
const windows = `windows:
  - { clause: T-SINK, kind: loose_heat_sink, from: delivery.deliveredOn, within: duration("P3D"), when: unit.firstBuyer }
  - { clause: T-SINK2, kind: loose_heat_sink, from: delivery.shippedOn, within: duration("P10D"), when: unit.hosted = false }
  - { clause: T-LOST, kind: missing_item, when: claim.authorized }`;
const fault = { delivery: { shippedOn: "2025-06-01" }, claim: { kind: "fault", reportedOn: "2026-01-10" } };
const say = (sections: string, facts: object, locale: Locale = "en"): Decision =>
  decide(policyOf(sections), facts as Facts, today, { locale });
const reasons = (decision: Decision) => decision.reasons.map(({ effect, text }) => `${effect}: ${text}`);
const inEach = (sections: string, facts: object) => locales.map((locale) => reasons(say(sections, facts, locale)));

describe("why a claim is in time, or is not, is said with its days in the reader's language", () => {
  test("in time, up to its last day", () => {
    expect(inEach(term(), fault)).toEqual([
      ["grants: In time: the last day is 1 Jun 2026, the day that counts is 10 Jan 2026. text of T-TERM"],
      ["grants: En plazo: el último día es el 1 jun 2026; el día que cuenta es el 10 ene 2026. texto de T-TERM"],
      ["grants: 在期限内：最后一天为 2026年6月1日，以 2026年1月10日为准。 条款 T-TERM"],
    ]);
  });

  test("too late, from the day after it", () => {
    expect(inEach(term(), { ...fault, delivery: { shippedOn: "2025-01-09" } })).toEqual([
      ["expires: Too late: the last day was 9 Jan 2026, the day that counts is 10 Jan 2026. text of T-TERM"],
      [
        "expires: Fuera de plazo: el último día fue el 9 ene 2026; el día que cuenta es el 10 ene 2026. texto de T-TERM",
      ],
      ["expires: 已超过期限：最后一天为 2026年1月9日，以 2026年1月10日为准。 条款 T-TERM"],
    ]);
  });

  test("it cannot be told while nobody knows the day it was shipped", () => {
    expect(inEach(term(), { claim: fault.claim })).toEqual([
      ["waits: Whether it is in time cannot be told yet. text of T-TERM"],
      ["waits: Aún no se puede saber si está en plazo. texto de T-TERM"],
      ["waits: 目前还无法判断是否在期限内。 条款 T-TERM"],
    ]);
  });

  test("where the arrival counts and nothing has arrived, by when it must", () => {
    const arrival = term(", testedOn: parcel.arrivedOn");
    expect(inEach(arrival, fault)).toEqual([
      ["grants: In time if it arrives at the service centre by 1 Jun 2026. text of T-TERM"],
      ["grants: En plazo si llega al centro de servicio a más tardar el 1 jun 2026. texto de T-TERM"],
      ["grants: 若在 2026年6月1日之前（含当日）到达服务中心，则在期限内。 条款 T-TERM"],
    ]);
    const here = say(arrival, { ...fault, parcel: { arrivedOn: "2026-01-08" } });
    expect(here.warranty).toEqual({
      startsOn: "2025-06-01",
      endsOn: "2026-06-01",
      testedOn: "2026-01-08",
      clauses: ["T-TERM"],
    });
    expect(reasons(here)).toEqual([
      "grants: In time: the last day is 1 Jun 2026, the day that counts is 8 Jan 2026. text of T-TERM",
    ]);
    const late = say(arrival, { ...fault, delivery: { shippedOn: "2024-06-01" } });
    expect(late.warranty).toEqual({
      startsOn: "2024-06-01",
      endsOn: "2025-06-01",
      testedOn: "2026-01-10",
      clauses: ["T-TERM"],
    });
  });

  test("too late whatever the open facts turn out to be", () => {
    const branches = `warranty:
  clause: T-TERM
  startsOn: if purchase.preorder then delivery.shippedOn else delivery.deliveredOn
  lasts: duration("P12M")`;
    expect(inEach(branches, { ...fault, delivery: { shippedOn: "2023-01-01", deliveredOn: "2023-02-01" } })).toEqual([
      ["expires: Too late, whatever is still unknown. text of T-TERM"],
      ["expires: Fuera de plazo, sea lo que sea lo que aún no se sabe. texto de T-TERM"],
      ["expires: 无论尚未知的情况如何，均已超过期限。 条款 T-TERM"],
    ]);
  });
});

describe("a condition that is not met is said", () => {
  const defect = term(", when: finding.manufacturingDefect");

  test("by itself, and beside a term that is over too", () => {
    const sound = { ...fault, finding: { manufacturingDefect: false } };
    expect(inEach(defect, sound)).toEqual([
      ["excludes: A condition for this is not met. text of T-TERM"],
      ["excludes: No se cumple una condición para ello. texto de T-TERM"],
      ["excludes: 未满足其条件。 条款 T-TERM"],
    ]);
    expect(reasons(say(defect, { ...sound, delivery: { shippedOn: "2020-06-01" } }))).toEqual([
      "expires: Too late: the last day was 1 Jun 2021, the day that counts is 10 Jan 2026. text of T-TERM",
      "excludes: A condition for this is not met. text of T-TERM",
    ]);
  });

  test("with the days that it hangs on", () => {
    const unsent =
      "windows: [{ clause: T-UNSENT, kind: undelivered, unless: delivery.shippedOn <= claim.reportedOn or delivery.deliveredOn <= claim.reportedOn }]";
    const claim = { kind: "undelivered", reportedOn: "2026-01-10" };
    expect(inEach(unsent, { claim, delivery: { shippedOn: "2026-01-08" } })).toEqual([
      ["excludes: A condition for this is not met (Shipped on: 8 Jan 2026). text of T-UNSENT"],
      ["excludes: No se cumple una condición para ello (Fecha de envío: 8 ene 2026). texto de T-UNSENT"],
      ["excludes: 未满足其条件（发货日期：2026年1月8日）。 条款 T-UNSENT"],
    ]);
    expect(reasons(say(unsent, { claim, delivery: { shippedOn: "2026-01-12", deliveredOn: "2026-01-09" } }))).toEqual([
      "excludes: A condition for this is not met (Delivered on: 9 Jan 2026). text of T-UNSENT",
    ]);
    const settled =
      'windows: [{ clause: T-AFTER, kind: doa, when: "claim.asNew and delivery.confirmedOn <= claim.reportedOn" }]';
    const doa = {
      claim: { kind: "doa", reportedOn: "2026-01-10", asNew: true },
      delivery: { confirmedOn: "2026-01-11" },
    };
    const [reason] = say(settled, doa).reasons;
    expect(reason).toMatchObject({ facts: ["delivery.confirmedOn"] });
    expect(reason?.text).toContain("(");
  });

  test("not where it is met or open", () => {
    const late = { ...fault, delivery: { shippedOn: "2020-06-01" } };
    const only = ["expires: Too late: the last day was 1 Jun 2021, the day that counts is 10 Jan 2026. text of T-TERM"];
    expect(reasons(say(defect, { ...late, finding: { manufacturingDefect: true } }))).toEqual(only);
    expect(reasons(say(defect, late))).toEqual(only);
    expect(reasons(say(defect, fault))).toEqual([
      "waits: In time: the last day is 1 Jun 2026, the day that counts is 10 Jan 2026. text of T-TERM",
    ]);
  });

  test("where there is no limit of time, the clause speaks for itself", () => {
    const lost = { claim: { kind: "missing_item", authorized: true } };
    expect(reasons(say(windows, lost))).toEqual(["grants: text of T-LOST"]);
    expect(say(windows, lost).warranty).toEqual({
      startsOn: null,
      endsOn: null,
      testedOn: "2026-01-10",
      clauses: ["T-LOST"],
    });
    expect(reasons(say(windows, { claim: { kind: "missing_item" } }))).toEqual(["waits: text of T-LOST"]);
  });
});

describe("of two windows for a kind of claim, one that is open is enough", () => {
  const sink = (reportedOn: string, more: object = {}) => ({
    delivery: { shippedOn: "2026-01-01", deliveredOn: "2026-01-05" },
    claim: { kind: "loose_heat_sink", reportedOn },
    unit: { firstBuyer: true, hosted: false },
    ...more,
  });
  const resting = (facts: object) => {
    const { verdict, warranty, reasons: told } = say(`${term()}\n${windows}`, facts);
    return [
      verdict,
      warranty.endsOn,
      warranty.clauses.join(),
      told.map(({ effect, clause }) => `${effect} ${clause}`).join(),
    ];
  };
  const both = "T-SINK,T-SINK2";

  test.each([
    ["both are: the first speaks", sink("2026-01-08"), ["covered", "2026-01-08", "T-SINK", "grants T-SINK"]],
    ["the first is over: the second", sink("2026-01-09"), ["covered", "2026-01-11", "T-SINK2", "grants T-SINK2"]],
    [
      "both are over: the first, and both are named",
      sink("2026-01-12"),
      ["not_covered", "2026-01-08", both, "expires T-SINK"],
    ],
    [
      "the condition of the first fails and the second is only too late: that says more",
      sink("2026-01-12", { unit: { firstBuyer: false, hosted: false } }),
      ["not_covered", "2026-01-11", both, "expires T-SINK2"],
    ],
    [
      "what is open says more than what is over",
      sink("2026-01-09", { unit: { firstBuyer: true } }),
      ["undetermined", "2026-01-11", both, "waits T-SINK2"],
    ],
    [
      "what holds says more than what is open",
      sink("2026-01-08", { unit: { hosted: false } }),
      ["covered", "2026-01-11", "T-SINK2", "grants T-SINK2"],
    ],
    [
      "neither condition is met: the first",
      sink("2026-01-08", { unit: { firstBuyer: false, hosted: true } }),
      ["not_covered", "2026-01-08", both, "excludes T-SINK"],
    ],
  ])("%s", (_, facts, expected) => {
    expect(resting(facts)).toEqual(expected);
  });
});

describe("a kind of claim that the policy does not speak of", () => {
  const damaged = { claim: { kind: "damaged_box", reportedOn: "2026-01-10" } };

  test("is not covered: what the policy never gives is cited, else its term, else its first window", () => {
    const denies = "denies: [{ clause: T-FINAL, kinds: [refund] }]";
    expect(inEach(`${term()}\n${windows}\n${denies}`, damaged)).toEqual([
      ["excludes: This policy grants nothing for this kind of claim. text of T-FINAL"],
      ["excludes: Estas condiciones no conceden nada para este tipo de reclamación. texto de T-FINAL"],
      ["excludes: 本政策不涵盖此类索赔。 条款 T-FINAL"],
    ]);
    for (const [sections, clause] of [
      [`${term()}\n${windows}`, "T-TERM"],
      [windows, "T-SINK"],
      [`${windows}\n${denies}`, "T-FINAL"],
    ] as const) {
      const decision = say(sections, damaged);
      expect(decision.reasons.map((each) => each.clause)).toEqual([clause]);
      expect(decision.warranty).toEqual({ startsOn: null, endsOn: null, testedOn: "2026-01-10", clauses: [clause] });
    }
  });

  test("a policy without any term or window names itself", () => {
    const { reasons: told, warranty } = say("voids: { T-OC: finding.overclocked }", damaged);
    expect(told).toMatchObject([{ clause: "trial", effect: "excludes" }]);
    expect(warranty.clauses).toEqual(["trial"]);
  });
});

test("a table that says nothing shows no last day, one that leaves a span shows both ends", () => {
  const table = (rest: string) => `tables: { term: { keys: [unit.model], unit: months, rows: [${rest} } }
warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: term } }`;
  const nothing = say(table("], otherwise: unknown"), { ...fault, unit: { model: "X" } });
  expect(nothing.warranty).toEqual({
    startsOn: "2025-06-01",
    endsOn: null,
    testedOn: "2026-01-10",
    clauses: ["T-TERM"],
  });
  expect(nothing.verdict).toBe("undetermined");
  const span = say(table("], between: [0, 12]"), { ...fault, unit: { model: "X" } });
  expect(span.warranty).toMatchObject({ endsOn: null, endsBetween: ["2025-06-01", "2026-06-01"] });
});

test("clocks may ask for the last day only where there is one", () => {
  const notices = 'notices: [{ clause: T-SOON, when: warranty.endsOn < asOf + duration("P6M") }]';
  const table = `tables: { term: { keys: [unit.model], unit: months, rows: [], between: [6, 12] } }
warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: term } }`;
  const cited = (sections: string) => say(`${sections}\n${notices}`, fault).notices.map(({ clause }) => clause);
  expect(cited(term())).toEqual(["T-SOON"]);
  expect(cited(table)).toEqual([]);
});

import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { day } from "../core/day.ts";
import { locales } from "../core/locale.ts";
import { type Audience, askedTogether, decide, explain, type Facts, loadPacks } from "./index.ts";

const packs = loadPacks(fileURLToPath(new URL("../../policies/", import.meta.url)));
const canaan = packs.get("canaan")!;

const fault: Facts = {
  delivery: { shippedOn: "2025-08-01", deliveredOn: "2025-08-12" },
  claim: { kind: "fault", reportedOn: "2026-01-10" },
};

function told(
  facts: Facts,
  asOf: string,
  options: { audience?: Audience; policy?: typeof canaan; lasts?: boolean } = {},
) {
  const { policy = canaan, audience = "customer", lasts = false } = options;
  return explain(policy, decide(policy, facts, day(asOf)), { locale: "en", audience, facts, lasts });
}

describe("what would change the result", () => {
  test("a finding that ended the cover, alone", () => {
    const facts = { ...fault, inspection: { complete: true }, finding: { overclocked: true } };
    const plain = policyOf(
      'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }\nvoids: { T-FAST: finding.overclocked }',
    );
    expect(told(facts, "2026-01-10", { policy: plain }).changes).toEqual([
      "Covered if “Overclocked” turns out not to be so.",
    ]);
  });

  test("findings that each ended it, only together", () => {
    const facts = { ...fault, inspection: { complete: true }, finding: { overclocked: true, burnt: true } };
    expect(told(facts, "2026-01-10").changes).toEqual(["Covered if none of these is so: Burnt, Overclocked."]);
  });

  test("a day that was missed, and nothing where no finding helps", () => {
    const facts: Facts = {
      ...fault,
      claim: { kind: "fault", reportedOn: "2026-06-01" },
      inspection: { complete: true },
    };
    expect(told({ ...facts, finding: { burnt: true } }, "2026-06-01").changes).toEqual([
      "It would have been in time up to 28 Jan 2026.",
    ]);
  });

  test("answers that settle an open verdict", () => {
    const { changes } = told(fault, "2026-01-10");
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatch(/^Not covered if any of these is so: .*Overclocked/);
    expect(changes[0]).not.toContain("is no");
  });

  test("the arrival day that keeps it covered", () => {
    const facts: Facts = { unit: { releasedOn: "2025-06-01" }, claim: { kind: "fault" } };
    const { until } = told(facts, "2026-02-20", { policy: packs.get("whatsminer")! });
    expect(until).toBe("Stays covered if it arrives at the service centre by 1 Jun 2026.");
  });
});

test("paper is read on other days too: nothing is said to be so many days away", () => {
  const on = (facts: Facts, asOf: string, lasts: boolean) => told(facts, asOf, { lasts }).verdict;
  const late: Facts = { ...fault, claim: { ...fault.claim, reportedOn: "2027-01-10" } };
  for (const [facts, asOf] of [
    [fault, "2026-01-10"],
    [late, "2027-01-10"],
  ] as const) {
    expect(on(facts, asOf, false)).toMatch(/in \d+ days|\d+ days ago/);
    expect(on(facts, asOf, true)).not.toMatch(/\d+ days|\(|null/);
    expect(on(facts, asOf, true)).toMatch(/\d{4}/);
  }
});

describe("what is missing, in few sentences", () => {
  test("the customer is asked each question; what an inspection finds is named once, with commas", () => {
    const policy = packs.get("whatsminer")!;
    const facts: Facts = { claim: { kind: "fault" }, unit: { releasedOn: "2025-06-01" } };
    const { missing } = told(facts, "2026-01-10", { policy });
    const sentences = askedTogether(policy, missing, { locale: "en", audience: "customer" });
    const found = sentences.filter((each) => each.startsWith("Found out at the inspection"));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/Counterfeit, Normal wear, /);
    expect(sentences.at(-1)).toBe(found[0]);
    expect(sentences.length).toBeLessThan(missing.length);
    for (const { by, text } of missing) if (by === "customer") expect(sentences).toContain(text);
  });
});

describe("who reads", () => {
  test("a customer is asked questions and told what others find out", () => {
    const { missing } = told({ claim: { kind: "fault" } }, "2026-01-10");
    expect(missing).toContainEqual({
      fact: "delivery.shippedOn",
      by: "customer",
      text: "On what day was it shipped to you?",
    });
    expect(missing).toContainEqual({
      fact: "finding.burnt",
      by: "inspection",
      text: "Found out at the inspection: Burnt.",
    });
  });

  test("what a customer cannot say is looked up by the seller", () => {
    const decision = decide(canaan, { claim: { kind: "fault" } }, day("2026-01-10"));
    const { missing } = explain(canaan, decision, { locale: "en", audience: "customer", customerMaySay: () => false });
    expect(missing[0]).toMatchObject({ by: "seller", text: expect.stringContaining("We look this up") });
  });

  test("staff see the reading adopted and what an error said, a customer does not", () => {
    const facts: Facts = { ...fault, customer: { kind: "consumer", country: "DE" } };
    const notes = (audience: Audience) =>
      told(facts, "2026-01-10", { audience }).laws[0]!.rights.map(({ note }) => note);
    expect(notes("staff").some((note) => note?.includes("check with counsel"))).toBe(true);
    expect(notes("customer").every((note) => note === null)).toBe(true);
    const broken: Facts = { ...fault, delivery: { shippedOn: "9999-12-01" } };
    const error = "A rule could not be applied: a date outside the years 1 to 9999.";
    expect(told(broken, "2026-01-10", { audience: "staff" }).changes).toContain(error);
    expect(told(broken, "2026-01-10").changes).toEqual([]);
  });
});

test("every reason names its source, and what was overridden says by what", () => {
  const { reasons, overridden } = told(
    { ...fault, inspection: { complete: true }, unit: { batch: "1" } },
    "2026-01-10",
  );
  expect(reasons.find(({ clause }) => clause === "CN-TERM")?.source).toBe("General warranty · Canaan");
  expect(reasons.find(({ clause }) => clause === "AM-TICKET")?.source).toBe("General warranty · All Mining");
  expect(overridden.map(({ clause }) => clause)).toEqual(["AM-DURATION", "AM-REPL-FREIGHT"]);
  expect(overridden[1]!.text).toContain("gives way to the more specific CN-REPL-FREIGHT");
});

test("the law stands beside the policy, with its source and which is better on each point", () => {
  const facts: Facts = { ...fault, customer: { kind: "consumer", country: "DE" }, inspection: { complete: true } };
  const { laws, best } = told(facts, "2026-01-10");
  expect(laws).toHaveLength(1);
  expect(laws[0]).toMatchObject({ regime: "statute-eu", verdict: "Covered until 12 Aug 2027 (in 579 days)" });
  expect(laws[0]!.advice).toBe("EU consumer law; version 2026.1. Not legal advice: check with counsel.");
  const presumed = laws[0]!.rights.find(({ clause }) => clause === "EU-PRESUME");
  expect(presumed).toMatchObject({ source: "EU consumer law · Dir. 2019/771 art. 11" });
  expect(presumed!.text).toMatch(/Until 12 Aug 2026\.$/);
  expect(best).toContainEqual({ point: "freight", better: "statute", text: "Freight: the law gives more." });
  expect(best).toContainEqual({
    point: "coverage",
    better: "commercial",
    text: "Cover: the seller's terms are at least as good.",
  });
});

test("a regime that is switched off is told to staff with its reason", () => {
  const facts: Facts = { ...fault, customer: { kind: "consumer", country: "DE" } };
  const decision = decide(canaan, facts, day("2026-01-10"), { withoutRegimes: { "statute-eu": "no sales to the EU" } });
  const laws = (audience: Audience) => explain(canaan, decision, { locale: "en", audience }).laws;
  expect(laws("staff")[0]).toMatchObject({ verdict: "Not applied by this seller: no sales to the EU", rights: [] });
  expect(laws("customer")).toEqual([]);
});

test("every language has its own words for the same explanation", () => {
  const facts: Facts = { ...fault, customer: { kind: "consumer", country: "GB" } };
  const said = locales.map((locale) => {
    const decision = decide(canaan, facts, day("2026-01-10"), { locale });
    return explain(canaan, decision, { locale, audience: "staff", facts });
  });
  const shape = (each: (typeof said)[number]) => [
    each.reasons.map(({ clause }) => clause),
    each.missing.map(({ fact }) => fact),
    each.laws.map((law) => law.rights.map(({ clause }) => clause)),
    each.best.map(({ point, better }) => [point, better]),
    each.changes.length,
  ];
  expect(shape(said[1]!)).toEqual(shape(said[0]!));
  expect(shape(said[2]!)).toEqual(shape(said[0]!));
  const words = said.map((each) =>
    [each.verdict, each.changes, each.laws, each.best, each.missing].map((part) => JSON.stringify(part)),
  );
  for (const [index, sentence] of words[0]!.entries()) {
    expect(words[1]![index]).not.toBe(sentence);
    expect(words[2]![index]).toMatch(/[\u4e00-\u9fff]/);
  }
});

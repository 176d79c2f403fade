import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { day } from "../core/day.ts";
import { decide, type Facts } from "./index.ts";
import { emptyTally, outcomeOf, replayCase, sameOutcome } from "./replay.ts";
import { type ReplayRow, readReplayRows } from "./replay-rows.ts";

const term = (months: number) =>
  `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P${months}M") }`;
const rest = `voids:
  T-WEAR: finding.wear
remedies:
  - { clause: T-BACK, kind: refund, charge: none, when: verdict = "covered", refund: { of: purchase.price } }
  - { clause: T-PART, kind: refund, charge: none, when: verdict = "covered", refund: { of: purchase.price, deductions: [{ clause: T-PART, kind: use, percent: 50 }] } }
  - { clause: T-FIX, kind: repair, charge: free, when: verdict = "covered" }
  - { clause: T-FIX2, kind: repair, charge: free, when: verdict = "covered" and unit.hosted }
freight:
  - { clause: T-WAY, leg: outbound, paidBy: seller, when: verdict = "covered" }
duties:
  T-CALL: { until: claim.triaged }`;
const policy = (months: number) => policyOf(`${term(months)}\n${rest}`);

const facts = (price: { amount: number; currency: string } | null = { amount: 1000, currency: "EUR" }): Facts => ({
  delivery: { shippedOn: "2025-06-01" },
  claim: { kind: "fault", reportedOn: "2026-01-10" },
  purchase: { price },
  unit: { hosted: true },
  inspection: { complete: true },
});
const under = (months: number, given: Facts = facts()) => decide(policy(months), given, day("2026-01-10"));

describe("what a decision comes to", () => {
  test("each offer once, the highest refund, who pays which way, and the clauses that decided", () => {
    expect(outcomeOf(under(12))).toEqual({
      verdict: "covered",
      endsOn: "2026-06-01",
      remedies: ["refund:none", "repair:free"],
      refund: { amount: 1000, currency: "EUR" },
      freight: "-/seller",
      clauses: ["T-TERM"],
    });
    const worn = { ...facts(), finding: { wear: true } };
    expect(outcomeOf(under(12, worn))).toMatchObject({
      verdict: "not_covered",
      refund: null,
      freight: "-/-",
      clauses: ["T-TERM", "T-WEAR"],
    });
    expect(outcomeOf(under(12, facts(null))).refund).toBeNull();
  });

  test("another last day alone is no other outcome; another verdict, refund, offer or freight is", () => {
    const own = outcomeOf(under(12));
    expect(sameOutcome(own, outcomeOf(under(13)))).toBe(true);
    expect(sameOutcome(own, { ...own, clauses: ["T-OTHER"], endsOn: null })).toBe(true);
    expect(sameOutcome(own, { ...own, verdict: "provisional" })).toBe(false);
    expect(sameOutcome(own, { ...own, refund: { amount: 999, currency: "EUR" } })).toBe(false);
    expect(sameOutcome(own, { ...own, remedies: ["repair:free"] })).toBe(false);
    expect(sameOutcome(own, { ...own, freight: "seller/seller" })).toBe(false);
  });
});

test("a tally counts cases, changes, turns of the verdict and money by currency", () => {
  const tally = emptyTally();
  expect(replayCase(tally, under(12), under(6)).changed).toBe(true);
  expect(replayCase(tally, under(12), under(24)).changed).toBe(false);
  const dollars = facts({ amount: 700, currency: "USD" });
  const replayed = replayCase(tally, under(6, dollars), under(12, dollars));
  expect(replayed).toMatchObject({ changed: true, before: { verdict: "not_covered" }, after: { verdict: "covered" } });
  expect(tally).toEqual({
    cases: 3,
    changed: 2,
    verdicts: new Map([
      ["covered → not_covered", 1],
      ["covered → covered", 1],
      ["not_covered → covered", 1],
    ]),
    money: new Map([
      ["EUR", { before: 2000, after: 1000 }],
      ["USD", { before: 0, after: 700 }],
    ]),
  });
});

async function rows(file: string, text: string): Promise<ReplayRow[]> {
  return Array.fromAsync(readReplayRows(file, Readable.from([text]), policy(12)));
}

describe("stored cases, one a line", () => {
  test("with an id, a day, or neither; an empty line is passed over but counted", async () => {
    expect(
      await rows(
        "past.ndjson",
        '{"id":"a","asOf":"2026-01-10","facts":{}}\n\n{"id":7,"asOf":null,"facts":{"claim":{}}}\n{"id":[],"facts":{}}',
      ),
    ).toEqual([
      { line: 1, id: "a", asOf: "2026-01-10", facts: {} },
      { line: 3, id: "7", facts: { claim: {} } },
      { line: 4, facts: {} },
    ]);
  });

  test.each([
    ["{", /^not JSON: /],
    ["[]", /^expected an object \{"id","asOf","facts"\}$/],
    ["null", /^expected an object/],
    ["7", /^expected an object/],
    ['{"id":"a"}', /^expected an object/],
    ['{"asOf":7,"facts":{}}', /^asOf: expected a day, written YYYY-MM-DD$/],
  ])("%s is named with its line", async (text, fault) => {
    expect(await rows("past.txt", `{"facts":{}}\n${text}`)).toEqual([
      { line: 1, facts: {} },
      { line: 2, fault: expect.stringMatching(fault) },
    ]);
  });
});

describe("stored cases as a table", () => {
  test("cells are read by the type of their fact; money has two columns; what is empty is unknown", async () => {
    const table = `\ufeffid, asOf ,claim.kind,unit.hosted,finding.wear,purchase.price.amount,purchase.price.currency,delivery.shippedOn
a,2026-01-10,fault, true ,false,1000,EUR,2025-06-01

b,,fault,,yes,many,,
`;
    expect(await rows("past.CSV", table)).toEqual([
      {
        line: 2,
        id: "a",
        asOf: "2026-01-10",
        facts: {
          claim: { kind: "fault" },
          unit: { hosted: true },
          finding: { wear: false },
          purchase: { price: { amount: 1000, currency: "EUR" } },
          delivery: { shippedOn: "2025-06-01" },
        },
      },
      {
        line: 4,
        id: "b",
        facts: { claim: { kind: "fault" }, finding: { wear: "yes" }, purchase: { price: { amount: "many" } } },
      },
    ]);
  });

  test("a row with fewer cells leaves the others unknown; one with more is named", async () => {
    expect(await rows("past.csv", "id,claim.kind\na\nb,fault,more\n")).toEqual([
      { line: 2, id: "a", facts: {} },
      { line: 3, fault: "3 cells, but 2 columns" },
    ]);
  });

  test("a column that is no fact stays as it is written, so that the engine names it", async () => {
    const [row] = await rows("past.csv", "colour,claim.knd\nred,fault\n");
    expect(row).toEqual({ line: 2, facts: { colour: { "": "red" }, claim: { knd: "fault" } } });
  });

  test("a column called like what every object has is a name like any other", async () => {
    const [row] = await rows("past.csv", "__proto__.spoilt,constructor.spoilt.amount\nyes,7\n");
    expect(row).toMatchObject({ line: 2 });
    expect(Object.keys((row as { facts: object }).facts)).toEqual(["__proto__", "constructor"]);
    expect({}).not.toHaveProperty("spoilt");
    expect(Object).not.toHaveProperty("spoilt");
  });

  test("numbers of a pack's own facts", async () => {
    const own = policyOf(
      `facts:\n  pack.times: { type: number, stage: intake, label: { en: a, es: b, zh: c }, question: { en: a, es: b, zh: c } }\n${term(12)}`,
    );
    const stream = Readable.from(["pack.times\n3\nthree\n"]);
    expect(await Array.fromAsync(readReplayRows("a.csv", stream, own))).toEqual([
      { line: 2, facts: { pack: { times: 3 } } },
      { line: 3, facts: { pack: { times: "three" } } },
    ]);
  });
});

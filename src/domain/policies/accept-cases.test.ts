import { expect, test } from "vitest";
import { parse } from "yaml";
import { policyOf } from "../../../test/policies.ts";
import type { Day } from "../../core/day.ts";
import { caseSchema, decide, type Facts, matchCase } from "../../policy/index.ts";
import { acceptCases } from "./accept-cases.ts";
import type { FailedCase } from "./check-text.ts";

const refunding = (days: number) =>
  policyOf(
    `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P${days}D") }
remedies:
  - { clause: T-MONEY, kind: refund, charge: none, when: verdict = "covered", refund: { of: purchase.price } }
  - { clause: T-PAID, kind: repair, charge: quoted, when: verdict = "not_covered" }`,
  );

const cases = `# why this case is here
- name: within thirty days
  policy: trial
  asOf: 2026-01-31
  facts:
    delivery: { shippedOn: 2026-01-01 }
    claim: { kind: fault, reportedOn: 2026-01-31 }
    purchase: { price: { amount: 79900, currency: EUR } }
  expect: { verdict: covered, refund: 79900, remedies: [ "refund:none" ], notRemedies: [ "repair:quoted" ], clauses: [ T-TERM, T-MONEY ] } # asked by counsel
`;

/** The cases that fail under a term of so many days. */
function failing(text: string, days: number): FailedCase[] {
  return caseSchema
    .array()
    .parse(parse(text))
    .flatMap(({ name, facts, asOf, expect: expected }, index) => {
      const mismatches = matchCase(decide(refunding(days), facts as Facts, asOf as Day), expected);
      return mismatches.length > 0 ? [{ name, index, line: 1, mismatches }] : [];
    });
}

test("the case holds under the term that it was written for", () => {
  expect(failing(cases, 30)).toEqual([]);
});

test("where the draft offers no refund any more, an accepted case expects none", () => {
  const failed = failing(cases, 29);
  expect(failed[0]?.mismatches.map((each) => each.path)).toContain("refund");
  const accepted = acceptCases(cases, failed);
  expect(parse(accepted)).toMatchObject([{ expect: { verdict: "not_covered", clauses: ["T-TERM"] } }]);
  expect(accepted).not.toContain("refund:");
  expect(accepted).not.toContain("no refund offered");
  expect(failing(accepted, 29)).toEqual([]);
});

test("where the draft offers another amount, an accepted case expects that one", () => {
  const other = cases.replace("refund: 79900", "refund: 60000");
  const accepted = acceptCases(other, failing(other, 30));
  expect(accepted).toContain("refund: 79900,");
  expect(failing(accepted, 30)).toEqual([]);
});

test("what a person wrote beside a case stays", () => {
  const accepted = acceptCases(cases, failing(cases, 29));
  expect(accepted).toContain("# why this case is here");
  expect(accepted).toContain("# asked by counsel");
});

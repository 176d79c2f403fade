import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { day } from "../core/day.ts";
import { decide, type Facts, matchCase } from "./index.ts";

const policy = () =>
  policyOf(`warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M"), when: finding.manufacturingDefect }
evidence:
  - { clause: T-PROOF, requires: [invoice, photo] }
remedies:
  - { clause: T-FIX, kind: repair, charge: free, when: verdict = "covered" }
  - { clause: T-BACK, kind: refund, charge: none, when: verdict = "covered", refund: { of: purchase.price } }
deadlines:
  - { clause: T-PAY, name: pay, from: quote.sentOn, within: duration("P1M"), onMiss: return }
  - { clause: T-PAY2, name: pay_all, from: quote.sentOn, within: duration("P2M"), onMiss: close }
notices:
  - { clause: T-TELL }`);
const facts: Facts = {
  delivery: { shippedOn: "2025-06-01" },
  claim: { kind: "fault", reportedOn: "2026-01-10" },
  evidence: { invoice: true },
  purchase: { price: { amount: 1000, currency: "EUR" } },
  quote: { sentOn: "2026-01-31" },
};
const paths = (expected: Parameters<typeof matchCase>[1]) =>
  matchCase(decide(policy(), facts, day("2026-01-10")), expected).map(({ path }) => path);

describe("what holds", () => {
  test.each([
    [{}],
    [{ verdict: "provisional", policy: "trial" }],
    [{ verdict: undefined }],
    [{ warranty: { startsOn: "2025-06-01", endsOn: "2026-06-01" } }],
    [{ warranty: { clauses: ["T-TERM"] } }],
    [{ clauses: ["T-TERM", "T-PROOF", "T-FIX", "T-BACK", "T-PAY", "T-TELL"], notClauses: ["T-OTHER"] }],
    [{ clauses: [], notClauses: [], missing: [], missingNot: [], remedies: [], notRemedies: [], statuteClauses: [] }],
    [{ missing: ["finding.manufacturingDefect"], missingNot: ["unit.batch"] }],
    [{ remedies: ["repair", "repair:free", "refund:none"], notRemedies: ["replace", "repair:quoted"] }],
    [{ refund: 1000 }],
    [{ evidence: { missing: ["photo"], required: ["photo", "invoice"] } }],
    [{ deadlines: [{ dueOn: "2026-02-28" }] }],
    [{ deadlines: [{ name: "pay_all", clauses: ["T-PAY2"], onMiss: "close" }, { name: "pay" }] }],
    [{ serviceLevels: [], statute: [] }],
    [{ parcel: null }],
    [{ reasons: [{ effect: "waits", clause: "T-PROOF" }, { clause: "T-TERM" }], notices: [{ clause: "T-TELL" }] }],
    [{ freight: { inbound: null } }],
  ])("%j", (expected) => {
    expect(paths(expected)).toEqual([]);
  });
});

describe("what does not, by its path", () => {
  test.each([
    [{ verdict: "covered" }, "verdict"],
    [{ warranty: { endsOn: "2026-06-02" } }, "warranty.endsOn"],
    [{ warranty: { clauses: ["T-TERM", "T-FIX"] } }, "warranty.clauses"],
    [{ warranty: { clauses: [] } }, "warranty.clauses"],
    [{ clauses: ["T-OTHER"] }, "clauses"],
    [{ notClauses: ["T-TERM"] }, "notClauses"],
    [{ statuteClauses: ["T-TERM"] }, "statuteClauses"],
    [{ missing: ["unit.batch"] }, "missing"],
    [{ missingNot: ["finding.manufacturingDefect"] }, "missingNot"],
    [{ remedies: ["repair:quoted"] }, "remedies"],
    [{ notRemedies: ["repair"] }, "notRemedies"],
    [{ refund: 999 }, "refund"],
    [{ evidence: { missing: [] } }, "evidence.missing"],
    [{ evidence: { missing: ["photo", "invoice"] } }, "evidence.missing"],
    [{ evidence: { required: ["photo"] } }, "evidence.required"],
    [{ deadlines: [] }, "deadlines"],
    [{ deadlines: [{ name: "pay", onMiss: "close" }] }, "deadlines"],
    [{ deadlines: [{ clauses: ["T-PAY", "T-PAY2"] }] }, "deadlines"],
    [{ serviceLevels: [{ name: "pay" }] }, "serviceLevels"],
    [{ statute: [{ regime: "statute-eu" }] }, "statute"],
    [{ reasons: [{ clause: "T-TERM", effect: "expires" }] }, "reasons"],
    [{ notices: [{ clause: "T-TERM" }] }, "notices"],
    [{ parcel: { accept: true } }, "parcel"],
    [{ colour: "red" }, "colour"],
    [{ toString: "x" }, "toString"],
  ])("%j", (expected, path) => {
    expect(paths(expected as Parameters<typeof matchCase>[1])).toEqual([path]);
  });

  test("each mismatch tells what was expected and what came", () => {
    const found = matchCase(decide(policy(), facts, day("2026-01-10")), {
      clauses: ["T-TERM", "T-OTHER"],
      notRemedies: ["repair", "replace"],
      refund: 5,
      deadlines: [],
      missing: ["unit.batch"],
    });
    expect(found).toMatchObject([
      { path: "clauses", expected: ["T-OTHER"], got: expect.arrayContaining(["T-TERM", "T-TELL"]) },
      { path: "notRemedies", expected: "without repair", got: ["refund", "refund:none", "repair", "repair:free"] },
      { path: "refund", expected: 5, got: [1000] },
      { path: "deadlines", expected: "none" },
      { path: "missing", expected: ["unit.batch"], got: ["finding.manufacturingDefect"] },
    ]);
    const without = matchCase(decide(policy(), { claim: { kind: "doa" } }, day("2026-01-10")), { refund: 5 });
    expect(without).toEqual([{ path: "refund", expected: 5, got: "no refund offered" }]);
  });
});

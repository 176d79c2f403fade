import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { packText, policyOf } from "../../test/policies.ts";
import { type Day } from "../core/day.ts";
import { checkPacks, type Decision, decide, type Facts } from "./index.ts";

const day = (text: string) => text as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const sound: Facts = { claim: { kind: "fault", reportedOn: "2026-01-10" }, delivery: { shippedOn: "2025-06-01" } };

function say(sections: string, facts: Facts, asOf = "2026-01-10"): Decision {
  return decide(policyOf(sections), facts, day(asOf));
}

const cited = (decision: Decision) => decision.reasons.map((each) => `${each.effect} ${each.clause}`);
describe("layers", () => {
  const general = `
warranty: { clause: G-TERM, startsOn: delivery.shippedOn, lasts: duration("P24M") }
voids:
  G-WEAR: finding.wear
  G-PARTS: finding.partsReplaced
freight:
  - { clause: G-BACK, leg: outbound, paidBy: customer }
  - { clause: G-IN, leg: inbound, paidBy: customer }
remedies:
  - { clause: G-REFUND, kind: refund, charge: none, when: verdict = "covered", refund: { of: purchase.price } }`;
  const specific = `${term.slice(0, -2)}, overrides: G-TERM }
voids:
  T-PARTS: { when: finding.partsReplaced, unless: evidence.modificationApproval, overrides: G-PARTS }
freight:
  - { clause: T-BACK, leg: outbound, paidBy: seller, when: verdict = "covered", overrides: G-BACK }
denies:
  - { clause: T-FINAL, kinds: [refund] }`;
  const layered = () => policyOf(specific, general);
  const facts = (finding: Facts["finding"], more: Facts = {}): Facts => ({
    ...sound,
    inspection: { complete: true },
    finding,
    ...more,
  });

  test("the specific warranty replaces the general one, and the decision shows it", () => {
    const decision = decide(layered(), facts({}), day("2026-01-10"));
    expect(decision.warranty).toMatchObject({ endsOn: "2026-06-01", clauses: ["T-TERM"] });
    expect(decision.reasons).toContainEqual(
      expect.objectContaining({ clause: "G-TERM", effect: "overrides", by: "T-TERM" }),
    );
  });

  test("general voids hold beside the specific ones", () => {
    expect(cited(decide(layered(), facts({ wear: true }), day("2026-01-10")))).toContain("voids G-WEAR");
  });

  test("a void that is overridden never holds by itself", () => {
    expect(
      decide(layered(), facts({ partsReplaced: true }, { evidence: { modificationApproval: true } }), day("2026-01-10"))
        .verdict,
    ).toBe("covered");
    const without = decide(layered(), facts({ partsReplaced: true }), day("2026-01-10"));
    expect(cited(without)).toEqual(expect.arrayContaining(["voids T-PARTS", "overrides G-PARTS"]));
    expect(cited(without)).not.toContain("voids G-PARTS");
  });

  test("a freight clause that holds puts the general one aside; one that does not hold leaves it", () => {
    const covered = decide(layered(), facts({}), day("2026-01-10"));
    expect(covered.freight).toEqual({ inbound: "customer", outbound: "seller", clauses: ["G-IN", "T-BACK"] });
    expect(covered.reasons).toContainEqual(
      expect.objectContaining({ clause: "G-BACK", effect: "overrides", by: "T-BACK" }),
    );
    const late = decide(
      layered(),
      { ...facts({}), claim: { kind: "fault", reportedOn: "2027-01-01" } },
      day("2027-01-01"),
    );
    expect(late.freight).toEqual({ inbound: "customer", outbound: "customer", clauses: ["G-BACK", "G-IN"] });
  });

  test("what a layer denies is not offered, though a more general layer gives it", () => {
    const decision = decide(
      layered(),
      { ...facts({}), purchase: { price: { amount: 100, currency: "EUR" } } },
      day("2026-01-10"),
    );
    expect(decision.remedies).toEqual([]);
    expect(decision.denied).toEqual([{ kinds: ["refund"], clauses: ["T-FINAL"] }]);
  });
});

describe("freight", () => {
  test("while the verdict is open, a leg that depends on it is open", () => {
    const sections = `${term}
freight:
  - { clause: T-IN, leg: inbound, paidBy: customer }
  - { clause: T-OUT, leg: outbound, paidBy: seller, when: verdict = "covered" }
  - { clause: T-OUT2, leg: outbound, paidBy: customer, when: verdict = "not_covered" }`;
    expect(say(sections, { claim: { kind: "fault" } }).freight).toMatchObject({ inbound: "customer", outbound: null });
    expect(say(sections, sound).freight.outbound).toBe("seller");
  });

  test("two rules of one layer that disagree are an error that names both, and a person decides", () => {
    const decision = say(
      `${term}\nfreight:\n  - { clause: T-A, leg: both, paidBy: customer }\n  - { clause: T-B, leg: inbound, paidBy: seller, when: verdict = "covered" }`,
      sound,
    );
    expect(decision.verdict).toBe("undetermined");
    expect(decision.error?.message).toBe("T-A and T-B disagree on who pays inbound");
  });
});

test("a contract stands above the service agreement (SA-4.4)", () => {
  const agreement = readFileSync(new URL("../../policies/service-agreement/policy.yaml", import.meta.url), "utf8");
  const contract = packText(
    `warranty: { clause: K-TERM, startsOn: delivery.deliveredOn, lasts: duration("P36M"), overrides: SA-2.4 }
freight:
  - { clause: K-FREIGHT, leg: inbound, paidBy: seller, overrides: SA-2.1 }
notices:
  - { clause: K-ABOVE }`,
    { id: "frame-contract", layer: "contract", extends: "service-agreement" },
  );
  const { policies, faults } = checkPacks([
    { file: "service-agreement/policy.yaml", text: agreement },
    { file: "frame-contract/policy.yaml", text: contract.replace(/^  SA-.*\n?/gm, "") },
  ]);
  expect(faults).toEqual([]);
  const facts: Facts = {
    purchase: { channel: "official", invoiceOn: "2024-01-10", invoiceValid: true },
    delivery: { shippedOn: "2024-01-11", deliveredOn: "2024-01-15" },
    claim: { kind: "fault", reportedOn: "2026-03-01" },
    inspection: { complete: true },
    finding: { manufacturingDefect: true },
  };
  const decision = decide(policies.get("frame-contract")!, facts, day("2026-03-01"));
  expect(decision).toMatchObject({
    verdict: "covered",
    warranty: { startsOn: "2024-01-15", endsOn: "2027-01-15", clauses: ["K-TERM"] },
    freight: { inbound: "seller" },
  });
  expect(cited(decision)).toEqual(expect.arrayContaining(["grants K-TERM", "overrides SA-2.4", "overrides SA-2.1"]));
  expect(decide(policies.get("service-agreement")!, facts, day("2026-03-01")).verdict).toBe("not_covered");
});

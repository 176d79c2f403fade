import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { type Decision, decide, type Facts } from "./index.ts";

const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const covered = { delivery: { shippedOn: "2025-06-01" }, claim: { kind: "fault", reportedOn: "2026-01-10" } };
const say = (sections: string, facts: object = covered): Decision =>
  decide(policyOf(`${term}\n${sections}`), facts as Facts, "2026-01-10" as Day);
const put = ({ reasons }: Decision) =>
  reasons.filter((each) => each.effect === "overrides").map((each) => `${each.by} over ${each.clause}`);

describe("what one rule puts aside", () => {
  const paid = (more: string) => `freight:
  - { clause: T-GENERAL, leg: both, paidBy: customer }
  - { clause: T-SPECIAL, leg: outbound, paidBy: seller, when: unit.hosted, overrides: T-GENERAL }
${more}`;

  test("nothing, while it does not hold or is not known to hold", () => {
    for (const hosted of [false, null]) {
      const decision = say(paid(""), { ...covered, unit: { hosted } });
      expect(put(decision)).toEqual([]);
      expect(decision.freight.inbound).toBe("customer");
    }
  });

  test("the rule it names, once for both legs, with the words of the clause that yields", () => {
    const decision = say(paid(""), { ...covered, unit: { hosted: true } });
    expect(put(decision)).toEqual(["T-SPECIAL over T-GENERAL"]);
    const told = decision.reasons.find((each) => each.effect === "overrides");
    expect(told?.text).toBe("Set aside by the more specific T-SPECIAL. text of T-GENERAL");
    expect(decision.freight).toEqual({ inbound: "customer", outbound: "seller", clauses: ["T-GENERAL", "T-SPECIAL"] });
  });

  test("two rules, each told by itself", () => {
    const decision = say(
      `notices:
  - { clause: T-ONE }
  - { clause: T-TWO }
  - { clause: T-THREE, overrides: [T-ONE, T-TWO] }`,
    );
    expect(decision.notices.map((each) => each.clause)).toEqual(["T-THREE"]);
  });

  test("never itself, and nothing that it does not name", () => {
    const decision = say(
      `refusals:
  - { clause: T-COLLECT, when: parcel.freight = "collect", overrides: T-COLLECT }
  - { clause: T-SOAKED, when: parcel.soaked }`,
      { ...covered, parcel: { freight: "collect", soaked: true } },
    );
    expect(decision.parcel?.reasons.map((each) => each.clause)).toEqual(["T-COLLECT", "T-SOAKED"]);
  });
});

describe("who pays the way", () => {
  const rules = (more: string) => `freight:\n  - { clause: T-IN, leg: inbound, paidBy: customer }\n${more}`;

  test("nobody is named for a way that no clause speaks of", () => {
    expect(say(rules("")).freight).toEqual({ inbound: "customer", outbound: null, clauses: ["T-IN"] });
  });

  test("it stays open while a rule that is not known could still say otherwise", () => {
    const open = rules("  - { clause: T-DOA, leg: inbound, paidBy: seller, when: unit.hosted }");
    expect(say(open).freight).toEqual({ inbound: null, outbound: null, clauses: ["T-IN"] });
    expect(say(open, { ...covered, unit: { hosted: false } }).freight.inbound).toBe("customer");
  });

  test("a rule that is not known changes nothing where it says the same", () => {
    const same = rules("  - { clause: T-ALSO, leg: inbound, paidBy: customer, when: unit.hosted }");
    expect(say(same).freight.inbound).toBe("customer");
  });

  test("where nothing is known to hold, what is not known keeps it open", () => {
    const only = "freight:\n  - { clause: T-ALSO, leg: inbound, paidBy: customer, when: unit.hosted }";
    expect(say(only).freight).toEqual({ inbound: null, outbound: null, clauses: [] });
  });

  test("two rules of one policy that disagree are told as an error that names both, and nobody decides", () => {
    const decision = say(rules('  - { clause: T-OUR, leg: both, paidBy: seller, when: claim.kind = "fault" }'));
    expect(decision).toMatchObject({ verdict: "undetermined" });
    expect(decision.error?.message).toBe("T-IN and T-OUR disagree on who pays inbound");
  });

  test("a clause put aside for both ways is told once; by two clauses, once for each", () => {
    const general = "freight:\n  - { clause: G-WAY, leg: both, paidBy: customer }";
    const told = (own: string) => {
      const policy = policyOf(`${term}\nfreight:\n${own}`, general);
      const { reasons } = decide(policy, covered as Facts, "2026-01-10" as Day);
      return reasons.filter(({ effect }) => effect === "overrides").map(({ clause, by }) => `${clause} by ${by}`);
    };
    expect(told("  - { clause: T-WAY, leg: both, paidBy: seller, overrides: G-WAY }")).toEqual(["G-WAY by T-WAY"]);
    const two =
      "  - { clause: T-A, leg: inbound, paidBy: seller, overrides: G-WAY }\n  - { clause: T-B, leg: outbound, paidBy: seller, overrides: G-WAY }";
    expect(told(two)).toEqual(["G-WAY by T-A", "G-WAY by T-B"]);
  });

  test("the more specific policy wins over the general one, which is then not cited", () => {
    const policy = policyOf(
      `${term}\nfreight:\n  - { clause: T-OUR, leg: inbound, paidBy: seller }`,
      `freight:\n  - { clause: G-IN, leg: both, paidBy: customer }`,
    );
    const { freight } = decide(policy, covered as Facts, "2026-01-10" as Day);
    expect(freight).toEqual({ inbound: "seller", outbound: "customer", clauses: ["G-IN", "T-OUR"] });
  });
});

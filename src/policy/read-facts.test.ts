import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { type Day } from "../core/day.ts";
import { type Decision, decide, type Facts, FactsError } from "./index.ts";

const day = (text: string) => text as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const sound: Facts = { claim: { kind: "fault", reportedOn: "2026-01-10" }, delivery: { shippedOn: "2025-06-01" } };

function say(sections: string, facts: Facts, asOf = "2026-01-10"): Decision {
  return decide(policyOf(sections), facts, day(asOf));
}

describe("facts that cannot be read", () => {
  const policy = policyOf(term);
  const faultsOf = (facts: unknown, asOf = "2026-01-10") => {
    try {
      decide(policy, facts as Facts, day(asOf));
      return [];
    } catch (error) {
      if (error instanceof FactsError) return error.faults;
      throw error;
    }
  };

  test.each([
    [{ finding: { overcloked: true } }, "finding.overcloked", "finding.overclocked"],
    [{ delivry: {} }, "delivry", "delivery"],
    [{ pack: { color: "red" } }, "pack.color", undefined],
    [JSON.parse('{ "__proto__": { "a": 1 } }') as unknown, "__proto__", undefined],
  ])("an unknown key names the nearest known one: %j", (facts, path, nearest) => {
    expect(faultsOf(facts)).toMatchObject([{ path, ...(nearest ? { nearest } : {}) }]);
  });

  test.each([
    [{ delivery: { shippedOn: "2026-02-30" } }, "delivery.shippedOn", "a day that exists"],
    [{ delivery: { shippedOn: 20260201 } }, "delivery.shippedOn", "a day that exists"],
    [{ finding: { wear: "yes" } }, "finding.wear", "true or false"],
    [{ claim: { kind: "faulty" } }, "claim.kind", "one of fault, doa"],
    [{ customer: { country: "Germany" } }, "customer.country", "ISO 3166-1"],
    [{ customer: { country: "XX" } }, "customer.country", "ISO 3166-1"],
    [{ purchase: { price: { amount: 2 ** 53, currency: "EUR" } } }, "purchase.price.amount", "safe integer"],
    [{ purchase: { price: { amount: 1.5, currency: "EUR" } } }, "purchase.price.amount", "safe integer"],
    [{ purchase: { price: { amount: -1, currency: "EUR" } } }, "purchase.price.amount", "not below 0"],
    [{ purchase: { price: { currency: "EUR" } } }, "purchase.price.amount", "minor units"],
    [{ purchase: { price: { amount: 1, currency: "eur" } } }, "purchase.price.currency", "ISO 4217"],
    [{ purchase: { price: { amount: 1, currency: "QQQ" } } }, "purchase.price.currency", "ISO 4217"],
    [
      { purchase: { price: { amount: 1, currency: "EUR", amunt: 1 } } },
      "purchase.price.amunt",
      "purchase.price.amount",
    ],
    [{ purchase: { price: 100 } }, "purchase.price", "money such as"],
    [{ claim: ["fault"] }, "claim", "an object"],
    [null, "facts", "an object of facts"],
    [[], "facts", "an object of facts"],
    ["facts", "facts", "an object of facts"],
  ])("%j", (facts, path, expected) => {
    const [fault] = faultsOf(facts);
    expect(fault).toMatchObject({ path });
    expect(fault?.expected).toContain(expected);
    expect(fault?.got).not.toBe("");
  });

  test("every fault is listed, and a later good case is not touched by an earlier bad one", () => {
    expect(faultsOf({ claim: { kind: "x" }, finding: { wear: 1, burnt: 2 } })).toHaveLength(3);
    expect(decide(policy, sound, day("2026-01-10")).verdict).toBe("covered");
  });

  test("a day of decision that does not exist is refused", () => {
    expect(faultsOf({}, "2026-02-30")).toMatchObject([{ path: "asOf" }]);
  });

  test("null is unknown, as absent is", () => {
    expect(
      say(term, { claim: { kind: "fault", reportedOn: null }, delivery: { shippedOn: "2025-06-01" }, finding: null })
        .verdict,
    ).toBe("covered");
  });
});

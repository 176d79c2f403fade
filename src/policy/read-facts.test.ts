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
  const policy = () => policyOf(term);
  const faultsOf = (facts: unknown, asOf = "2026-01-10") => {
    try {
      decide(policy(), facts as Facts, day(asOf));
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
    expect(decide(policy(), sound, day("2026-01-10")).verdict).toBe("covered");
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

describe("what a fault says", () => {
  const faultsOf = (facts: unknown) => {
    try {
      decide(policyOf(term), facts as Facts, day("2026-01-10"));
    } catch (error) {
      if (error instanceof FactsError) return { name: error.name, message: error.message, faults: error.faults };
      throw error;
    }
    return null;
  };

  test("every fault is in its message, each with what was expected and what came", () => {
    expect(faultsOf({ claim: { kind: "x", reportedOn: 7 }, finding: { wear: "no" } })).toEqual({
      name: "FactsError",
      message: expect.stringMatching(
        /^claim\.kind: expected one of fault, .*, got "x"; claim\.reportedOn: expected a day that exists, written YYYY-MM-DD, got 7; finding\.wear: expected true or false, got "no"$/,
      ),
      faults: expect.arrayContaining([expect.objectContaining({ path: "claim.reportedOn" })]),
    });
  });

  test("a group that is none names some of what belongs there", () => {
    for (const given of ["fault", 7, true, ["fault"], []])
      expect(faultsOf({ claim: given })?.faults).toEqual([
        {
          path: "claim",
          expected: "an object with kind, reportedOn, firstNoticedOn and others",
          got: JSON.stringify(given),
        },
      ]);
  });

  test("money says which part is wrong, all parts at once", () => {
    const faults = faultsOf({ purchase: { price: { amount: -1, currency: "euro", cents: 5 } } })?.faults;
    expect(faults?.map(({ path, got }) => [path, got])).toEqual([
      ["purchase.price.cents", "an unknown name"],
      ["purchase.price.amount", "-1"],
      ["purchase.price.currency", '"euro"'],
    ]);
    expect(faultsOf({ purchase: { price: {} } })?.faults.map(({ got }) => got)).toEqual(["nothing", "nothing"]);
  });

  test("what came is cut short, however long it is", () => {
    const [fault] = faultsOf({ customer: { country: "x".repeat(500) } })!.faults;
    expect(fault!.got).toHaveLength(78);
    expect(fault!.got.endsWith("…")).toBe(true);
  });

  test.each([
    ["unit.serial", { unit: { serial: "x".repeat(10_000) } }, null],
    ["unit.serial", { unit: { serial: "x".repeat(10_001) } }, "text of at most 10000 characters"],
    ["unit.serial", { unit: { serial: 7 } }, "text of at most 10000 characters"],
    ["purchase.price", { purchase: { price: { amount: 0, currency: "EUR" } } }, null],
    ["purchase.price", { purchase: { price: null } }, null],
    ["claim", { claim: null, unit: undefined }, null],
  ])("%s of %j", (path, facts, expected) => {
    if (expected === null) expect(faultsOf(facts)).toBeNull();
    else expect(faultsOf(facts)?.faults).toMatchObject([{ path, expected }]);
  });
});

describe("what the facts tell of a parcel", () => {
  const sections = `${term}
voids:
  T-SERIAL: unit.serialLegible = false
refusals:
  - { clause: T-WET, when: parcel.soaked }
  - { clause: T-POINT, when: parcel.from = "pickup_point" }`;
  const with_ = (parcel: Facts["parcel"]) => say(sections, { ...sound, ...(parcel ? { parcel } : {}) });

  test("nothing: no answer about it, and what is seen at receiving is for later", () => {
    expect(with_(undefined)).toMatchObject({ parcel: null, verdict: "provisional" });
    expect(with_({ soaked: null })).toMatchObject({ parcel: null, verdict: "provisional" });
  });

  test("announced: where it comes from, or that it is tracked, gives an answer, but it is not here to be looked at", () => {
    expect(with_({ from: "pickup_point" })).toMatchObject({
      parcel: { accept: false, reasons: [{ clause: "T-POINT" }], unchecked: ["parcel.soaked"] },
      verdict: "provisional",
    });
    expect(with_({ tracked: true })).toMatchObject({
      parcel: { accept: true, reasons: [], unchecked: ["parcel.from", "parcel.soaked"] },
      verdict: "provisional",
    });
  });

  test("here: what is seen at receiving can be said now, in whatever order the facts come", () => {
    for (const parcel of [
      { arrivedOn: "2026-01-09" },
      { soaked: false, from: "address" },
      { from: "address", damaged: false },
    ] as const)
      expect(with_(parcel)).toMatchObject({ parcel: { accept: true }, verdict: "undetermined" });
  });
});

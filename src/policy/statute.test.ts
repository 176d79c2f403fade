import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../core/day.ts";
import { checkPacks, decide, type Facts, FactsError, loadPacks, loadPolicy } from "./index.ts";

const folder = fileURLToPath(new URL("../../policies/", import.meta.url));
const packs = loadPacks(folder);
const canaan = packs.get("canaan")!;
const asOf = day("2026-08-01");

const facts = (customer: Facts["customer"]): Facts => ({
  ...(customer ? { customer } : {}),
  delivery: { shippedOn: "2025-08-01", deliveredOn: "2025-08-12" },
  claim: { kind: "fault", reportedOn: "2026-08-01" },
  inspection: { complete: true },
  finding: { manufacturingDefect: true },
});
const consumer = facts({ kind: "consumer", country: "DE" });

test("what the law says is never mixed into the commercial part", () => {
  const { statute, bestFor, ...besideLaw } = decide(canaan, consumer, asOf);
  const {
    statute: none,
    bestFor: nothing,
    ...alone
  } = decide(canaan, facts({ kind: "business", country: "DE" }), asOf);
  expect(besideLaw).toEqual(alone);
  expect([none, nothing]).toEqual([[], {}]);
  expect(statute).toHaveLength(1);
  expect(bestFor.coverage).toBe("statute");
});

test("a business gets the same bytes as a case in which nobody spoke of the customer", () => {
  const business = JSON.stringify(decide(canaan, facts({ kind: "business", country: "DE" }), asOf));
  expect(business).toBe(JSON.stringify(decide(canaan, facts(undefined), asOf)));
});

test("the pack of the statute is named by version and digest, which no commercial digest depends on", () => {
  const eu = packs.get("statute-eu")!;
  const [law] = decide(canaan, consumer, asOf).statute;
  expect(law).toMatchObject({ regime: "statute-eu", version: eu.version, digest: eu.digest });
  expect(decide(canaan, consumer, asOf).digest).toBe(canaan.digest);
});

test("one policy loaded by itself has the same law beside it", () => {
  expect(decide(loadPolicy(folder, "canaan"), consumer, asOf)).toEqual(decide(canaan, consumer, asOf));
});

test("a right that hangs on an open verdict names what that waits for", () => {
  const late: Facts = {
    customer: { kind: "consumer", country: "DE" },
    delivery: { deliveredOn: "2026-05-01" },
    claim: { kind: "change_of_mind", reportedOn: "2026-05-16" },
  };
  const [law] = decide(packs.get("minisforum")!, late, day("2026-05-16")).statute;
  expect(law).toMatchObject({ verdict: "undetermined", missing: [{ fact: "pack.withdrawalInformed" }] });
  expect(law!.rights.find(({ kind }) => kind === "withdrawal")).toMatchObject({
    holds: null,
    missing: ["pack.withdrawalInformed"],
  });
});

test("where a deduction is due whose amount is not known, the law that takes nothing off is better", () => {
  const mind: Facts = {
    customer: { kind: "consumer", country: "DE" },
    unit: { use: "personal", firstBuyer: true },
    purchase: { channel: "official", warehouse: "CN", price: { amount: 79900, currency: "EUR" } },
    delivery: { deliveredOn: "2026-05-01" },
    claim: { kind: "change_of_mind", reportedOn: "2026-05-06", asNew: true },
  };
  const { remedies, bestFor } = decide(packs.get("minisforum")!, mind, day("2026-05-06"));
  expect(remedies.find(({ kind }) => kind === "refund")).toMatchObject({
    amount: { amount: 79900 },
    mayDeduct: [
      { kind: "shipping", clauses: ["MF-7DAY"] },
      { kind: "customs", clauses: ["MF-CUSTOMS"] },
    ],
  });
  expect(bestFor).toMatchObject({ coverage: "commercial", refund: "statute", deductions: "statute" });
  const known = { ...mind, pack: { shippingPaid: { amount: 0, currency: "EUR" } } };
  const free = { ...known, parcel: { customsCharges: { amount: 0, currency: "EUR" } } };
  const settled = decide(packs.get("minisforum")!, free, day("2026-05-06"));
  expect(settled.remedies.find(({ kind }) => kind === "refund")).not.toHaveProperty("mayDeduct");
  expect(settled.bestFor).toMatchObject({ refund: "commercial", deductions: "commercial" });
});

test("a regime can be switched off with a reason, which stays on record", () => {
  const decision = decide(canaan, consumer, asOf, { withoutRegimes: { "statute-eu": "counsel's advice of 3 May" } });
  const { version, digest } = packs.get("statute-eu")!;
  expect(decision.statute).toEqual([]);
  expect(decision.bestFor).toEqual({});
  expect(decision.statuteOff).toEqual([{ regime: "statute-eu", version, digest, reason: "counsel's advice of 3 May" }]);
  const other = decide(canaan, facts({ kind: "consumer", country: "GB" }), asOf, {
    withoutRegimes: { "statute-eu": "x" },
  });
  expect(other.statute).toHaveLength(1);
  expect(other).not.toHaveProperty("statuteOff");
});

test("a policy's broken rule does not silence the law", () => {
  const early = decide(canaan, { ...consumer, delivery: { shippedOn: "9999-12-01", deliveredOn: "2025-08-12" } }, asOf);
  expect(early.error).toBeDefined();
  expect(early.statute[0]).toMatchObject({ verdict: "covered" });
});

test("a law's broken rule leaves it undetermined and the policy as it is", () => {
  const late = decide(canaan, { ...consumer, delivery: { shippedOn: "2025-08-01", deliveredOn: "9999-12-01" } }, asOf);
  expect(late.error).toBeUndefined();
  expect(late.statute[0]).toMatchObject({ verdict: "undetermined", rights: [], error: { clause: "EU-CONFORMITY" } });
});

test("facts of the statute's own are read and checked like any other", () => {
  expect(decide(canaan, { ...consumer, pack: { repairsFailed: 1 } }, asOf).statute[0]!.rights).toContainEqual(
    expect.objectContaining({ clause: "EU-REFUND", holds: true }),
  );
  expect(() => decide(canaan, { ...consumer, pack: { repairsFailed: "one" } }, asOf)).toThrow(FactsError);
  expect(() => decide(canaan, { ...consumer, pack: { repairFailed: 1 } }, asOf)).toThrow(/pack\.repairsFailed/);
});

test("what is decided for one country leaves nothing behind for the next", () => {
  const customer = fc.record({
    kind: fc.constantFrom("consumer" as const, "business" as const),
    country: fc.constantFrom("DE", "ES", "GB", "US"),
  });
  fc.assert(
    fc.property(customer, customer, (first, second) => {
      const before = JSON.stringify(decide(canaan, facts(first), asOf));
      decide(canaan, facts(second), asOf);
      expect(JSON.stringify(decide(canaan, facts(first), asOf))).toBe(before);
    }),
    { numRuns: 60 },
  );
});

describe("a pack that is or is not a statute", () => {
  const pack = (layer: string, more: string) =>
    [
      "id: law",
      "title: { en: Law, es: Ley, zh: 法 }",
      'version: "1"',
      "effectiveFrom: 2024-01-01",
      "decidedBy: delivery.deliveredOn",
      `layer: ${layer}`,
      "source: { document: trial }",
      'warranty: { clause: T-TERM, startsOn: delivery.deliveredOn, lasts: duration("P24M") }',
      more,
      "clauses: { T-TERM: { en: a, es: b, zh: c } }",
    ].join("\n");
  const faultsOf = (text: string) =>
    checkPacks([{ file: "law.yaml", text }]).faults.map(({ line, message }) => `${line}: ${message}`);

  test.each([
    ["a statute without a regime", "statute", "", "6: the layer statute needs a `regime`"],
    [
      "a regime elsewhere",
      "product",
      "regime: { customer: consumer, countries: [DE] }",
      "9: only a statute layer has a `regime`",
    ],
    [
      "rights elsewhere",
      "product",
      "rights: [{ clause: T-TERM, kind: liability }]",
      "9: only a statute layer has `rights`",
    ],
    ["no country", "statute", "regime: { customer: consumer, countries: [XY] }", "9: expected a country of ISO 3166-1"],
    [
      "a right of an unknown kind",
      "statute",
      "regime: { customer: consumer, countries: [DE] }\nrights: [{ clause: T-TERM, kind: cake }]",
      "10: expected liability, extension, proof",
    ],
    [
      "a last day that is no date",
      "statute",
      "regime: { customer: consumer, countries: [DE] }\nrights: [{ clause: T-TERM, kind: liability, until: claim.kind }]",
      "10: expected a date",
    ],
  ])("%s is refused with its place", (_name, layer, more, fault) => {
    const [first] = faultsOf(pack(layer, more));
    expect(first).toContain(fault);
  });

  test("a sound one is not", () => {
    const more =
      "regime: { customer: consumer, countries: [DE] }\nrights: [{ clause: T-TERM, kind: liability, until: warranty.endsOn }]";
    expect(faultsOf(pack("statute", more))).toEqual([]);
  });
});

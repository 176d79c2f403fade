import { expect, test } from "vitest";
import { packText } from "../../test/policies.ts";
import { day } from "../core/day.ts";
import { besideRegimes, checkPacks, decide, type Facts, regimesOf } from "./index.ts";

const own = (name: string, type: string) =>
  `facts:\n  pack.${name}: { type: ${type}, stage: intake, label: { en: ${name}, es: ${name}, zh: ${name} }, question: { en: ${name}?, es: ${name}?, zh: ${name}? } }`;
const product = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P6M") }';
const law = (prefix: string, more = "") => `regime: { customer: consumer, countries: [DE, ES] }
${more}
warranty: { clause: ${prefix}-TERM, startsOn: delivery.deliveredOn, lasts: duration("P24M") }
rights:
  - { clause: ${prefix}-HOLD, kind: liability, when: verdict = "covered" }`;

function packs(...texts: readonly (readonly [string, string])[]) {
  const { policies, faults } = checkPacks(texts.map(([id, text]) => ({ file: `${id}.yaml`, text })));
  expect(faults).toEqual([]);
  return policies;
}

const two = () =>
  packs(
    [
      "zlaw",
      packText(law("Z", own("told", "boolean").concat("\nvoids:\n  Z-TOLD: pack.told")), {
        id: "zlaw",
        layer: "statute",
      }),
    ],
    ["shop", packText(`${own("paid", "money")}\n${product}`, { id: "shop" })],
    ["alaw", packText(law("A"), { id: "alaw", layer: "statute" })],
  );
const facts: Facts = {
  customer: { kind: "consumer", country: "DE" },
  delivery: { shippedOn: "2025-06-01", deliveredOn: "2025-06-10" },
  claim: { kind: "fault", reportedOn: "2026-02-01" },
};

test("every statute stands beside every other policy, in the order of their ids, and beside no statute", () => {
  const policies = two();
  expect(policies.get("shop")!.regimes.map(({ policy }) => policy.id)).toEqual(["alaw", "zlaw"]);
  expect(policies.get("alaw")!.regimes).toEqual([]);
  const { statute } = decide(policies.get("shop")!, facts, day("2026-02-01"));
  expect(statute.map(({ regime, verdict, startsOn }) => [regime, verdict, startsOn])).toEqual([
    ["alaw", "covered", "2025-06-10"],
    ["zlaw", "undetermined", "2025-06-10"],
  ]);
});

test("facts of a statute's own can be given to the policies beside it, and reach that statute alone", () => {
  const policies = two();
  const told = (value: boolean) =>
    decide(policies.get("shop")!, { ...facts, pack: { told: value } }, day("2026-02-01")).statute.map(
      ({ verdict }) => verdict,
    );
  expect(told(true)).toEqual(["covered", "not_covered"]);
  expect(told(false)).toEqual(["covered", "covered"]);
  const plain = packs(["shop", packText(product, { id: "shop" })]).get("shop")!;
  expect(() => decide(plain, { ...facts, pack: { told: true } }, day("2026-02-01"))).toThrow("pack.told");
});

test("where two packs name a fact alike with other types, the policy's own meaning stands and the statute is told nothing", () => {
  const policies = packs(
    [
      "law",
      packText(law("Z", own("told", "boolean").concat("\nvoids:\n  Z-TOLD: pack.told")), {
        id: "law",
        layer: "statute",
      }),
    ],
    [
      "shop",
      packText(`${own("told", "date")}\n${product}\nvoids:\n  T-TOLD: pack.told > delivery.shippedOn`, { id: "shop" }),
    ],
  );
  const decision = decide(policies.get("shop")!, { ...facts, pack: { told: "2025-07-01" } }, day("2025-09-01"));
  expect(decision.verdict).toBe("not_covered");
  expect(decision.statute[0]).toMatchObject({ verdict: "undetermined", missing: [{ fact: "pack.told" }] });
});

test("where they name it alike with the same type, both are told", () => {
  const policies = packs(
    [
      "law",
      packText(law("Z", own("told", "boolean").concat("\nvoids:\n  Z-TOLD: pack.told")), {
        id: "law",
        layer: "statute",
      }),
    ],
    ["shop", packText(`${own("told", "boolean")}\n${product}\nvoids:\n  T-TOLD: pack.told`, { id: "shop" })],
  );
  const decision = decide(policies.get("shop")!, { ...facts, pack: { told: true } }, day("2025-09-01"));
  expect([decision.verdict, decision.statute[0]!.verdict]).toEqual(["not_covered", "not_covered"]);
});

test("without a statute the policies stay as they are; with other statutes they are made anew", () => {
  const alone = packs(["shop", packText(product, { id: "shop" })]);
  expect(alone.get("shop")!.regimes).toEqual([]);
  const laws = regimesOf([...two().values()]);
  expect(laws.map(({ policy, countries }) => [policy.id, [...countries]])).toEqual([
    ["alaw", ["DE", "ES"]],
    ["zlaw", ["DE", "ES"]],
  ]);
  const beside = besideRegimes(alone.get("shop")!, laws);
  expect(decide(beside, facts, day("2026-02-01")).statute).toHaveLength(2);
  expect(
    decide(beside, { ...facts, customer: { kind: "consumer", country: "FR" } }, day("2026-02-01")).statute,
  ).toEqual([]);
  expect(besideRegimes(laws[0]!.policy, laws)).toBe(laws[0]!.policy);
});

import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { day } from "../core/day.ts";
import { locales } from "../core/locale.ts";
import { besideTheLaw } from "./compared.ts";
import { decide, type Facts, loadPacks } from "./index.ts";

const packs = loadPacks(fileURLToPath(new URL("../../policies/", import.meta.url)));
const late: Facts = {
  customer: { kind: "consumer", country: "DE" },
  unit: { manufacturer: "Canaan", category: "miner" },
  delivery: { shippedOn: "2025-01-02", deliveredOn: "2025-01-10" },
  claim: { kind: "fault", reportedOn: "2026-01-10" },
};

test("a cover that has ended stands beside two years of law, each with its last day", () => {
  const policy = packs.get("canaan")!;
  const points = besideTheLaw(decide(policy, late, day("2026-01-10")), "en");
  expect(points).toContainEqual({
    point: "until",
    label: "Last day",
    commercial: "1 Jul 2025",
    statutory: "10 Jan 2027",
    better: "statute",
  });
  expect(points.find(({ point }) => point === "freight")).toMatchObject({
    commercial: expect.stringMatching(/you pay/),
    statutory: expect.stringMatching(/seller pays/),
    better: "statute",
  });
});

test("every point of every policy is told on both sides, in every language", () => {
  for (const policy of packs.values()) {
    const decision = decide(policy, late, day("2026-01-10"));
    for (const locale of locales) {
      const points = besideTheLaw(decision, locale);
      expect(points.map(({ point }) => point)).toEqual(Object.keys(decision.bestFor));
      for (const { label, commercial, statutory } of points) {
        expect([label, commercial, statutory].filter((each) => !each || /undefined|null/.test(each))).toEqual([]);
      }
    }
  }
});

test("where no law stands beside the policy nothing is compared", () => {
  const business: Facts = { ...late, customer: { kind: "business", country: "DE" } };
  expect(besideTheLaw(decide(packs.get("canaan")!, business, day("2026-01-10")), "en")).toEqual([]);
});

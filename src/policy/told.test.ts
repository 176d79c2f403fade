import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { day } from "../core/day.ts";
import { type Locale, locales } from "../core/locale.ts";
import { besideTheLaw } from "./compared.ts";
import { type Audience, type DecideOptions, decide, explain, type Facts, loadPolicy } from "./index.ts";
import expected from "./told.json" with { type: "json" };

const folder = fileURLToPath(new URL("../../policies/", import.meta.url));

interface Story {
  readonly policy: string;
  readonly asOf: string;
  readonly facts: Facts;
  readonly audience: Audience;
  readonly options?: DecideOptions;
}

const miniPc: Facts = {
  customer: { kind: "consumer", country: "DE" },
  unit: { category: "mini_pc", use: "personal", firstBuyer: true },
  purchase: { channel: "official", preorder: false, warehouse: "CN", price: { amount: 79900, currency: "EUR" } },
  evidence: { orderNumber: true, sku: true, description: true, effortsMade: true, photo: true, invoice: true },
  delivery: { deliveredOn: "2026-01-05" },
  claim: { kind: "fault", reportedOn: "2026-05-01", replacementInStock: true, ticketOpened: true },
  inspection: { complete: true },
  finding: { manufacturingDefect: true, repairable: false },
};

/** Cases that between them say everything that an explanation can say. */
const stories: Readonly<Record<string, Story>> = {
  "a refund less a fifth, where the law takes nothing off": {
    policy: "minisforum",
    asOf: "2026-05-01",
    facts: { ...miniPc, parcel: { arrivedOn: "2026-04-28", customsCharges: { amount: 1500, currency: "EUR" } } },
    audience: "customer",
  },
  "a fault told of a month after it was noticed": {
    policy: "minisforum",
    asOf: "2026-05-01",
    facts: { ...miniPc, claim: { kind: "fault", reportedOn: "2026-05-01", firstNoticedOn: "2026-04-01" } },
    audience: "customer",
  },
  "a change of mind when the fourteen days are over": {
    policy: "minisforum",
    asOf: "2026-01-21",
    facts: { ...miniPc, claim: { kind: "change_of_mind", reportedOn: "2026-01-21", asNew: true }, finding: {} },
    audience: "customer",
  },
  "too late and overclocked, bought in the United Kingdom": {
    policy: "canaan",
    asOf: "2026-06-10",
    facts: {
      customer: { kind: "consumer", country: "GB" },
      purchase: { price: { amount: 300000, currency: "GBP" } },
      delivery: { shippedOn: "2025-11-20", deliveredOn: "2025-12-10" },
      claim: { kind: "fault", reportedOn: "2026-06-10" },
      inspection: { complete: true },
      finding: { overclocked: true },
    },
    audience: "staff",
  },
  "before the parcel is here, asked of a customer": {
    policy: "whatsminer",
    asOf: "2026-05-20",
    facts: { unit: { releasedOn: "2025-06-01" }, claim: { kind: "fault", reportedOn: "2026-05-18" } },
    audience: "customer",
  },
  "the same, asked by staff": {
    policy: "whatsminer",
    asOf: "2026-05-20",
    facts: { claim: { kind: "fault", reportedOn: "2026-05-18" } },
    audience: "staff",
  },
  "between six and twelve months": {
    policy: "bitmain",
    asOf: "2026-02-01",
    facts: {
      delivery: { shippedOn: "2025-06-01" },
      claim: { kind: "fault", reportedOn: "2026-02-01" },
      inspection: { complete: true },
    },
    audience: "customer",
  },
  "a law that the seller does not apply": {
    policy: "canaan",
    asOf: "2025-12-01",
    facts: {
      customer: { kind: "consumer", country: "DE" },
      delivery: { shippedOn: "2025-08-01", deliveredOn: "2025-08-12" },
      claim: { kind: "fault", reportedOn: "2025-12-01" },
      inspection: { complete: true },
    },
    audience: "staff",
    options: { withoutRegimes: { "statute-eu": "counsel, 3 May" } },
  },
  "customs in another currency, which nobody can take off": {
    policy: "minisforum",
    asOf: "2026-05-01",
    facts: {
      ...miniPc,
      claim: { kind: "fault", reportedOn: "2026-05-01", replacementInStock: false },
      parcel: { customsCharges: { amount: 1500, currency: "USD" } },
    },
    audience: "staff",
  },
};

function tell({ policy: id, asOf, facts, audience, options = {} }: Story, locale: Locale) {
  const policy = loadPolicy(folder, id);
  const decision = decide(policy, facts, day(asOf), { ...options, locale });
  const told = explain(policy, decision, {
    locale,
    audience,
    facts,
    customerMaySay: (fact) => fact !== "unit.hosted" && fact !== "evidence.modificationApproval",
  });
  const clauseTexts = new Map(
    decision.statute.flatMap(({ rights }) => rights.map(({ clause, text }) => [clause, text] as const)),
  );
  const stand = ({ clause, text }: { clause: string; text: string }) =>
    `${clause}${text.slice(clauseTexts.get(clause)!.length)}`;
  return [
    told.verdict,
    ...(told.until ? [told.until] : []),
    ...told.overridden.slice(0, 1).map(({ text }) => text.replaceAll(/[“«][^”»]*[”»]/g, "…")),
    ...told.missing.slice(0, 6).map(({ text }) => text),
    ...told.missing.slice(-1).map(({ text }) => text),
    ...told.changes.map((text) => text.slice(0, 120)),
    ...told.laws.flatMap((law) => [
      law.verdict,
      ...law.rights.map(stand),
      ...law.missing.slice(0, 1).map(({ text }) => text),
      law.advice,
    ]),
    ...told.best.map(({ text }) => text),
    ...besideTheLaw(decision, locale).map(
      ({ label, commercial, statutory }) => `${label} | ${commercial.slice(0, 60)} | ${statutory.slice(0, 60)}`,
    ),
  ];
}

/** What a reader is told, sentence by sentence, as it stands in `told.json`; who changes a sentence changes it there too. */
describe.each(Object.keys(stories) as (keyof typeof expected)[])("%s", (name) => {
  test.each(locales)("told in %s", (locale) => {
    expect(tell(stories[name]!, locale)).toEqual(expected[name][locale]);
  });
});

import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { locales } from "../core/locale.ts";
import { type Decision, decide, type Facts } from "./index.ts";

/** A layer for everything that a general policy says. */
const general = `
warranty: { clause: G-TERM, startsOn: delivery.shippedOn, lasts: duration("P6M") }
voids:
  G-WEAR: finding.wear
  G-PARTS: finding.partsReplaced
  G-BAD: finding.misuse or finding.accident or finding.negligence
excludes:
  G-RENTAL: { when: unit.use = "rental", kinds: all }
freight:
  - { clause: G-IN, leg: inbound, paidBy: customer }
  - { clause: G-OUT, leg: outbound, paidBy: customer, unless: verdict = "covered" }
remedies:
  - { clause: G-FREE, kind: repair, charge: free, when: verdict = "covered" }
notices:
  - { clause: G-DOWN }
duties:
  G-TICKET: { until: claim.ticketOpened, when: claim.kind = "fault" }
`;

/** A policy that uses every section, over the general layer. */
const own = `
warranty:
  clause: P-TERM
  startsOn: if purchase.preorder then delivery.deliveredOn else delivery.shippedOn
  lasts: { table: term }
  testedOn: parcel.arrivedOn
  kinds: [fault, doa]
  when: finding.manufacturingDefect and unit.serialLegible
  overrides: G-TERM
tables:
  term:
    keys: [unit.model, unit.batch]
    unit: months
    rows:
      - { unit.model: S19, unit.batch: "*", is: 12 }
      - { unit.model: S19, unit.batch: B7, is: 18 }
    between: [6, 12]
windows:
  - { clause: P-SINK, kind: loose_heat_sink, from: delivery.deliveredOn, within: duration("P3D") }
  - { clause: P-BACK, kind: change_of_mind, from: delivery.deliveredOn, within: duration("P1M"), when: claim.asNew, testedOn: parcel.arrivedOn }
  - { clause: P-ITEM, kind: [missing_item, wrong_item] }
voids:
  P-OC: finding.overclocked
  P-PARTS: { when: finding.partsReplaced, unless: evidence.modificationApproval, overrides: G-PARTS }
excludes:
  P-CHANNEL: { when: purchase.channel = "marketplace" and purchase.price.amount < 5000, kinds: [fault, change_of_mind] }
undeterminable: { clause: P-OPEN, when: inspection.complete }
duties:
  P-NOTE: { until: claim.triaged }
evidence:
  - { clause: P-EV, requires: [description, { anyOf: [photo, video] }], when: 'claim.kind in ("fault", "doa")' }
  - { clause: P-EV2, requires: [invoice], unless: purchase.channel = "official" }
remedies:
  - { clause: P-FIX, kind: repair, charge: free, opensAfter: [arrival], when: verdict = "covered", overrides: G-FREE }
  - { clause: P-SWAP, kind: replace, charge: free, opensAfter: [inspection], when: verdict = "covered" and finding.repairable = false }
  - { clause: P-PAID, kind: repair, charge: quoted, when: verdict = "not_covered", unless: finding.scrap }
  - { clause: P-SCRAP, kind: return_unrepaired, charge: none, when: verdict = "not_covered" and finding.scrap }
  - clause: P-MONEY
    kind: refund
    charge: none
    when: verdict = "covered" and claim.kind = "change_of_mind"
    refund:
      of: purchase.price
      deductions:
        - { clause: P-WEAR, kind: depreciation, percent: 15, when: warranty.testedOn > warranty.startsOn + duration("P14D") }
        - { clause: P-DUTY, kind: customs, amount: parcel.customsCharges }
denies:
  - { clause: P-NEVER, kinds: [refund], when: 'claim.kind = "fault"' }
freight:
  - { clause: P-OUT, leg: outbound, paidBy: seller, when: verdict = "covered", overrides: G-OUT }
  - { clause: P-BOTH, leg: both, paidBy: seller, when: claim.kind = "doa", overrides: [G-IN, G-OUT] }
refusals:
  - { clause: P-COLLECT, when: parcel.freight = "collect" }
  - { clause: P-EMPTY, when: 'parcel.contents in ("empty", "mismatch")' }
routes:
  - { clause: P-SHOP, handledBy: other_seller, when: purchase.channel = "authorized" }
  - { clause: P-BULK, handledBy: business_desk, when: purchase.bulk }
deadlines:
  - { clause: P-SEND, name: send_in, from: asOf, within: duration("P14D"), warnAfterDays: [7, 13], onMiss: close, unless: parcel.arrivedOn <= asOf }
  - { clause: P-PAY, name: pay, from: quote.sentOn, within: duration("P1M"), onMiss: return }
  - { clause: P-WORK, name: answer, from: claim.reportedOn, workingDays: 2, onMiss: remind }
serviceLevels:
  - { clause: P-SLA, name: repair, from: parcel.arrivedOn, workingDays: [3, 6] }
  - { clause: P-SLA2, name: ship, after: repair, within: duration("P2D"), when: verdict = "covered" }
notices:
  - { clause: P-LOSS, when: route.handledBy = "seller" }
`;

const policy = policyOf(own.trim(), general.trim());
const sold = {
  customer: { kind: "business", country: "ES" },
  unit: { model: "S19", batch: "B1", serialLegible: true, use: "commercial" },
  purchase: { channel: "official", preorder: false, bulk: false, price: { amount: 79_999, currency: "EUR" } },
  delivery: { shippedOn: "2025-01-31", deliveredOn: "2025-02-10" },
  claim: { kind: "fault", reportedOn: "2025-12-01", ticketOpened: true, triaged: true },
  evidence: { description: true, photo: true },
};
const arrived = { arrivedOn: "2026-01-31", freight: "prepaid", contents: "match" };
const inspected = { ...sold, parcel: arrived, inspection: { complete: true }, finding: { manufacturingDefect: true } };

const cases: Readonly<Record<string, object>> = {
  "nothing is known": {},
  "a fault, before it is sent": sold,
  "covered on the last day": inspected,
  "a day late": { ...inspected, parcel: { ...arrived, arrivedOn: "2026-02-01" } },
  "a batch with a longer term": {
    ...inspected,
    unit: { ...sold.unit, batch: "B7" },
    parcel: { ...arrived, arrivedOn: "2026-07-31" },
  },
  "no row says": { ...inspected, unit: { ...sold.unit, model: "Z9" }, parcel: { ...arrived, arrivedOn: "2025-09-01" } },
  "the batch is not known": {
    ...inspected,
    unit: { ...sold.unit, batch: null },
    parcel: { ...arrived, arrivedOn: "2026-03-01" },
  },
  "overclocked and misused": {
    ...inspected,
    finding: { manufacturingDefect: true, overclocked: true, misuse: true, negligence: true },
  },
  "parts replaced, with leave": {
    ...inspected,
    finding: { manufacturingDefect: true, partsReplaced: true },
    evidence: { ...sold.evidence, modificationApproval: true },
  },
  "parts replaced, without": { ...inspected, finding: { manufacturingDefect: true, partsReplaced: true } },
  "no defect of the maker": { ...inspected, finding: { manufacturingDefect: false, scrap: true } },
  "the defect stays open": { ...inspected, finding: {} },
  "beyond repair": { ...inspected, finding: { manufacturingDefect: true, repairable: false } },
  "sold by a marketplace for little": {
    ...inspected,
    purchase: { ...sold.purchase, channel: "marketplace", price: { amount: 4_999, currency: "EUR" } },
  },
  "sold by a marketplace, price not known": { ...sold, purchase: { channel: "marketplace" } },
  "sold by an authorized shop, in bulk": {
    ...inspected,
    purchase: { ...sold.purchase, channel: "authorized", bulk: true },
  },
  "bought in bulk": { ...inspected, purchase: { ...sold.purchase, bulk: true } },
  "rented out": { ...inspected, unit: { ...sold.unit, use: "rental" } },
  "dead on arrival": { ...inspected, claim: { ...sold.claim, kind: "doa" } },
  "a parcel that is refused": { ...sold, parcel: { arrivedOn: "2026-01-31", freight: "collect", contents: "empty" } },
  "a parcel that is announced": { ...sold, parcel: { tracked: true } },
  "evidence and duties owed": {
    ...sold,
    evidence: {},
    claim: { kind: "fault", reportedOn: "2025-12-01" },
    purchase: { ...sold.purchase, channel: "authorized" },
  },
  "a loose heat sink, on the third day": {
    ...sold,
    claim: { ...sold.claim, kind: "loose_heat_sink", reportedOn: "2025-02-13" },
  },
  "a loose heat sink, too late": {
    ...sold,
    claim: { ...sold.claim, kind: "loose_heat_sink", reportedOn: "2025-02-14" },
  },
  "a missing item": { ...sold, claim: { ...sold.claim, kind: "missing_item" } },
  "a kind that nothing covers": { ...sold, claim: { ...sold.claim, kind: "undelivered" } },
  "a change of mind at once": {
    ...sold,
    claim: { ...sold.claim, kind: "change_of_mind", asNew: true },
    parcel: { ...arrived, arrivedOn: "2025-02-24" },
  },
  "a change of mind after two weeks": {
    ...sold,
    claim: { ...sold.claim, kind: "change_of_mind", asNew: true },
    parcel: { ...arrived, arrivedOn: "2025-02-25", customsCharges: { amount: 1_000, currency: "EUR" } },
  },
  "a change of mind, price not known": {
    ...sold,
    purchase: { channel: "official" },
    claim: { ...sold.claim, kind: "change_of_mind", asNew: true },
    parcel: { ...arrived, arrivedOn: "2025-02-20" },
  },
  "a change of mind with customs in another currency": {
    ...sold,
    claim: { ...sold.claim, kind: "change_of_mind", asNew: true },
    parcel: { ...arrived, arrivedOn: "2025-02-20", customsCharges: { amount: 1_000, currency: "USD" } },
  },
  "a change of mind of something used": {
    ...sold,
    claim: { ...sold.claim, kind: "change_of_mind", asNew: false },
    parcel: { ...arrived, arrivedOn: "2025-02-20" },
  },
  "a quote was sent": { ...inspected, quote: { sentOn: "2026-01-31" } },
  "the kind of claim is not known": { ...inspected, claim: { reportedOn: "2025-12-01" } },
};

/**
 * What a fixed policy says of each case: its verdict, what each clause does to it, and a digest of every byte in three languages. A change
 * of a single word or of the order is a change of what people have been told.
 */
test("the same facts give the same bytes", () => {
  const lines = Object.entries(cases).map(([name, facts]) => {
    const decisions = locales.map((locale) => decide(policy, facts as Facts, "2026-02-02" as Day, { locale }));
    const { verdict, reasons, warranty } = decisions[0]!;
    const effects = reasons.map(({ clause, effect }) => `${clause} ${effect}`).join(", ");
    return `${name}: ${verdict}, ends ${warranty.endsOn}; ${effects} [${digestOf(decisions)}]`;
  });
  expect(lines).toEqual([
    "nothing is known: undetermined, ends null; P-TERM waits, G-TERM overrides, P-EV2 waits, P-NOTE waits [c9ac17d695993aa3]",
    "a fault, before it is sent: not_covered, ends 2026-01-31; P-TERM expires, G-TERM overrides [db84a37345f9713b]",
    "covered on the last day: covered, ends 2026-01-31; P-TERM grants, G-TERM overrides, G-FREE overrides [d63adf5e448f9db4]",
    "a day late: not_covered, ends 2026-01-31; P-TERM expires, G-TERM overrides [f198405b8c8e2f22]",
    "a batch with a longer term: covered, ends 2026-07-31; P-TERM grants, G-TERM overrides, G-FREE overrides [6ce78107d046b0cf]",
    "no row says: not_covered, ends null; P-TERM waits, G-TERM overrides, P-OPEN voids [8c6d9aa83f3dc689]",
    "the batch is not known: not_covered, ends null; P-TERM waits, G-TERM overrides, P-OPEN voids [bb1dcbbce4a61c48]",
    "overclocked and misused: not_covered, ends 2026-01-31; P-TERM grants, P-OC voids, G-BAD voids, G-TERM overrides [c1c1cad9dfc36dcd]",
    "parts replaced, with leave: covered, ends 2026-01-31; P-TERM grants, G-PARTS overrides, G-TERM overrides, G-FREE overrides [ffbea3faadbcf65e]",
    "parts replaced, without: not_covered, ends 2026-01-31; P-TERM grants, P-PARTS voids, G-PARTS overrides, G-TERM overrides [551f87d1ef8c9d0c]",
    "no defect of the maker: not_covered, ends 2026-01-31; P-TERM excludes, G-TERM overrides [7fb430f5dfa1d9bc]",
    "the defect stays open: not_covered, ends 2026-01-31; P-TERM waits, G-TERM overrides, P-OPEN voids [ba51cc6eecd00726]",
    "beyond repair: covered, ends 2026-01-31; P-TERM grants, G-TERM overrides, G-FREE overrides [f28cc7605e861cfb]",
    "sold by a marketplace for little: not_covered, ends 2026-01-31; P-TERM grants, P-CHANNEL excludes, G-TERM overrides, P-EV2 waits [8a73156df35ae107]",
    "sold by a marketplace, price not known: undetermined, ends null; P-TERM waits, G-TERM overrides, P-EV2 waits [358fc73cc3cb0a15]",
    "sold by an authorized shop, in bulk: covered, ends 2026-01-31; P-TERM grants, G-TERM overrides, P-EV2 waits, G-FREE overrides [9519b57cb742d3e8]",
    "bought in bulk: covered, ends 2026-01-31; P-TERM grants, G-TERM overrides, G-FREE overrides [f09eee9ee1e7d8e3]",
    "rented out: not_covered, ends 2026-01-31; P-TERM grants, G-RENTAL excludes, G-TERM overrides [cc7a2335738d71b8]",
    "dead on arrival: covered, ends 2026-01-31; P-TERM grants, G-TERM overrides, G-FREE overrides, G-IN overrides [014fe39043427407]",
    "a parcel that is refused: provisional, ends 2026-01-31; P-TERM waits, G-TERM overrides, G-FREE overrides [af6252befdc484ec]",
    "a parcel that is announced: not_covered, ends 2026-01-31; P-TERM expires, G-TERM overrides [44a854d3aa8d8142]",
    "evidence and duties owed: not_covered, ends 2026-01-31; P-TERM expires, G-TERM overrides, P-EV waits, P-EV2 waits, P-NOTE waits, G-TICKET waits [9f0177582a1ff1d2]",
    "a loose heat sink, on the third day: covered, ends 2025-02-13; P-SINK grants, G-TERM overrides, G-FREE overrides [138b79386cffa951]",
    "a loose heat sink, too late: not_covered, ends 2025-02-13; P-SINK expires, G-TERM overrides [dab8f527e5c41a89]",
    "a missing item: covered, ends null; P-ITEM grants, G-TERM overrides, G-FREE overrides [44a1645a4acc308d]",
    "a kind that nothing covers: not_covered, ends null; P-NEVER excludes, G-TERM overrides [e0ef9a3f598cd75f]",
    "a change of mind at once: covered, ends 2025-03-10; P-BACK grants, G-TERM overrides, G-FREE overrides [4add6ab77e91ff5e]",
    "a change of mind after two weeks: covered, ends 2025-03-10; P-BACK grants, G-TERM overrides, G-FREE overrides [5dd5480c9ba1316b]",
    "a change of mind, price not known: covered, ends 2025-03-10; P-BACK grants, G-TERM overrides, G-FREE overrides [2ed6db0527aa8e7d]",
    "a change of mind with customs in another currency: undetermined, ends null; P-DUTY waits [70ce9773dcd91215]",
    "a change of mind of something used: not_covered, ends 2025-03-10; P-BACK excludes, G-TERM overrides [dcbe1a7640cc05a7]",
    "a quote was sent: covered, ends 2026-01-31; P-TERM grants, G-TERM overrides, G-FREE overrides [305a5896921e65bf]",
    "the kind of claim is not known: not_covered, ends 2026-01-31; P-TERM grants, G-TERM overrides, P-OPEN voids, P-NOTE waits [05e6de202ab349bf]",
  ]);
});

test("the digest tells one changed word, one changed order and one changed key", () => {
  const decision = decide(policy, inspected as Facts, "2026-02-02" as Day);
  const others: Decision[] = [
    { ...decision, reasons: decision.reasons.with(0, { ...decision.reasons[0]!, text: "Another word." }) },
    { ...decision, notices: decision.notices.toReversed() },
    { ...decision, freight: { ...decision.freight, outbound: "customer" } },
  ];
  expect(new Set([decision, ...others].map((each) => digestOf([each]))).size).toBe(4);
});

/** The digest of the pack is left out: it changes with the form of packs, not with what is said. */
function digestOf(decisions: readonly Decision[]): string {
  const said = decisions.map(({ digest: _digest, ...rest }) => rest);
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 16);
}

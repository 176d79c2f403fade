import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { type Day, plainCalendar } from "../core/day.ts";
import { type Decision, decide, type Facts } from "./index.ts";

const day = (text: string) => text as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const sound: Facts = { claim: { kind: "fault", reportedOn: "2026-01-10" }, delivery: { shippedOn: "2025-06-01" } };

function say(sections: string, facts: Facts, asOf = "2026-01-10"): Decision {
  return decide(policyOf(sections), facts, day(asOf));
}

const cited = (decision: Decision) => decision.reasons.map((each) => `${each.effect} ${each.clause}`);

describe("evidence and duties never change a verdict", () => {
  const sections = `${term}
evidence:
  - { clause: T-PROOF, requires: [invoice, { anyOf: [photo, video] }], when: claim.kind = "fault" }
duties:
  T-TICKET: { until: claim.ticketOpened }
remedies:
  - { clause: T-FIX, kind: repair, charge: free, opensAfter: [arrival, inspection], when: verdict = "covered" }`;

  test("what is not on file is missing, waits, and holds the remedy back", () => {
    const decision = say(sections, { ...sound, evidence: { invoice: false } });
    expect(decision.verdict).toBe("covered");
    expect(decision.evidence).toEqual({
      required: ["invoice", "photo"],
      missing: ["invoice", "photo"],
      clauses: ["T-PROOF"],
    });
    expect(cited(decision)).toEqual(["grants T-TERM", "waits T-PROOF", "waits T-TICKET"]);
    expect(decision.remedies).toMatchObject([{ kind: "repair", opens: "after_evidence" }]);
  });

  test("either of two proofs will do; then the remedy waits for arrival, then for the inspection", () => {
    const complete: Facts = { ...sound, evidence: { invoice: true, video: true } };
    expect(say(sections, complete)).toMatchObject({
      evidence: { required: ["invoice", "video"], missing: [] },
      remedies: [{ opens: "after_arrival" }],
    });
    const arrived: Facts = { ...complete, parcel: { arrivedOn: "2026-01-08" } };
    expect(say(sections, arrived).remedies[0]?.opens).toBe("after_inspection");
    expect(say(sections, { ...arrived, inspection: { complete: true } }).remedies[0]?.opens).toBe("now");
  });

  test("a duty done is not mentioned", () => {
    expect(
      cited(
        say(sections, {
          ...sound,
          claim: { kind: "fault", reportedOn: "2026-01-10", ticketOpened: true },
          evidence: { invoice: true, photo: true },
        }),
      ),
    ).toEqual(["grants T-TERM"]);
  });
});

describe("remedies", () => {
  const refund = `${term}
remedies:
  - clause: T-REFUND
    kind: refund
    charge: none
    when: verdict = "covered" and finding.repairable = false
    refund:
      of: purchase.price
      deductions:
        - { clause: T-USE, kind: depreciation, percent: 20, when: 'warranty.testedOn <= warranty.startsOn + duration("P6M")' }
        - { clause: T-USE, kind: depreciation, percent: 40, when: 'warranty.testedOn > warranty.startsOn + duration("P6M")' }
        - { clause: T-DUTY, kind: customs, amount: parcel.customsCharges }
  - { clause: T-FIX, kind: repair, charge: quoted, when: verdict = "not_covered", unless: finding.scrap }`;
  const price = { amount: 79_900, currency: "EUR" };
  const broken = (reportedOn: string, more: Facts = {}): Facts => ({
    claim: { kind: "fault", reportedOn },
    delivery: { shippedOn: "2025-06-01" },
    purchase: { price },
    finding: { repairable: false },
    ...more,
  });

  test.each([
    ["2025-12-01", 63_920],
    ["2025-12-02", 47_940],
  ])("a share is taken by the length of use: on %s %d remain", (reportedOn, amount) => {
    const [offer] = say(refund, broken(reportedOn)).remedies;
    expect(offer).toMatchObject({ kind: "refund", amount: { amount, currency: "EUR" }, clauses: ["T-REFUND"] });
    expect(offer?.deductions).toMatchObject([{ kind: "depreciation", clauses: ["T-USE"] }]);
  });

  test("halves of a cent are rounded to the even one", () => {
    const odd = (amount: number) => broken("2025-07-01", { purchase: { price: { amount, currency: "EUR" } } });
    expect(say(refund, odd(12)).remedies[0]?.deductions?.[0]?.amount.amount).toBe(2);
    const half = refund.replace("percent: 20", "percent: 50");
    expect(say(half, odd(5)).remedies[0]?.deductions?.[0]?.amount.amount).toBe(2);
    expect(say(half, odd(7)).remedies[0]?.deductions?.[0]?.amount.amount).toBe(4);
  });

  test("charges in money come off too, and never below nothing", () => {
    const charges = (amount: number) =>
      broken("2025-07-01", { parcel: { customsCharges: { amount, currency: "EUR" } } });
    expect(say(refund, charges(3_920)).remedies[0]).toMatchObject({ amount: { amount: 60_000 } });
    expect(say(refund, charges(99_999)).remedies[0]).toMatchObject({ amount: { amount: 0 } });
  });

  test("a charge in another currency is an error for a person, never a wrong amount", () => {
    const decision = say(refund, broken("2025-07-01", { parcel: { customsCharges: { amount: 5, currency: "USD" } } }));
    expect(decision).toMatchObject({ verdict: "undetermined", error: { clause: "T-DUTY" }, remedies: [] });
  });

  test("while the price is unknown the refund is offered without an amount", () => {
    expect(say(refund, broken("2025-07-01", { purchase: {} })).remedies[0]).toMatchObject({
      kind: "refund",
      amount: null,
    });
  });

  test("`unless` stops a rule only when it is known to hold", () => {
    const late = broken("2026-07-01", { finding: {} });
    expect(say(refund, late).remedies).toMatchObject([{ kind: "repair", charge: "quoted" }]);
    expect(say(refund, { ...late, finding: { scrap: false } }).remedies).toHaveLength(1);
    expect(say(refund, { ...late, finding: { scrap: true } }).remedies).toEqual([]);
  });

  test("rules that offer the same become one offer with all clauses", () => {
    const sections = `${term}\nremedies:\n  - { clause: T-B, kind: repair, charge: free }\n  - { clause: T-A, kind: repair, charge: free, opensAfter: [arrival] }`;
    expect(say(sections, sound).remedies).toEqual([
      { kind: "repair", charge: "free", opens: "after_arrival", clauses: ["T-A", "T-B"] },
    ]);
  });

  test("before the inspection the remedy that is expected stands open after it", () => {
    const sections = `${term}\nvoids:\n  T-OC: finding.overclocked\nremedies:\n  - { clause: T-FIX, kind: repair, charge: free, when: verdict = "covered" }`;
    expect(say(sections, sound)).toMatchObject({
      verdict: "provisional",
      remedies: [{ kind: "repair", opens: "after_inspection" }],
    });
  });
});

describe("what is on offer side by side", () => {
  const paid: Facts = { ...sound, purchase: { price: { amount: 10_000, currency: "EUR" } } };
  const offers = (remedies: string, facts: Facts = paid) =>
    say(`${term}\nremedies:\n${remedies}`, facts).remedies.map(({ kind, charge, amount, clauses }) =>
      [kind, charge, ...(amount === undefined ? [] : [amount && amount.amount]), clauses.join("+")].join(" "),
    );
  const refund = (clause: string, more = "") =>
    `  - { clause: ${clause}, kind: refund, charge: none, refund: { of: purchase.price${more} } }`;
  const less = (percent: number) => `, deductions: [{ clause: T-CUT, kind: depreciation, percent: ${percent} }]`;

  test("one kind for different charges stands by its charge, whichever rule comes first", () => {
    const free = "  - { clause: T-B, kind: repair, charge: free }";
    const quoted = "  - { clause: T-A, kind: repair, charge: quoted }";
    const none = "  - { clause: T-C, kind: repair, charge: none }";
    const expected = ["repair free T-B", "repair none T-C", "repair quoted T-A"];
    for (const rules of [
      [free, quoted, none],
      [quoted, none, free],
      [none, free, quoted],
      [quoted, free, none],
    ])
      expect(offers(rules.join("\n"))).toEqual(expected);
  });

  test("two refunds of one amount are one; of different amounts they stand by their clauses", () => {
    expect(offers([refund("T-Z"), refund("T-A")].join("\n"))).toEqual(["refund none 10000 T-A+T-Z"]);
    expect(offers([refund("T-Z"), refund("T-A", less(20))].join("\n"))).toEqual([
      "refund none 8000 T-A",
      "refund none 10000 T-Z",
    ]);
    expect(offers([refund("T-A", less(20)), refund("T-M", less(30)), refund("T-Z", less(20))].join("\n"))).toEqual([
      "refund none 8000 T-A+T-Z",
      "refund none 7000 T-M",
    ]);
  });

  test("a deduction that nobody can tell yet leaves the amount open, one that does not apply leaves it whole", () => {
    const worn = refund("T-A", ", deductions: [{ clause: T-CUT, kind: depreciation, percent: 20, when: unit.hosted }]");
    const remedy = (hosted: boolean | null) =>
      say(`${term}\nremedies:\n${worn}`, { ...paid, unit: { hosted } }).remedies[0];
    expect(remedy(null)).toMatchObject({ amount: null, deductions: [] });
    expect(remedy(false)).toMatchObject({ amount: { amount: 10_000 }, deductions: [] });
    expect(remedy(true)).toMatchObject({ amount: { amount: 8_000 }, deductions: [{ amount: { amount: 2_000 } }] });
    expect(say(`${term}\nremedies:\n${refund("T-A", less(20))}`, sound).remedies[0]).toMatchObject({
      amount: null,
      deductions: [],
    });
  });

  test("what the general policy never gives the specific one may give; what the specific one never gives nobody does", () => {
    const swap = (clause: string) => `remedies: [{ clause: ${clause}, kind: replace, charge: free }]`;
    const never = (clause: string) => `denies: [{ clause: ${clause}, kinds: [replace] }]`;
    const kinds = (own: string, general: string) => {
      const { remedies, denied } = decide(policyOf(`${term}\n${own}`, general), sound, day("2026-01-10"));
      return [remedies.map(({ clauses }) => clauses.join()), denied.map(({ clauses }) => clauses.join())];
    };
    expect(kinds(swap("T-SWAP"), never("G-NEVER"))).toEqual([["T-SWAP"], ["G-NEVER"]]);
    expect(kinds(never("T-NEVER"), swap("G-SWAP"))).toEqual([[], ["T-NEVER"]]);
  });

  test("a policy that only denies says so", () => {
    const { remedies, denied } = say(`${term}\ndenies: [{ clause: T-NEVER, kinds: [refund, reissue] }]`, sound);
    expect([remedies, denied]).toEqual([[], [{ kinds: ["refund", "reissue"], clauses: ["T-NEVER"] }]]);
  });
});

describe("parcels", () => {
  const sections = `${term}\nrefusals:\n  - { clause: T-NO, when: claim.authorized = false }\n  - { clause: T-BOX, when: 'parcel.contents in ("empty", "wrong_item")' }`;

  test("nothing is said before anything is known of a parcel", () => {
    expect(say(sections, sound).parcel).toBeNull();
  });

  test("a parcel that is announced is judged too, but its receiving facts cannot be supplied yet", () => {
    const pickup = `${term}\nvoids:\n  T-SERIAL: unit.serialLegible = false\nrefusals:\n  - { clause: T-SHOP, when: parcel.from = "pickup_point" }`;
    const decision = say(pickup, { ...sound, parcel: { from: "pickup_point", tracked: true } });
    expect(decision).toMatchObject({
      verdict: "provisional",
      parcel: { accept: false, reasons: [{ clause: "T-SHOP" }] },
    });
  });

  test("every refusal that holds is named; what is unknown refuses nothing but is listed", () => {
    const empty: Facts = { ...sound, parcel: { contents: "empty" }, claim: { kind: "fault", authorized: false } };
    expect(say(sections, empty).parcel).toMatchObject({
      accept: false,
      reasons: [{ clause: "T-BOX" }, { clause: "T-NO" }],
    });
    expect(say(sections, { ...sound, parcel: { contents: "match" } }).parcel).toEqual({
      accept: true,
      reasons: [],
      unchecked: ["claim.authorized"],
    });
  });
});

describe("clocks", () => {
  const sections = `${term}
deadlines:
  - { clause: T-SEND, name: send_in, from: asOf, within: duration("P3D"), onMiss: remind, when: claim.authorized }
  - { clause: T-LEFT, name: pick_up, from: quote.sentOn, within: duration("P90D"), warnAfterDays: [60, 89], onMiss: forfeit, unless: quote.paidOn <= asOf }
serviceLevels:
  - { clause: T-FAST, name: refund, from: parcel.arrivedOn, workingDays: [3, 6] }
  - { clause: T-CARD, name: on_card, after: refund, within: duration("P14D") }`;

  test("a clock runs from a known day, with its warnings and what follows", () => {
    const decision = say(sections, {
      ...sound,
      claim: { kind: "fault", authorized: true },
      quote: { sentOn: "2026-01-01" },
    });
    expect(decision.deadlines).toEqual([
      {
        name: "pick_up",
        dueOn: "2026-04-01",
        onMiss: "forfeit",
        clauses: ["T-LEFT"],
        warnOn: ["2026-03-02", "2026-03-31"],
      },
      { name: "send_in", dueOn: "2026-01-13", onMiss: "remind", clauses: ["T-SEND"] },
    ]);
    expect(say(sections, { ...sound, quote: { sentOn: "2026-01-01", paidOn: "2026-01-05" } }).deadlines).toEqual([]);
  });

  test("working days follow the seller's calendar; one promise may start where another is due", () => {
    const facts: Facts = { ...sound, parcel: { arrivedOn: "2026-05-07" } };
    expect(say(sections, facts).serviceLevels).toEqual([
      { name: "refund", dueOn: "2026-05-15", clauses: ["T-FAST"], earliestOn: "2026-05-12" },
      { name: "on_card", dueOn: "2026-05-29", clauses: ["T-CARD"] },
    ]);
    const calendar = { ...plainCalendar, holidays: ["2026-05-15"], makeUpDays: ["2026-05-09"] };
    expect(decide(policyOf(sections), facts, day("2026-05-07"), { calendar }).serviceLevels[0]?.dueOn).toBe(
      "2026-05-14",
    );
    expect(say(sections, sound).serviceLevels).toEqual([]);
  });
});

describe("routes", () => {
  const sections = `${term}
routes:
  - { clause: T-MAKER, handledBy: manufacturer }
  - { clause: T-BULK, handledBy: business_desk, when: purchase.bulk }
  - { clause: T-SHOP, handledBy: other_seller, when: purchase.channel = "marketplace" }
remedies:
  - { clause: T-FIX, kind: repair, charge: free, when: route.handledBy != "other_seller" }`;

  test("the nearest to the customer handles it", () => {
    expect(say(sections, sound).route).toEqual({ handledBy: "manufacturer", clauses: ["T-MAKER"] });
    expect(say(sections, { ...sound, purchase: { bulk: true } }).route.handledBy).toBe("business_desk");
    const elsewhere = say(sections, { ...sound, purchase: { bulk: true, channel: "marketplace" } });
    expect(elsewhere).toMatchObject({ route: { handledBy: "other_seller", clauses: ["T-SHOP"] }, remedies: [] });
    expect(say(term, sound).route).toEqual({ handledBy: "seller", clauses: [] });
  });
});

test("reasons are told in the reader's language", () => {
  const decision = decide(policyOf(term), sound, day("2026-01-10"), { locale: "es" });
  expect(decision.reasons[0]?.text).toBe(
    "En plazo: el último día es el 1 jun 2026; el día que cuenta es el 10 ene 2026. texto de T-TERM",
  );
  expect(decide(policyOf(term), sound, day("2026-01-10"), { locale: "zh" }).reasons[0]?.text).toContain("条款 T-TERM");
});

test("a parcel turned away on several grounds of one clause names that clause once", () => {
  const sections = `${term}
refusals:
  - { clause: T-ORDER, when: claim.authorized = false }
  - { clause: T-ORDER, when: parcel.contents = "empty" }
  - { clause: T-WET, when: parcel.soaked }`;
  const parcel = { contents: "empty", soaked: true } as const;
  const decision = say(sections, { ...sound, claim: { kind: "fault", authorized: false }, parcel });
  expect(decision.parcel).toMatchObject({ accept: false, reasons: [{ clause: "T-ORDER" }, { clause: "T-WET" }] });
  expect(decision.parcel!.reasons).toHaveLength(2);
});

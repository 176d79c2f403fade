import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { type Day, plainCalendar } from "../core/day.ts";
import { type Decision, decide, type Facts, FactsError } from "./index.ts";

const day = (text: string) => text as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const sound: Facts = { claim: { kind: "fault", reportedOn: "2026-01-10" }, delivery: { shippedOn: "2025-06-01" } };

function say(sections: string, facts: Facts, asOf = "2026-01-10"): Decision {
  return decide(policyOf(sections), facts, day(asOf));
}

const cited = (decision: Decision) => decision.reasons.map((each) => `${each.effect} ${each.clause}`);
const missing = (decision: Decision) => decision.missing.map((each) => each.fact);

describe("the term", () => {
  test.each([
    ["2026-06-01", "covered"],
    ["2026-06-02", "not_covered"],
  ])("twelve months from 2025-06-01, reported on %s: %s", (reportedOn, verdict) => {
    const decision = say(term, { ...sound, claim: { kind: "fault", reportedOn } }, "2026-09-01");
    expect(decision).toMatchObject({
      verdict,
      warranty: { startsOn: "2025-06-01", endsOn: "2026-06-01", testedOn: reportedOn },
    });
    expect(cited(decision)).toEqual([verdict === "covered" ? "grants T-TERM" : "expires T-TERM"]);
  });

  test.each([
    ["P1M", "2025-01-31", "2025-02-28"],
    ["P1M", "2024-01-31", "2024-02-29"],
    ["P12M", "2024-02-29", "2025-02-28"],
    ["P24M", "2024-02-29", "2026-02-28"],
    ["P48M", "2024-02-29", "2028-02-29"],
    ["P180D", "2025-08-01", "2026-01-28"],
    ["P365D", "2024-02-28", "2025-02-27"],
  ])("%s from %s ends on %s", (length, shippedOn, endsOn) => {
    const sections = `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("${length}") }`;
    expect(say(sections, { ...sound, delivery: { shippedOn } }).warranty.endsOn).toBe(endsOn);
  });

  test("without a day of report the day of the decision counts, and nothing is missing for that", () => {
    const decision = say(term, { claim: { kind: "fault" }, delivery: { shippedOn: "2025-06-01" } }, "2026-06-02");
    expect(decision).toMatchObject({ verdict: "not_covered", warranty: { testedOn: "2026-06-02" }, missing: [] });
  });

  test("where arrival counts, it says until which day it would stay covered", () => {
    const sections = `${term.slice(0, -2)}, testedOn: parcel.arrivedOn }`;
    const before = say(sections, sound);
    expect(before).toMatchObject({ verdict: "covered", warranty: { arriveBy: "2026-06-01", testedOn: "2026-01-10" } });
    expect(before.reasons[0]?.text).toContain("by 2026-06-01");
    const after = say(sections, { ...sound, parcel: { arrivedOn: "2026-06-03" } }, "2026-06-03");
    expect(after).toMatchObject({ verdict: "not_covered", warranty: { testedOn: "2026-06-03" } });
    expect(after.warranty.arriveBy).toBeUndefined();
  });

  test("the start may have branches; only the dates that can matter are missing", () => {
    const sections = `warranty: { clause: T-TERM, startsOn: 'if purchase.preorder then delivery.deliveredOn else delivery.shippedOn', lasts: duration("P12M") }`;
    const facts: Facts = { claim: sound.claim!, purchase: { preorder: false } };
    expect(missing(say(sections, facts))).toEqual(["delivery.shippedOn"]);
    expect(missing(say(sections, { ...facts, purchase: {} }))).toEqual([
      "purchase.preorder",
      "delivery.shippedOn",
      "delivery.deliveredOn",
    ]);
    expect(say(sections, { ...sound, delivery: { shippedOn: "2025-06-01", deliveredOn: "2025-06-20" } }).verdict).toBe(
      "covered",
    );
  });
});

describe("look-up tables", () => {
  const table = (rest: string) => `
tables:
  months:
    keys: [unit.model, unit.batch]
    unit: months
${rest}
warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: months } }`;
  const between = table("    between: [6, 12]\n    rows: []");
  const on = (reportedOn: string, unit: Facts["unit"] = {}): Facts => ({
    ...sound,
    claim: { kind: "fault", reportedOn },
    unit,
  });

  test("without an entry: covered up to the shortest, not covered after the longest, between them the keys are asked for", () => {
    expect(say(between, on("2025-12-01"))).toMatchObject({ verdict: "covered", missing: [] });
    expect(say(between, on("2026-06-02"))).toMatchObject({ verdict: "not_covered", missing: [] });
    const open = say(between, on("2025-12-02"));
    expect(open).toMatchObject({
      verdict: "undetermined",
      warranty: { endsOn: null, endsBetween: ["2025-12-01", "2026-06-01"] },
    });
    expect(missing(open)).toEqual(["unit.model", "unit.batch"]);
    expect(cited(open)).toEqual(["waits T-TERM"]);
  });

  test("with the keys known and no entry it stays undetermined, and no fact can help", () => {
    expect(say(between, on("2026-01-10", { model: "S19", batch: "B1" }))).toMatchObject({
      verdict: "undetermined",
      missing: [],
    });
  });

  const rows = table(`    otherwise: 6
    rows:
      - { unit.model: S19, unit.batch: B1, is: 12 }
      - { unit.model: S19, unit.batch: "*", is: 9 }`);

  test("the most exact row wins, whatever the order", () => {
    expect(say(rows, on("2026-01-10", { model: "S19", batch: "B1" })).warranty.endsOn).toBe("2026-06-01");
    expect(say(rows, on("2026-01-10", { model: "S19", batch: "B2" })).warranty.endsOn).toBe("2026-03-01");
    expect(say(rows, on("2026-01-10", { model: "X", batch: "B1" })).warranty.endsOn).toBe("2025-12-01");
  });

  test("a key is missing only while it can still matter", () => {
    expect(missing(say(rows, on("2026-01-10", { model: "S19" })))).toEqual([]);
    expect(missing(say(rows, on("2026-04-01", { model: "S19" })))).toEqual(["unit.batch"]);
    expect(missing(say(rows, on("2026-04-01", { model: "X" })))).toEqual([]);
    expect(missing(say(rows, on("2026-04-01")))).toEqual(["unit.model", "unit.batch"]);
  });
});

describe("what ends cover", () => {
  const voids = `${term}
voids:
  T-OC: finding.overclocked
  T-WET: finding.waterOrCorrosion or finding.naturalDisaster
  T-ALT: finding.altered and not(evidence.modificationApproval)
excludes:
  T-RESOLD: unit.firstBuyer = false`;
  const inspected: Facts = { ...sound, inspection: { complete: true }, unit: { firstBuyer: true } };

  test("a complete inspection makes false what it does not mention", () => {
    expect(say(voids, inspected)).toMatchObject({ verdict: "covered", missing: [] });
  });

  test("every exclusion that holds is a reason, beside the term that has ended", () => {
    const decision = say(voids, {
      ...inspected,
      claim: { kind: "fault", reportedOn: "2027-01-01" },
      finding: { overclocked: true, waterOrCorrosion: true },
    });
    expect(decision.verdict).toBe("not_covered");
    expect(cited(decision)).toEqual(["expires T-TERM", "voids T-OC", "voids T-WET"]);
  });

  test("the sub-cause that was found is named", () => {
    const decision = say(voids, { ...inspected, finding: { naturalDisaster: true } });
    expect(decision.reasons.at(-1)).toMatchObject({ clause: "T-WET", facts: ["finding.naturalDisaster"] });
    expect(decision.reasons.at(-1)?.text).toContain("Natural disaster");
  });

  test("an exclusion known to hold beats anything unknown, and then nothing is missing", () => {
    expect(say(voids, { claim: { kind: "fault" }, finding: { overclocked: true } })).toMatchObject({
      verdict: "not_covered",
      missing: [],
    });
  });

  test("before the inspection the verdict is provisional, and only what can change it is missing", () => {
    const decision = say(voids, { ...sound, unit: { firstBuyer: true }, evidence: { modificationApproval: true } });
    expect(decision.verdict).toBe("provisional");
    expect(missing(decision)).toEqual(["finding.overclocked", "finding.waterOrCorrosion", "finding.naturalDisaster"]);
  });

  test("a fact that matters only after a bad finding is missing but does not hold the verdict up", () => {
    const decision = say(voids, { ...sound, unit: { firstBuyer: true } });
    expect(decision.verdict).toBe("provisional");
    expect(missing(decision)).toContain("evidence.modificationApproval");
    expect(say(voids, { ...inspected, finding: { altered: true } })).toMatchObject({
      verdict: "undetermined",
      missing: [{ fact: "evidence.modificationApproval", stage: "intake" }],
    });
  });

  test("a fact that can be supplied now makes it undetermined", () => {
    expect(say(voids, { ...sound }).verdict).toBe("undetermined");
  });

  test("a receiving fact holds the verdict up only once a parcel is there", () => {
    const sections = `${term}\nvoids:\n  T-SERIAL: unit.serialLegible = false`;
    expect(say(sections, sound)).toMatchObject({
      verdict: "provisional",
      missing: [{ fact: "unit.serialLegible", stage: "receiving" }],
    });
    expect(say(sections, { ...sound, parcel: { arrivedOn: "2026-01-09" } }).verdict).toBe("undetermined");
  });

  test("what stays open after the inspection counts as not covered where the policy says so, and is named", () => {
    const sections = `${term}\nundeterminable: { clause: T-OPEN, when: inspection.complete }`;
    const decision = say(sections, { claim: { kind: "fault" }, inspection: { complete: true } });
    expect(decision).toMatchObject({ verdict: "not_covered", missing: [{ fact: "delivery.shippedOn" }] });
    expect(decision.reasons.at(-1)).toMatchObject({ clause: "T-OPEN", effect: "voids", facts: ["delivery.shippedOn"] });
    expect(say(sections, { claim: { kind: "fault" } }).verdict).toBe("undetermined");
  });

  test("a condition that is always true or false whatever is unknown leaves nothing open", () => {
    expect(
      say(`${term}\nvoids:\n  T-ODD: finding.wear and not(finding.wear) and finding.burnt or finding.accident`, {
        ...sound,
        finding: { accident: false },
      }),
    ).toMatchObject({ verdict: "covered", missing: [] });
  });
});

describe("kinds of claim", () => {
  const windows = `${term}
windows:
  - { clause: T-SEVEN, kind: change_of_mind, from: delivery.deliveredOn, within: duration("P7D"), when: claim.asNew }
  - { clause: T-LOST, kind: missing_item }
voids:
  T-OC: finding.overclocked
  T-SHOP: { when: purchase.channel = "marketplace", kinds: all }`;
  const back = (reportedOn: string, asNew?: boolean): Facts => ({
    claim: { kind: "change_of_mind", reportedOn, ...(asNew === undefined ? {} : { asNew }) },
    delivery: { shippedOn: "2026-04-20", deliveredOn: "2026-05-01" },
    purchase: { channel: "official" },
  });

  test("the last day of a window is in, the next is out", () => {
    expect(say(windows, back("2026-05-08", true))).toMatchObject({
      verdict: "covered",
      warranty: { startsOn: "2026-05-01", endsOn: "2026-05-08", clauses: ["T-SEVEN"] },
    });
    expect(cited(say(windows, back("2026-05-09", true)))).toEqual(["expires T-SEVEN"]);
  });

  test("a condition of the window that is not met is said, and one that is unknown is missing", () => {
    expect(cited(say(windows, back("2026-05-08", false)))).toEqual(["excludes T-SEVEN"]);
    expect(say(windows, back("2026-05-08"))).toMatchObject({
      verdict: "provisional",
      missing: [{ fact: "claim.asNew", stage: "receiving" }],
    });
  });

  test("voids concern the warranty's kinds unless they say otherwise", () => {
    const lost: Facts = {
      claim: { kind: "missing_item" },
      purchase: { channel: "official" },
      finding: { overclocked: true },
    };
    expect(say(windows, lost)).toMatchObject({ verdict: "covered", warranty: { startsOn: null, endsOn: null } });
    expect(cited(say(windows, { ...lost, purchase: { channel: "marketplace" } }))).toContain("voids T-SHOP");
  });

  test("a kind that the policy does not speak of is not covered", () => {
    expect(say(windows, { ...back("2026-05-08"), claim: { kind: "transit_damage" } })).toMatchObject({
      verdict: "not_covered",
      reasons: [{ effect: "excludes" }],
    });
  });

  test("while the kind is unknown it is missing, together with what matters under some kind", () => {
    const decision = say(
      windows,
      { delivery: { shippedOn: "2026-04-20", deliveredOn: "2026-05-01" }, purchase: { channel: "official" } },
      "2026-05-02",
    );
    expect(decision.verdict).toBe("undetermined");
    expect(missing(decision)).toEqual(["claim.kind", "claim.asNew", "finding.overclocked"]);
    expect(say(windows, { purchase: { channel: "marketplace" } })).toMatchObject({
      verdict: "not_covered",
      missing: [],
    });
  });
});

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
  const policy = policyOf(specific, general);
  const facts = (finding: Facts["finding"], more: Facts = {}): Facts => ({
    ...sound,
    inspection: { complete: true },
    finding,
    ...more,
  });

  test("the specific warranty replaces the general one, and the decision shows it", () => {
    const decision = decide(policy, facts({}), day("2026-01-10"));
    expect(decision.warranty).toMatchObject({ endsOn: "2026-06-01", clauses: ["T-TERM"] });
    expect(decision.reasons).toContainEqual(
      expect.objectContaining({ clause: "G-TERM", effect: "overrides", by: "T-TERM" }),
    );
  });

  test("general voids hold beside the specific ones", () => {
    expect(cited(decide(policy, facts({ wear: true }), day("2026-01-10")))).toContain("voids G-WEAR");
  });

  test("a void that is overridden never holds by itself", () => {
    expect(
      decide(policy, facts({ partsReplaced: true }, { evidence: { modificationApproval: true } }), day("2026-01-10"))
        .verdict,
    ).toBe("covered");
    const without = decide(policy, facts({ partsReplaced: true }), day("2026-01-10"));
    expect(cited(without)).toEqual(expect.arrayContaining(["voids T-PARTS", "overrides G-PARTS"]));
    expect(cited(without)).not.toContain("voids G-PARTS");
  });

  test("a freight clause that holds puts the general one aside; one that does not hold leaves it", () => {
    const covered = decide(policy, facts({}), day("2026-01-10"));
    expect(covered.freight).toEqual({ inbound: "customer", outbound: "seller", clauses: ["G-IN", "T-BACK"] });
    expect(covered.reasons).toContainEqual(
      expect.objectContaining({ clause: "G-BACK", effect: "overrides", by: "T-BACK" }),
    );
    const late = decide(
      policy,
      { ...facts({}), claim: { kind: "fault", reportedOn: "2027-01-01" } },
      day("2027-01-01"),
    );
    expect(late.freight).toEqual({ inbound: "customer", outbound: "customer", clauses: ["G-BACK", "G-IN"] });
  });

  test("what a layer denies is not offered, though a more general layer gives it", () => {
    const decision = decide(
      policy,
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
      `${term}\nfreight:\n  - { clause: T-A, leg: both, paidBy: customer }\n  - { clause: T-B, leg: inbound, paidBy: seller }`,
      sound,
    );
    expect(decision.verdict).toBe("undetermined");
    expect(decision.error?.message).toBe("T-A and T-B disagree on who pays inbound");
  });
});

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

describe("errors are never a no", () => {
  test("a rule that cannot be evaluated is named and gives undetermined", () => {
    const decision = say(`${term}\nvoids:\n  T-ODD: 100 / purchase.price.amount > 1`, {
      ...sound,
      purchase: { price: { amount: 0, currency: "EUR" } },
    });
    expect(decision).toMatchObject({
      verdict: "undetermined",
      error: { clause: "T-ODD", message: "division by zero" },
    });
  });

  test("a term beyond the year 9999 gives undetermined", () => {
    expect(say(term, { ...sound, delivery: { shippedOn: "9999-06-01" } })).toMatchObject({
      verdict: "undetermined",
      error: { clause: "T-TERM" },
    });
  });
});

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
    [{ purchase: { price: { amount: 1, currency: "eur" } } }, "purchase.price", "money"],
    [{ purchase: { price: { amount: 1, currency: "EUR", cents: 1 } } }, "purchase.price", "money"],
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

test("a pack may bring facts of its own", () => {
  const sections = `facts:
  pack.sealBroken:
    type: boolean
    stage: receiving
    label: { en: Seal broken, es: Sello roto, zh: 封条破损 }
    question: { en: Is the seal broken?, es: ¿Está roto el sello?, zh: 封条是否破损? }
${term}
voids:
  T-SEAL: pack.sealBroken`;
  expect(say(sections, { ...sound, pack: { sealBroken: true } }).verdict).toBe("not_covered");
  expect(missing(say(sections, sound))).toEqual(["pack.sealBroken"]);
});

test("reasons are told in the reader's language", () => {
  const decision = decide(policyOf(term), sound, day("2026-01-10"), { locale: "es" });
  expect(decision.reasons[0]?.text).toBe(
    "En plazo: el último día es 2026-06-01; el día que cuenta es 2026-01-10. texto de T-TERM",
  );
  expect(decide(policyOf(term), sound, day("2026-01-10"), { locale: "zh" }).reasons[0]?.text).toContain("条款 T-TERM");
});

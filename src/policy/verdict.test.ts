import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { type Day } from "../core/day.ts";
import { locales } from "../core/locale.ts";
import { type Decision, decide, type Facts } from "./index.ts";

const day = (text: string) => text as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const sound: Facts = { claim: { kind: "fault", reportedOn: "2026-01-10" }, delivery: { shippedOn: "2025-06-01" } };

function say(sections: string, facts: Facts, asOf = "2026-01-10"): Decision {
  return decide(policyOf(sections), facts, day(asOf));
}

const cited = (decision: Decision) => decision.reasons.map((each) => `${each.effect} ${each.clause}`);
const missing = (decision: Decision) => decision.missing.map((each) => each.fact);

describe("the term", () => {
  test("an unknown start whose every possible day is long past: the term is told as expired, not as waiting", () => {
    const started = `warranty:
  clause: T-TERM
  startsOn: if purchase.preorder then delivery.shippedOn else delivery.deliveredOn
  lasts: duration("P12M")`;
    const delivery = { shippedOn: "2023-01-01", deliveredOn: "2023-02-01" };
    const over = say(started, { ...sound, delivery });
    expect(over).toMatchObject({ verdict: "not_covered", missing: [] });
    expect(cited(over)).toEqual(["expires T-TERM"]);
    const open = say(started, { ...sound, delivery: { ...delivery, deliveredOn: "2025-06-01" } });
    expect([open.verdict, ...cited(open)]).toEqual(["undetermined", "waits T-TERM"]);
  });

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
    expect(before.reasons[0]?.text).toContain("by 1 Jun 2026");
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

test("what decisions share cannot be changed through one of them", () => {
  const policy = policyOf(`${term}\nvoids:\n  T-OC: finding.overclocked\nnotices:\n  - { clause: T-TERM }`);
  const decision = decide(policy, { ...sound, finding: { overclocked: true } }, day("2026-01-10"));
  const forbidden = [
    () => Object.assign(decision.reasons[1]!, { text: "" }),
    () => Object.assign(decision.notices[0]!, { text: "" }),
    () => (decision.notices as unknown[]).pop(),
    () => (decision.evidence.missing as string[]).push("photo"),
    () => (decision.route.clauses as string[]).push("T-TERM"),
  ];
  for (const each of forbidden) expect(each).toThrow(TypeError);
});

test.each([
  ["unit.serialLegible = false", { unit: { serialLegible: false } }, { unit: { serialLegible: true } }],
  ["not(unit.serialLegible)", { unit: { serialLegible: false } }, { unit: { serialLegible: true } }],
  ["unit.serialLegible != true", { unit: { serialLegible: false } }, { unit: { serialLegible: true } }],
  ["finding.misuse = true", { finding: { misuse: true } }, { finding: { misuse: false } }],
  ["finding.misuse != false", { finding: { misuse: true } }, { finding: { misuse: false } }],
  ["not(finding.misuse = false)", { finding: { misuse: true } }, { finding: { misuse: false } }],
  ["true = finding.misuse", { finding: { misuse: true } }, { finding: { misuse: false } }],
] as const)(
  "an exclusion on one fact of yes or no, written as %s, holds, fails or stays open",
  (condition, met, unmet) => {
    const sections = `${term}\nexcludes: { T-X: '${condition}' }`;
    expect(cited(say(sections, { ...sound, ...met }))).toEqual(["grants T-TERM", "excludes T-X"]);
    expect(say(sections, { ...sound, ...met }).verdict).toBe("not_covered");
    expect(cited(say(sections, { ...sound, ...unmet }))).toEqual(["grants T-TERM"]);
    expect(say(sections, { ...sound, ...unmet }).verdict).toBe("covered");
    const open = say(sections, sound);
    expect(open.verdict).not.toBe("not_covered");
    expect(missing(open)).toEqual([
      Object.entries(met).map(([group, facts]) => `${group}.${Object.keys(facts)[0]}`)[0],
    ]);
  },
);

test("an exclusion with a fact that stops it is not the fact alone", () => {
  const sections = `${term}\nexcludes: { T-X: { when: finding.misuse, unless: evidence.modificationApproval } }`;
  const misused = { ...sound, finding: { misuse: true } };
  expect(say(sections, misused).verdict).toBe("not_covered");
  expect(say(sections, { ...misused, evidence: { modificationApproval: true } }).verdict).toBe("covered");
});

test("kinds of claim that take turns keep their own windows and exclusions", () => {
  const sections = `${term}
windows: [{ clause: T-BACK, kind: change_of_mind, from: delivery.deliveredOn, within: duration("P7D") }]
voids: { T-BURNT: finding.burnt }`;
  const policy = policyOf(sections);
  const facts = {
    ...sound,
    delivery: { shippedOn: "2025-06-01", deliveredOn: "2026-01-05" },
    finding: { burnt: true },
  };
  const of = (kind: "fault" | "change_of_mind" | null) =>
    cited(decide(policy, { ...facts, claim: { ...sound.claim, kind } }, day("2026-01-10")));
  for (let turn = 0; turn < 2; turn++) {
    expect(of("fault")).toEqual(["grants T-TERM", "voids T-BURNT"]);
    expect(of("change_of_mind")).toEqual(["grants T-BACK"]);
    expect(of(null)[0]).toBe("grants T-TERM");
  }
});

test("a decision keeps its period and reasons whatever is decided next under the same policy", () => {
  const policy = policyOf(`${term}\nvoids: { T-BURNT: finding.burnt }`);
  const first = decide(policy, sound, day("2026-01-10"));
  const text = JSON.stringify(first);
  decide(policy, { ...sound, delivery: { shippedOn: "2020-02-29" }, finding: { burnt: true } }, day("2026-01-11"));
  expect(JSON.stringify(first)).toBe(text);
});

describe("what was found is named in the reader's language", () => {
  const sections = `${term}
voids:
  T-HURT: finding.accident or finding.misuse or (finding.wear or finding.burnt) and unit.hosted
  T-USE: unit.use = "rental" and finding.poorHosting`;
  // Anew for each test: what one of them leaves with a policy must not answer for the next.
  const found = (facts: object, locale: (typeof locales)[number] = "en", policy = policyOf(sections)) =>
    decide(policy, { ...sound, ...facts } as Facts, day("2026-01-10"), { locale })
      .reasons.filter(({ effect }) => effect === "voids")
      .map(({ text, facts: named = [] }) => `${text} [${named.join()}]`);

  test("two causes are joined as the language joins them", () => {
    const facts = { finding: { accident: true, misuse: true } };
    expect(locales.map((locale) => found(facts, locale))).toEqual([
      ["text of T-HURT Found: Accident, Misuse. [finding.accident,finding.misuse]"],
      ["texto de T-HURT Constatado: Accidente, Uso indebido. [finding.accident,finding.misuse]"],
      ["条款 T-HURT 查明：意外事故、使用不当。 [finding.accident,finding.misuse]"],
    ]);
  });

  test("a clause with one cause needs no naming", () => {
    expect(found({ unit: { use: "rental" }, finding: { poorHosting: true } })).toEqual([
      "text of T-USE [unit.use,finding.poorHosting]",
    ]);
  });

  test("only what is known of a cause, each claim its own, whichever came before", () => {
    const hosted = { unit: { hosted: true } };
    const story: readonly (readonly [object, string])[] = [
      [{ ...hosted, finding: { wear: true } }, "Found: Normal wear, Hosted. [finding.wear,unit.hosted]"],
      [
        { ...hosted, finding: { wear: true, burnt: false } },
        "Found: Normal wear, Hosted. [finding.wear,finding.burnt,unit.hosted]",
      ],
      [
        { ...hosted, finding: { wear: true, burnt: true } },
        "Found: Normal wear, Burnt, Hosted. [finding.wear,finding.burnt,unit.hosted]",
      ],
      [{ ...hosted, finding: { burnt: true } }, "Found: Burnt, Hosted. [finding.burnt,unit.hosted]"],
      [
        { ...hosted, finding: { burnt: true, accident: true } },
        "Found: Accident, Burnt, Hosted. [finding.accident,finding.burnt,unit.hosted]",
      ],
      [{ finding: { accident: true } }, "Found: Accident. [finding.accident]"],
    ];
    const policy = policyOf(sections);
    for (const [facts, expected] of [...story, ...story.toReversed(), ...story])
      expect(found(facts, "en", policy)).toEqual([`text of T-HURT ${expected}`]);
  });
});

describe("what is still open when the inspection is closed is named", () => {
  const sections = `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M"), when: unit.firstBuyer }
undeterminable: { clause: T-OPEN, when: inspection.complete }`;
  const policy = policyOf(sections);
  const open = (facts: object, locale: (typeof locales)[number] = "en") =>
    decide(policy, { claim: sound.claim, inspection: { complete: true }, ...facts } as Facts, day("2026-01-10"), {
      locale,
    })
      .reasons.filter(({ effect }) => effect === "voids")
      .map(({ text }) => text);

  test("two facts, joined as the language joins them", () => {
    expect(locales.map((locale) => open({}, locale))).toEqual([
      ["text of T-OPEN Still open after the inspection: First buyer, Shipped on."],
      ["texto de T-OPEN Sin aclarar tras la inspección: Primer comprador, Fecha de envío."],
      ["条款 T-OPEN 检测后仍未明确：首位购买者、发货日期。"],
    ]);
  });

  test("where no fact can help, the clause speaks for itself", () => {
    const table = `tables: { term: { keys: [unit.model], unit: months, rows: [], between: [6, 12] } }
warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: term } }
undeterminable: { clause: T-OPEN, when: inspection.complete }`;
    const decision = say(table, { ...sound, unit: { model: "X" }, inspection: { complete: true } });
    expect(decision).toMatchObject({ verdict: "not_covered", missing: [] });
    expect(decision.reasons.at(-1)).toEqual({ clause: "T-OPEN", effect: "voids", text: "text of T-OPEN", facts: [] });
  });
});

test("a term whose first day is unknown is not told as over where something else settles the claim", () => {
  const sections = `${term}\nvoids: { T-A: finding.wear, T-B: finding.wear = false }`;
  const settled = say(sections, { claim: sound.claim! });
  expect([settled.verdict, ...cited(settled)]).toEqual(["not_covered", "waits T-TERM"]);
  const inTime = say(sections, sound);
  expect([inTime.verdict, ...cited(inTime)]).toEqual(["not_covered", "grants T-TERM"]);
});

test("what a more specific policy puts aside is told in the reader's language, once for each language", () => {
  const policy = policyOf(
    `${term}\nvoids: { T-PARTS: { when: finding.partsReplaced, unless: evidence.modificationApproval, overrides: G-PARTS } }`,
    "voids: { G-PARTS: finding.partsReplaced }",
  );
  const facts: Facts = { ...sound, finding: { partsReplaced: true }, evidence: { modificationApproval: true } };
  const aside = () =>
    locales.map((locale) => decide(policy, facts, day("2026-01-10"), { locale }).reasons.find(({ by }) => by)?.text);
  const expected = [
    "Set aside by the more specific T-PARTS. text of G-PARTS",
    "Prevalece la cláusula más específica T-PARTS. texto de G-PARTS",
    "以更具体的条款 T-PARTS 为准。 条款 G-PARTS",
  ];
  expect(aside()).toEqual(expected);
  expect(aside()).toEqual(expected);
  const kept = decide(policy, { ...facts, finding: { partsReplaced: false } }, day("2026-01-10"));
  expect(cited(kept)).toEqual(["grants T-TERM"]);
});

test("the first fact of a policy is one of yes or no like any other", () => {
  const sections = `windows: [{ clause: T-ITEM, kind: missing_item }]\nexcludes: { T-BULK: { when: purchase.bulk, kinds: all } }`;
  const of = (bulk: boolean | null) => say(sections, { claim: { kind: "missing_item" }, purchase: { bulk } });
  expect([of(true).verdict, of(false).verdict, of(null).verdict]).toEqual(["not_covered", "covered", "undetermined"]);
});

import { describe, expect, test } from "vitest";
import { faultsOf, policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { decide, type Facts } from "./index.ts";

const today = "2026-01-10" as Day;
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const hours = `facts:
  pack.hours:
    type: number
    stage: intake
    label: { en: Hours, es: Horas, zh: 小时 }
    question: { en: How many hours?, es: ¿Cuántas horas?, zh: 多少小时? }`;
const filed = { delivery: { shippedOn: "2025-06-01" }, claim: { kind: "fault", reportedOn: "2026-01-05" } };

/** The verdict, and what could still change it. */
function outlook(sections: string, facts: object = filed): [string, ...string[]] {
  const { verdict, missing } = decide(policyOf(sections), facts as Facts, today);
  return [verdict, ...missing.map(({ fact }) => fact)];
}
const excluding = (...conditions: string[]) =>
  `${term}\nvoids:\n${conditions.map((each, index) => `  T-V${index}: '${each}'`).join("\n")}`;

describe("exclusions that hang together are looked at together", () => {
  test.each([
    [
      "one holds where the other does not: nothing can save the claim",
      ["finding.wear", "finding.wear = false"],
      ["not_covered"],
    ],
    [
      "three that share two facts: one of them always holds",
      ["finding.wear", "finding.burnt", "not(finding.wear) and not(finding.burnt)"],
      ["not_covered"],
    ],
    [
      "the same, whichever comes first",
      ["not(finding.wear) and not(finding.burnt)", "finding.burnt", "finding.wear"],
      ["not_covered"],
    ],
    [
      "four facts in a chain",
      [
        "finding.wear and finding.burnt",
        "finding.misuse and finding.altered",
        "not(finding.burnt) and not(finding.misuse)",
        "finding.wear = false or finding.altered = false",
        "finding.burnt and finding.misuse",
      ],
      ["not_covered"],
    ],
    ["apart, each is asked for", ["finding.wear", "finding.burnt"], ["provisional", "finding.burnt", "finding.wear"]],
  ])("%s", (_, conditions, expected) => {
    const [verdict, ...missing] = outlook(excluding(...conditions));
    expect([verdict, ...missing.sort()]).toEqual(expected);
  });
});

describe("whether the inspection can settle it, or somebody must answer first", () => {
  test.each([
    ["unit.hosted and finding.burnt", "provisional", "a good finding settles it, however the unit was run"],
    ["finding.burnt and unit.hosted", "provisional", "the same, the other way round"],
    ["unit.hosted or finding.burnt", "undetermined", "a hosted unit is excluded whatever is found"],
    ["unit.hosted and unit.firstBuyer", "undetermined", "no finding matters at all"],
    ["unit.hosted and finding.burnt and unit.firstBuyer", "provisional", "of three, the finding settles it"],
    [
      "(unit.hosted and finding.burnt) or (unit.firstBuyer and not(finding.burnt))",
      "undetermined",
      "no finding is good for both",
    ],
  ])("excluded where %s: %s, since %s", (condition, verdict) => {
    expect(outlook(excluding(condition))[0]).toBe(verdict);
  });

  test("one question that must be answered first holds up what the inspection alone would settle", () => {
    expect(outlook(excluding("finding.burnt", "unit.hosted"))).toEqual([
      "undetermined",
      "unit.hosted",
      "finding.burnt",
    ]);
    expect(outlook(excluding("finding.burnt", "finding.wear"))[0]).toBe("provisional");
  });

  test("whatever else is open, a claim that cannot hold is not covered and nothing is asked", () => {
    expect(outlook(excluding("finding.burnt", "unit.hosted", "finding.wear", "not(finding.wear)"))).toEqual([
      "not_covered",
    ]);
    const late = { ...filed, delivery: { shippedOn: "2020-01-01" } };
    expect(outlook(excluding("finding.burnt", "unit.hosted"), late)).toEqual(["not_covered"]);
  });

  test("a condition that is stopped wherever it would hold is not asked about", () => {
    const never = `${term}
voids:
  T-A: finding.burnt
  T-B: { when: 'unit.hosted and unit.use != "rental"', unless: 'unit.use != "rental"' }`;
    expect(outlook(never)).toEqual(["provisional", "finding.burnt"]);
  });
});

describe("the answers that are tried are those that could turn it", () => {
  const on = (text: string) => ({ ...filed, delivery: { deliveredOn: text } });

  test.each([
    ["choices: every one is excluded", excluding('unit.use in ("personal", "commercial", "rental")'), ["not_covered"]],
    ["choices: one is", excluding('unit.use = "rental"'), ["undetermined", "unit.use"]],
    ["text: another than the one named", excluding('unit.model != "S19"'), ["undetermined", "unit.model"]],
    ["text: that it is not empty", excluding('unit.model != ""'), ["undetermined", "unit.model"]],
    [
      "text: one of two and the other at once cannot be",
      excluding('unit.model in ("S19", "S21")', 'unit.model != "S21"'),
      ["not_covered"],
    ],
    ["country: the one that is named", excluding('customer.country = "DE"'), ["undetermined", "customer.country"]],
    ["country: any but that", excluding('customer.country != "DE"'), ["undetermined", "customer.country"]],
    ["money: just below", excluding("not(purchase.price.amount = 4999)"), ["undetermined", "purchase.price"]],
    ["money: its currency", excluding('purchase.price.currency != "EUR"'), ["undetermined", "purchase.price"]],
    [
      "money: a currency and an amount",
      excluding('not(purchase.price.currency = "EUR" and purchase.price.amount > 100)'),
      ["undetermined", "purchase.price"],
    ],
    [
      "a number: the one above",
      `${hours}\n${excluding("not(pack.hours > 100 and pack.hours < 102)")}`,
      ["undetermined", "pack.hours"],
    ],
    [
      "a number: the one below",
      `${hours}\n${excluding("not(pack.hours > 98 and pack.hours < 100)")}`,
      ["undetermined", "pack.hours"],
    ],
    [
      "a number: none lies between two that follow each other",
      `${hours}\n${excluding("pack.hours <= 100", "pack.hours >= 100")}`,
      ["not_covered"],
    ],
    ["a number: very large", `${hours}\n${excluding("not(pack.hours > 100)")}`, ["undetermined", "pack.hours"]],
    ["a number: nothing", `${hours}\n${excluding("not(pack.hours < 50)")}`, ["undetermined", "pack.hours"]],
    ["a day: that of the decision", excluding("delivery.deliveredOn = asOf"), ["undetermined", "delivery.deliveredOn"]],
    [
      "a day: that of the report",
      excluding("delivery.deliveredOn = claim.reportedOn"),
      ["undetermined", "delivery.deliveredOn"],
    ],
    [
      "a day: that of another event",
      excluding("delivery.deliveredOn = delivery.shippedOn"),
      ["undetermined", "delivery.deliveredOn"],
    ],
    [
      "a day: one that is written out",
      excluding('delivery.deliveredOn = date("2011-03-03")'),
      ["undetermined", "delivery.deliveredOn"],
    ],
    [
      "a day: so many days after another",
      excluding('delivery.deliveredOn = delivery.shippedOn + duration("P40D")'),
      ["undetermined", "delivery.deliveredOn"],
    ],
    [
      "a day: so many days before",
      excluding('delivery.deliveredOn + duration("P40D") = delivery.shippedOn'),
      ["undetermined", "delivery.deliveredOn"],
    ],
    [
      "a day: so many months after",
      excluding('delivery.deliveredOn = delivery.shippedOn + duration("P5M")'),
      ["undetermined", "delivery.deliveredOn"],
    ],
    [
      "a day: so many months before",
      excluding('delivery.deliveredOn + duration("P5M") = delivery.shippedOn'),
      ["undetermined", "delivery.deliveredOn"],
    ],
    [
      "a day: the next",
      excluding('not(delivery.deliveredOn > date("2011-03-03") and delivery.deliveredOn < date("2011-03-05"))'),
      ["undetermined", "delivery.deliveredOn"],
    ],
    [
      "a day: none lies between two that follow each other",
      excluding('delivery.deliveredOn <= date("2011-03-03")', 'delivery.deliveredOn >= date("2011-03-04")'),
      ["not_covered"],
    ],
  ])("%s", (_, sections, expected) => {
    expect(outlook(sections)).toEqual(expected);
  });

  test("the only day that would do for the start of a term is found, and that none does", () => {
    const started = (when: string, lasts: string) =>
      `warranty: { clause: T-TERM, startsOn: delivery.deliveredOn, lasts: duration("${lasts}"), when: '${when}' }`;
    const claim = { claim: filed.claim };
    const asked = ["undetermined", "delivery.deliveredOn"];
    expect(outlook(started('delivery.deliveredOn <= date("2025-01-05")', "P12M"), claim)).toEqual(asked);
    expect(outlook(started('delivery.deliveredOn < date("2025-01-05")', "P12M"), claim)).toEqual(["not_covered"]);
    expect(outlook(started('delivery.deliveredOn <= date("2025-12-26")', "P10D"), claim)).toEqual(asked);
    expect(outlook(started('delivery.deliveredOn < date("2025-12-26")', "P10D"), claim)).toEqual(["not_covered"]);
    expect(outlook(started('delivery.deliveredOn < date("2025-01-05")', "P12M"), on("2025-01-04"))).toEqual([
      "not_covered",
    ]);
  });

  test("a term from a table: the day is found for each length that a row gives", () => {
    const table = (
      unit: string,
      when: string,
    ) => `tables: { term: { keys: [unit.model], unit: ${unit}, otherwise: 6, rows: [{ unit.model: A, is: 24 }] } }
warranty: { clause: T-TERM, startsOn: delivery.deliveredOn, lasts: { table: term }, when: '${when}' }`;
    const of = (model: string | null) => ({ claim: filed.claim, unit: { model } });
    const both = ["undetermined", "unit.model", "delivery.deliveredOn"];
    const day = ["undetermined", "delivery.deliveredOn"];
    const months = (before: string) => table("months", `delivery.deliveredOn < date("${before}")`);
    expect(outlook(months("2024-01-06"), of("A"))).toEqual(day);
    expect(outlook(months("2024-01-05"), of("A"))).toEqual(["not_covered"]);
    expect(outlook(months("2025-07-05"), of("B"))).toEqual(["not_covered"]);
    expect(outlook(months("2025-07-05"), of(null)).toSorted()).toEqual(both.toSorted());
    const days = (before: string) => table("days", `delivery.deliveredOn < date("${before}")`);
    expect(outlook(days("2025-12-13"), of("A"))).toEqual(day);
    expect(outlook(days("2025-12-12"), of("A"))).toEqual(["not_covered"]);
    expect(outlook(days("2025-12-30"), of("B"))).toEqual(["not_covered"]);
  });

  test("a length that is open asks for the keys that nobody gave, not for those that are known", () => {
    const table = `tables: { term: { keys: [unit.model, unit.batch], unit: months, between: [3, 12], rows: [{ unit.model: A, unit.batch: B1, is: 9 }] } }
${term.replace('duration("P12M")', "{ table: term }")}`;
    expect(outlook(table, { ...filed, unit: { model: "A" } })).toEqual(["undetermined", "unit.batch"]);
    expect(outlook(table, { ...filed, unit: { batch: "B1" } })).toEqual(["undetermined", "unit.model"]);
    expect(outlook(table)).toEqual(["undetermined", "unit.model", "unit.batch"]);
    expect(outlook(table, { ...filed, unit: { model: "A", batch: "B1" } })).toEqual(["covered"]);
  });
});

describe("an answer with which a rule cannot be worked out settles nothing", () => {
  test("the fact is asked for", () => {
    expect(outlook(excluding("100 / purchase.price.amount > 0"))).toEqual(["undetermined", "purchase.price"]);
    expect(outlook(excluding("100 / purchase.price.amount > 0 and purchase.price.amount = 0"))).toEqual([
      "undetermined",
      "purchase.price",
    ]);
  });
});

test("of more open facts in one condition than can be tried together, all are asked", () => {
  const flags = ["wear", "wilfulDamage", "accident", "negligence", "misuse", "altered", "partsReplaced", "dismantled"];
  const more = [
    "thirdPartyParts",
    "burnt",
    "overvoltage",
    "powerFault",
    "lightning",
    "temperature",
    "overclocked",
    "vandalism",
  ];
  const all = (names: string[]) =>
    `${names.map((name) => `finding.${name}`).join(" and ")} and (finding.liquidCooling or finding.liquidCooling = false)`;
  expect(outlook(excluding(all(flags)))).toHaveLength(1 + 8);
  expect(outlook(excluding(all([...flags, ...more])))).toHaveLength(1 + 17);
  expect(outlook(excluding(all([...flags, ...more])))[0]).toBe("undetermined");
});

describe("a kind of claim that nobody named", () => {
  const windows = (more: string) => `${term}
windows:
  - { clause: T-BACK, kind: change_of_mind, from: delivery.deliveredOn, within: duration("P7D")${more} }`;
  const delivered = (deliveredOn: string) => ({
    delivery: { shippedOn: "2025-06-01", deliveredOn },
    claim: { reportedOn: "2026-01-05" },
  });

  test("is asked for where the kinds come out differently, with what matters under one of them", () => {
    expect(outlook(windows(", when: claim.asNew"), delivered("2026-01-01"))).toEqual([
      "undetermined",
      "claim.kind",
      "claim.asNew",
    ]);
    expect(outlook(windows(""), delivered("2026-01-01"))).toEqual(["undetermined", "claim.kind"]);
    expect(outlook(windows(""), delivered("2025-01-01"))).toEqual(["undetermined", "claim.kind"]);
  });

  test("is not, where no kind can be covered any more", () => {
    const late = {
      delivery: { shippedOn: "2020-06-01", deliveredOn: "2020-06-01" },
      claim: { reportedOn: "2026-01-05" },
    };
    expect(outlook(windows(""), late)).toEqual(["not_covered"]);
    const shut = `${windows("")}\nexcludes: { T-SHUT: { when: unit.hosted, kinds: all } }`;
    expect(outlook(shut, { ...delivered("2026-01-01"), unit: { hosted: true } })).toEqual(["not_covered"]);
  });

  test("nor where every kind is covered, or none is", () => {
    const kinds =
      "fault, doa, loose_heat_sink, damaged_box, transit_damage, wrong_item, missing_item, change_of_mind, undelivered";
    const every = `windows: [{ clause: T-ALL, kind: [${kinds}] }]`;
    const shut = `${every}\nvoids: { T-SHUT: { when: unit.hosted, kinds: all } }`;
    expect(outlook(every, {})).toEqual(["covered"]);
    expect(outlook(shut, { unit: { hosted: false } })).toEqual(["covered"]);
    expect(outlook(shut, { unit: { hosted: true } })).toEqual(["not_covered"]);
  });

  test("nor where all rest on the same rules, whatever those still wait for; it is where one of them asks for the kind", () => {
    const kinds =
      "fault, doa, loose_heat_sink, damaged_box, transit_damage, wrong_item, missing_item, change_of_mind, undelivered";
    const every = (when: string) => `windows: [{ clause: T-ALL, kind: [${kinds}], when: '${when}' }]`;
    expect(outlook(every("claim.asNew"), {})).toEqual(["provisional", "claim.asNew"]);
    const shut = `${every("claim.asNew")}\nvoids: { T-SHUT: { when: unit.hosted, kinds: all } }`;
    expect(outlook(shut, {})).toEqual(["undetermined", "unit.hosted", "claim.asNew"]);
    expect(outlook(every('claim.asNew and claim.kind != "doa"'), {})).toEqual([
      "undetermined",
      "claim.kind",
      "claim.asNew",
    ]);
    const doa = `${every("claim.asNew")}\nvoids: { T-SHUT: { when: unit.hosted, kinds: [doa] } }`;
    expect(outlook(doa, {})).toEqual(["undetermined", "unit.hosted", "claim.kind", "claim.asNew"]);
  });

  test("an exclusion of one kind that only an approval stops keeps the others open", () => {
    const stopped = `${windows("")}\nexcludes: { T-NEW: { unless: claim.asNew, kinds: [change_of_mind] } }`;
    expect(outlook(stopped, delivered("2026-01-01"))).toEqual(["undetermined", "claim.kind"]);
  });
});

test("a rule after the verdict may ask whether a fact is known; one that can never hold is refused", () => {
  const faults = (when: string) =>
    faultsOf(`${term}\nnotices: [{ clause: T-N, when: '${when}' }]`).map(({ message }) => message);
  expect(faults("unit.use = null")).toEqual([]);
  expect(faults('unit.use = null and verdict = "covered"')).toEqual([]);
  expect(faults('unit.use = "rental" and unit.use = "personal"')).toHaveLength(1);
  expect(faults('verdict = "covered" and verdict = "not_covered"')).toHaveLength(1);
  expect(faults('route.handledBy = "seller" and not(route.handledBy = "seller")')).toHaveLength(1);
  expect(faults("warranty.endsOn < asOf and warranty.endsOn > asOf")).toHaveLength(1);
  expect(faults("warranty.endsOn < asOf")).toEqual([]);
});

test("cases that follow each other under one policy are each told their own", () => {
  const policy = policyOf(
    `${term.replace(" }", ", when: 'purchase.invoiceOn <= delivery.shippedOn and finding.manufacturingDefect' }")}\nvoids: { T-H: 'unit.hosted and unit.use = "rental"' }`,
  );
  const of = (facts: object) => {
    const { verdict, missing } = decide(policy, facts as Facts, today);
    return [verdict, ...missing.map(({ fact }) => fact)].join();
  };
  const story: readonly (readonly [object, string])[] = [
    [filed, "undetermined,unit.hosted,unit.use,purchase.invoiceOn,finding.manufacturingDefect"],
    [{ ...filed, unit: { hosted: false } }, "undetermined,purchase.invoiceOn,finding.manufacturingDefect"],
    [{ ...filed, unit: { use: "personal" } }, "undetermined,purchase.invoiceOn,finding.manufacturingDefect"],
    [
      { ...filed, unit: { use: "rental" }, purchase: { invoiceOn: "2025-05-01" } },
      "undetermined,unit.hosted,finding.manufacturingDefect",
    ],
    [{ ...filed, unit: { use: "rental" }, purchase: { invoiceOn: "2025-06-02" } }, "not_covered"],
    [
      { claim: filed.claim, unit: { use: "personal" }, purchase: { invoiceOn: "2025-06-02" } },
      "undetermined,delivery.shippedOn,finding.manufacturingDefect",
    ],
    [
      { claim: filed.claim, unit: { use: "personal" }, purchase: { invoiceOn: "2026-01-06" } },
      "undetermined,delivery.shippedOn,finding.manufacturingDefect",
    ],
    [{ ...filed, delivery: { shippedOn: "2024-06-01" }, unit: { use: "personal" } }, "not_covered"],
  ];
  for (const [facts, expected] of [...story, ...story.toReversed(), ...story]) expect(of(facts)).toBe(expected);
});

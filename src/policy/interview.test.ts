import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import { day } from "../core/day.ts";
import { type CompiledPolicy, decide, type FactEntry, type Facts, loadPacks, nextQuestions } from "./index.ts";

const packs = loadPacks(fileURLToPath(new URL("../../policies/", import.meta.url)));
const asOf = day("2026-02-20");
const days = [
  "2023-01-31",
  "2024-02-29",
  "2025-06-01",
  "2025-08-24",
  "2025-08-31",
  "2026-02-06",
  "2026-02-13",
  "2026-02-17",
  "2026-02-20",
];

describe.each([...packs.values()].map((policy) => [policy.id, policy] as const))(
  "the interview of %s",
  (_id, policy) => {
    test("reaches the verdict that all facts give, asking only what it asks", () => {
      fc.assert(
        fc.property(everyFact(policy), (oracle) => {
          const { verdict, asked } = interview(policy, oracle);
          expect(verdict).toBe(decide(policy, oracle, asOf).verdict);
          expect(new Set(asked).size).toBe(asked.length);
        }),
        { numRuns: Number(process.env.PROPERTY_RUNS ?? 12) },
      );
    }, 60_000);
  },
);

test.each([...packs.values()].map((policy) => [policy.id, policy] as const))(
  "every question of %s says in three languages what is meant, or where the answer is found",
  (_id, { facts, pack }) => {
    for (const [name, { label, question, help }] of [...facts, ...Object.entries(pack.facts ?? {})])
      for (const words of [label, question, help])
        for (const locale of ["en", "es", "zh"] as const)
          expect(words?.[locale], `${name} in ${locale}`).toMatch(/\S{2}/);
  },
);

test("it asks far less than a policy could", () => {
  const policy = packs.get("canaan")!;
  const late: Facts = {
    ...full(policy),
    delivery: { shippedOn: "2024-01-01" },
    claim: { kind: "fault", reportedOn: asOf },
  };
  const { asked } = interview(policy, late);
  expect(asked).toEqual(["claim.kind", "delivery.shippedOn", "claim.reportedOn"]);
});

test("a question that can settle the verdict comes before one that cannot, with its clause, words and choices", () => {
  const policy = policyOf(`warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }
voids:
  T-BOTH: unit.hosted and purchase.preorder
  T-USE: 'unit.use in ("rental", "commercial")'`);
  const facts: Facts = { delivery: { shippedOn: "2026-01-01" }, claim: { kind: "fault", reportedOn: "2026-02-01" } };
  const [first, ...others] = nextQuestions(policy, facts, asOf, { locale: "es" });
  expect(first).toEqual({
    fact: "unit.use",
    stage: "intake",
    type: "choice",
    label: "Uso",
    question: "¿Para qué se usa?",
    help: "Alquiler: otros pagan por usarla. Comercial: trabaja para una empresa.",
    choices: [
      { value: "personal", label: "Personal" },
      { value: "commercial", label: "Comercial" },
      { value: "rental", label: "Alquiler" },
    ],
    clause: "T-USE",
    settles: true,
  });
  expect(others.map(({ fact, settles, clause }) => [fact, settles, clause])).toEqual([
    ["unit.hosted", false, "T-BOTH"],
    ["purchase.preorder", false, "T-BOTH"],
  ]);
});

test("what absence stands for is asked where knowing it would turn the verdict, and only there", () => {
  const policy = policyOf(`warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }
voids:
  T-PARTS: { when: finding.partsReplaced, unless: evidence.modificationApproval }`);
  const facts: Facts = {
    delivery: { shippedOn: "2026-01-01" },
    claim: { kind: "fault", reportedOn: "2026-02-01" },
    finding: { partsReplaced: true },
  };
  const asked = (given: Facts) => nextQuestions(policy, given, asOf).map(({ fact }) => fact);
  expect(asked(facts)).toEqual(["evidence.modificationApproval"]);
  expect(asked({ ...facts, finding: { partsReplaced: false } })).toEqual([]);
  expect(asked({ ...facts, delivery: { shippedOn: "2020-01-01" } })).toEqual([]);
});

test("a late claim is asked when it was reported, and nobody who may not be asked is", () => {
  const policy = packs.get("canaan")!;
  const facts: Facts = { delivery: { shippedOn: "2025-06-01" }, claim: { kind: "fault" } };
  expect(nextQuestions(policy, facts, asOf).map(({ fact }) => fact)).toContain("claim.reportedOn");
  expect(nextQuestions(policy, facts, asOf, { mayAsk: () => false })).toEqual([]);
});

test("where a rule failed there is nothing to ask: a person decides", () => {
  expect(
    nextQuestions(packs.get("canaan")!, { delivery: { shippedOn: "9999-12-01" }, claim: { kind: "fault" } }, asOf),
  ).toEqual([]);
});

/** Answers from the oracle, the first question first, until none is left. */
function interview(policy: CompiledPolicy, oracle: Facts): { verdict: string; asked: string[] } {
  const facts: Nested = {};
  const asked: string[] = [];
  for (;;) {
    const [next] = nextQuestions(policy, facts as Facts, asOf);
    if (!next) return { verdict: decide(policy, facts as Facts, asOf).verdict, asked };
    if (asked.length > 100) throw new Error(`still asking ${next.fact}`);
    const [group, key] = next.fact.split(".") as [string, string];
    asked.push(next.fact);
    (facts[group] ??= {})[key] = (oracle as Nested)[group]![key];
  }
}

type Nested = Record<string, Record<string, unknown>>;

/** Every fact that a policy's rules read, each known; findings are mostly good, so that other rules come to speak too. */
function everyFact(policy: CompiledPolicy): fc.Arbitrary<Facts> {
  const names = policy.slots.flatMap((each) => (each && each.entry.stage !== "none" ? [each] : []));
  const values = names.map(({ name, entry }) =>
    name === "inspection.complete" ? fc.constant(true) : anyOf(policy, name, entry),
  );
  return fc.tuple(...values).map((all) => nested(names.map(({ name }, index) => [name, all[index]] as const)));
}

function anyOf(policy: CompiledPolicy, name: string, entry: FactEntry): fc.Arbitrary<unknown> {
  switch (entry.type) {
    case "boolean":
      return name.startsWith("finding.") && name !== "finding.manufacturingDefect"
        ? fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
        : fc.boolean();
    case "choice":
      return name === "claim.kind"
        ? fc.oneof(fc.constant("fault"), fc.constantFrom(...Object.keys(entry.values!)))
        : fc.constantFrom(...Object.keys(entry.values!));
    case "date":
      return fc.constantFrom(...days);
    case "country":
      return fc.constantFrom("DE", "ES", "NO", "GB");
    case "number":
      return fc.nat(2);
    case "money":
      return fc.constant({ amount: 100, currency: "EUR" });
    case "text": {
      const at = policy.slots.findIndex((each) => each?.name === name);
      return fc.constantFrom("DE", "other", ...(policy.term?.table?.valuesOf.get(at) ?? []));
    }
  }
}

function full(policy: CompiledPolicy): Facts {
  return fc.sample(everyFact(policy), { numRuns: 1, seed: 1 })[0]!;
}

function nested(entries: readonly (readonly [string, unknown])[]): Facts {
  const facts: Nested = {};
  for (const [name, value] of entries) {
    const [group, key] = name.split(".") as [string, string];
    (facts[group] ??= {})[key] = value;
  }
  return facts as Facts;
}

describe("what is asked, and whether some answer settles it", () => {
  const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P180D") }';
  const known: Facts = { claim: { kind: "fault", reportedOn: "2026-02-01" }, delivery: { shippedOn: "2026-01-01" } };
  const asked = (sections: string, facts: Facts = known, on = asOf) =>
    nextQuestions(policyOf(sections), facts, on).map(({ fact, settles, clause }) => [fact, settles, clause]);
  const own = (type: string) =>
    `facts:\n  pack.own: { type: ${type}, stage: intake, label: { en: a, es: b, zh: c }, question: { en: a, es: b, zh: c } }\n`;

  test.each<[string, string, Facts, unknown[]]>([
    ["a day", term, { claim: known.claim }, ["delivery.shippedOn", true, "T-TERM"]],
    ["a country", `${term}\nvoids:\n  T-LAND: customer.country = "DE"`, known, ["customer.country", true, "T-LAND"]],
    ["a choice", `${term}\nvoids:\n  T-USE: unit.use = "rental"`, known, ["unit.use", true, "T-USE"]],
    ["yes or no", `${term}\nvoids:\n  T-HOST: unit.hosted`, known, ["unit.hosted", true, "T-HOST"]],
    ["a number", `${own("number")}${term}\nvoids:\n  T-OWN: pack.own >= 3`, known, ["pack.own", true, "T-OWN"]],
    [
      "a name that a table looks up",
      `tables:\n  m: { keys: [unit.model], unit: days, otherwise: 10, rows: [{ unit.model: A, is: 200 }] }\n${term.replace('duration("P180D")', "{ table: m }")}`,
      known,
      ["unit.model", true, "T-TERM"],
    ],
    [
      "an amount, of which no answer can be tried",
      `${term}\nvoids:\n  T-DEAR: purchase.price.amount > 100`,
      known,
      ["purchase.price", false, "T-DEAR"],
    ],
    [
      "the kind of claim",
      `${term}\nwindows:\n  - { clause: T-WIN, kind: doa, from: delivery.deliveredOn, within: duration("P7D") }`,
      { delivery: { shippedOn: "2026-01-01", deliveredOn: "2020-01-01" } },
      ["claim.kind", true, "T-TERM"],
    ],
  ])("%s", (_name, sections, facts, expected) => {
    expect(asked(sections, facts)).toContainEqual(expected);
  });

  test("what is settled leaves nothing to ask", () => {
    expect(asked(term)).toEqual([]);
    expect(asked(`${term}\nvoids:\n  T-HOST: unit.hosted`, { ...known, unit: { hosted: true } })).toEqual([]);
  });

  test("what is known soonest comes first of those that settle, and of two alike the one that leaves less open", () => {
    const sections = `${term}
voids:
  T-A: finding.burnt
  T-B: unit.serialLegible = false
  T-C: unit.hosted`;
    expect(asked(sections).map(([fact]) => fact)).toEqual(["unit.hosted", "unit.serialLegible", "finding.burnt"]);
  });

  test("two that turn the verdict only together are both asked", () => {
    const sections = `${term}
voids:
  T-WEAR: { when: finding.wear, unless: unit.hosted and purchase.preorder }`;
    const worn: Facts = { ...known, finding: { wear: true } };
    expect(new Set(asked(sections, worn).map(([fact]) => fact))).toEqual(new Set(["purchase.preorder", "unit.hosted"]));
    expect(asked(sections, { ...worn, unit: { hosted: false } })).toEqual([]);
    expect(asked(sections, { ...worn, unit: { hosted: true } }).map(([fact]) => fact)).toEqual(["purchase.preorder"]);
  });

  test("the day of the report is asked where another day would turn it, not where none would", () => {
    const unsaid: Facts = { claim: { kind: "fault" }, delivery: { shippedOn: "2025-01-01" } };
    expect(asked(term, unsaid).map(([fact]) => fact)).toEqual(["claim.reportedOn"]);
    const burnt = `${term}\nvoids:\n  T-BURNT: finding.burnt`;
    expect(asked(burnt, { ...unsaid, finding: { burnt: true } })).toEqual([]);
  });

  test("what may not be asked is left out", () => {
    const policy = policyOf(`${term}\nvoids:\n  T-A: unit.hosted\n  T-B: finding.burnt`);
    const only = nextQuestions(policy, known, asOf, { mayAsk: (fact) => fact !== "finding.burnt" });
    expect(only.map(({ fact }) => fact)).toEqual(["unit.hosted"]);
  });

  test("of two that settle and are known as soon, the one whose answers leave less open", () => {
    const sections = `${term}
voids:
  T-USE: unit.use = "rental"
  T-PRE: purchase.preorder
  T-BURNT: finding.burnt`;
    // Two of three answers about the use settle nothing; one of two about the order does.
    expect(asked(sections).map(([fact]) => fact)).toEqual(["purchase.preorder", "unit.use", "finding.burnt"]);
  });

  test("what turns the verdict alone is asked without what would only together", () => {
    const sections = `${term}
voids:
  T-WEAR: { when: finding.wear, unless: unit.hosted or (purchase.preorder and purchase.bulk) }`;
    expect(asked(sections, { ...known, finding: { wear: true } })).toEqual([["unit.hosted", true, "T-WEAR"]]);
  });

  test("whether the inspection is over is nothing that is asked", () => {
    const sections = `${term}\nvoids:\n  T-WEAR: { when: finding.wear, unless: inspection.complete }`;
    expect(asked(sections, { ...known, finding: { wear: true } })).toEqual([]);
  });

  test("what a window supposes is asked where it would end it", () => {
    const sections = `${term}
windows:
  - { clause: T-UNSENT, kind: undelivered, unless: delivery.shippedOn <= claim.reportedOn }`;
    const unsent: Facts = { claim: { kind: "undelivered", reportedOn: "2026-02-01" } };
    // It is asked with the clause that the day stands in first.
    expect(asked(sections, unsent)).toEqual([["delivery.shippedOn", true, "T-TERM"]]);
    expect(asked(sections, { ...unsent, delivery: { shippedOn: "2026-02-02" } })).toEqual([]);
  });

  test("a day on which a window begins is asked with the window's clause", () => {
    const sections = `${term}
windows:
  - { clause: T-WIN, kind: doa, from: delivery.deliveredOn, within: duration("P7D"), when: claim.asNew }`;
    const dead: Facts = { claim: { kind: "doa", reportedOn: "2026-02-01" } };
    expect(asked(sections, dead)).toEqual([
      ["delivery.deliveredOn", true, "T-WIN"],
      ["claim.asNew", true, "T-WIN"],
    ]);
  });

  test("a name in a table's row settles what any other name leaves open", () => {
    const table = (rows: string) =>
      `tables:\n  m: { keys: [unit.model, unit.batch], unit: days, between: [10, 200], rows: [${rows}] }\n${term.replace('duration("P180D")', "{ table: m }")}`;
    const named = asked(table('{ unit.model: A, unit.batch: "*", is: 200 }'));
    expect(named).toContainEqual(["unit.model", true, "T-TERM"]);
    expect(named).toContainEqual(["unit.batch", false, "T-TERM"]);
  });

  test("in English unless another language is asked for, and without choices where there are none", () => {
    const [first] = nextQuestions(policyOf(`${term}\nvoids:\n  T-HOST: unit.hosted`), known, asOf);
    expect(first).toMatchObject({ label: "Hosted", stage: "intake", type: "boolean", choices: [] });
    expect(first?.help).toMatch(/^[A-Z]/);
  });
});

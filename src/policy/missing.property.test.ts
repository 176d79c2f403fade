import fc from "fast-check";
import { expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { type CompiledPolicy, type Decision, decide, type Facts, factEntry } from "./index.ts";

const asOf = "2026-01-10" as Day;
const dates = [
  "1990-01-01",
  "2024-12-30",
  "2024-12-31",
  "2025-01-01",
  "2025-01-09",
  "2025-01-10",
  "2025-01-11",
  "2025-01-20",
  "2025-06-01",
  "2200-01-01",
];

/** What each fact can be, for trying every completion. */
const domains: Readonly<Record<string, readonly unknown[]>> = {
  "finding.overclocked": [true, false],
  "finding.wear": [true, false],
  "finding.altered": [true, false],
  "unit.hosted": [true, false],
  "evidence.modificationApproval": [true, false],
  "unit.use": ["personal", "commercial", "rental"],
  "unit.model": ["S19", "S21", "something else"],
  "delivery.shippedOn": dates,
};
const names = Object.keys(domains);

const condition = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      ...names.filter((name) => domains[name]![0] === true),
      'unit.use = "rental"',
      'unit.use in ("commercial", "rental")',
      'unit.model = "S19"',
      'unit.model != "S21"',
      'delivery.shippedOn < date("2024-12-31")',
    ),
    tie("node").map((inner) => `not(${inner})`),
    fc.tuple(tie("node"), tie("node")).map(([left, right]) => `(${left} and ${right})`),
    fc.tuple(tie("node"), tie("node")).map(([left, right]) => `(${left} or ${right})`),
    fc.tuple(tie("node"), tie("node"), tie("node")).map(([test, yes, no]) => `(if ${test} then ${yes} else ${no})`),
  ),
})).node;

const pack = fc.record({
  voids: fc.array(condition, { minLength: 1, maxLength: 4 }),
  when: fc.option(condition, { nil: undefined }),
});
const known = fc.record(
  Object.fromEntries(
    names.map((name) => [name, fc.option(fc.constantFrom(...domains[name]!), { nil: undefined, freq: 1 })]),
  ),
  { requiredKeys: [] },
);

test("missing names exactly the facts that can still change the verdict; the verdict is settled exactly when none can", () => {
  fc.assert(
    fc.property(pack, known, ({ voids, when }, facts) => {
      const policy = compiled(voids, when);
      if (!policy) return;
      const decision = decide(policy, nested(facts), asOf);
      expect(answerOf(decision)).toEqual(byTryingAll(policy, facts));
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 200) },
  );
}, 60_000);

test("the order of rules in a pack changes nothing but the digest", () => {
  fc.assert(
    fc.property(pack, known, fc.infiniteStream(fc.nat()), ({ voids, when }, facts, order) => {
      const numbered = voids.map((text, index) => [`T-V${index}`, text] as const);
      const shuffled = numbered
        .map((each) => [each, order.next().value!] as const)
        .toSorted((first, second) => first[1] - second[1])
        .map(([each]) => each);
      const [one, two] = [compiledFrom(numbered, when), compiledFrom(shuffled, when)];
      if (!one || !two) return;
      expect({ ...decide(one, nested(facts), asOf), digest: "" }).toEqual({
        ...decide(two, nested(facts), asOf),
        digest: "",
      });
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 200) },
  );
}, 60_000);

test("the same facts give the same bytes, also after other cases have been decided", () => {
  const policy = compiled(
    ["finding.overclocked", "finding.altered and not(evidence.modificationApproval)"],
    undefined,
  )!;
  fc.assert(
    fc.property(known, known, (facts, other) => {
      const first = JSON.stringify(decide(policy, nested(facts), asOf));
      decide(policy, nested(other), asOf);
      expect(JSON.stringify(decide(policy, JSON.parse(JSON.stringify(nested(facts))) as Facts, asOf))).toBe(first);
    }),
  );
});

type Known = Readonly<Record<string, unknown>>;

function compiled(voids: readonly string[], when: string | undefined): CompiledPolicy | null {
  return compiledFrom(
    voids.map((text, index) => [`T-V${index}`, text] as const),
    when,
  );
}

/** Null where the random conditions make a pack that the check refuses (a rule that can never hold). */
function compiledFrom(voids: readonly (readonly [string, string])[], when: string | undefined): CompiledPolicy | null {
  const term = [
    `warranty:`,
    `  clause: T-TERM`,
    `  startsOn: delivery.shippedOn`,
    `  lasts: duration("P12M")`,
    ...(when ? [`  when: '${when}'`] : []),
  ];
  try {
    return policyOf([...term, "voids:", ...voids.map(([clause, text]) => `  ${clause}: '${text}'`)].join("\n"));
  } catch (error) {
    if (error instanceof Error && error.message.includes("can never hold")) return null;
    throw error;
  }
}

function nested(facts: Known): Facts {
  const result: Record<string, Record<string, unknown>> = { claim: { kind: "fault" } };
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined) continue;
    const [group, key] = name.split(".") as [string, string];
    result[group] = { ...result[group], [key]: value };
  }
  return result as Facts;
}

interface Answer {
  readonly verdict: string;
  readonly missing: readonly string[];
}

function answerOf(decision: Decision): Answer {
  return { verdict: decision.verdict, missing: decision.missing.map((each) => each.fact).sort() };
}

/** The definition itself: complete the facts in every way and look at what comes out. */
function byTryingAll(policy: CompiledPolicy, facts: Known): Answer {
  const relevant = names.filter((name) => policy.slots.some((each) => each?.name === name));
  const open = relevant.filter((name) => facts[name] === undefined);
  const results = new Map<string, boolean>();
  const visit = (index: number, chosen: readonly number[], filled: Known): void => {
    const name = open[index];
    if (name === undefined) {
      results.set(chosen.join(), decide(policy, nested(filled), asOf).verdict === "covered");
      return;
    }
    for (const [choice, value] of domains[name]!.entries())
      visit(index + 1, [...chosen, choice], { ...filled, [name]: value });
  };
  visit(0, [], facts);
  const outcomes = new Set(results.values());
  if (outcomes.size === 1) return { verdict: outcomes.has(true) ? "covered" : "not_covered", missing: [] };
  const missing = open.filter((_, index) => matters(results, index));
  const later = open.map((name) => factEntry(name)!.stage === "inspection");
  const blocks = new Map<string, boolean>();
  for (const [key, result] of results) {
    const block = key
      .split(",")
      .filter((_, index) => later[index])
      .join();
    blocks.set(block, (blocks.get(block) ?? true) && result);
  }
  return { verdict: [...blocks.values()].includes(true) ? "provisional" : "undetermined", missing: missing.sort() };
}

function matters(results: ReadonlyMap<string, boolean>, index: number): boolean {
  const seen = new Map<string, boolean>();
  for (const [key, result] of results) {
    const rest = key
      .split(",")
      .map((each, at) => (at === index ? "*" : each))
      .join();
    if (seen.has(rest) && seen.get(rest) !== result) return true;
    seen.set(rest, result);
  }
  return false;
}

test("a fact whose value is turned into another is asked for, though no list of answers shows all it can become", () => {
  const policy = policyOf(
    'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }\nvoids:\n  T-OC: string length(unit.model) > 5',
  );
  const facts = { delivery: { shippedOn: "2025-12-01" }, claim: { kind: "fault", reportedOn: "2025-12-20" } } as Facts;
  const open = decide(policy, facts, asOf);
  expect([open.verdict, open.missing.map((each) => each.fact)]).toEqual(["undetermined", ["unit.model"]]);
  expect(decide(policy, { ...facts, unit: { model: "S19" } }, asOf).verdict).toBe("covered");
  expect(decide(policy, { ...facts, unit: { model: "S19 Pro" } }, asOf).verdict).toBe("not_covered");
});

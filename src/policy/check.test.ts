import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkMutated } from "../../test/mutated-packs.ts";
import { faultsOf, packText } from "../../test/policies.ts";
import { checkFolder, checkPacks, loadPacks } from "./index.ts";

const packs = fileURLToPath(new URL("../../policies", import.meta.url));
const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const tabled = "warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: t } }";

/** The fault at the place of the mark ⟨⟩ in the sections. */
function faultAtMark(marked: string): { message: string; atMark: boolean }[] {
  const text = packText(marked.replace("⟨⟩", ""));
  const before = packText(marked).slice(0, packText(marked).indexOf("⟨⟩"));
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  const { faults } = checkPacks([{ file: "trial.yaml", text }]);
  return faults.map((fault) => ({ message: fault.message, atMark: fault.line === line && fault.column === column }));
}

test("the packs of this product are sound", () => {
  expect(checkFolder(packs).faults).toEqual([]);
});

describe("each fault has its line and column, and says what would be right", () => {
  test.each([
    ["an unknown fact", `${term}\nvoids:\n  T-OC: ⟨⟩finding.overcloked`, 'did you mean "finding.overclocked"?'],
    [
      "an unknown fact inside a flow mapping",
      `${term}\nfreight:\n  - { clause: T-IN, leg: inbound, paidBy: seller, when: verdict = "covered" and ⟨⟩unit.hostd }`,
      'did you mean "unit.hosted"?',
    ],
    [
      "an unknown fact in a quoted text",
      `${term}\nvoids:\n  T-OC: 'finding.wear or ⟨⟩finding.weer'`,
      'did you mean "finding.wear"?',
    ],
    [
      "an unknown fact in a folded text",
      `${term}\nvoids:\n  T-OC: >-\n    finding.wear or\n    ⟨⟩finding.weer`,
      'did you mean "finding.wear"?',
    ],
    ["a wrong type", `${term}\nvoids:\n  T-OC: ⟨⟩unit.model`, "expected true or false, got text"],
    [
      "a value that a choice cannot have",
      `${term}\nvoids:\n  T-OC: unit.use = ⟨⟩"hire"`,
      "none of personal, commercial, rental",
    ],
    ["a fault of syntax", `${term}\nvoids:\n  T-OC: finding.wear and ⟨⟩)`, "FEEL does not allow"],
    [
      "a length that is no duration",
      `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: ⟨⟩asOf }`,
      "expected a duration of days or a duration of months, got a date",
    ],
    ["a rule that can never hold", `${term}\nvoids:\n  T-OC: ⟨⟩finding.wear and not(finding.wear)`, "can never hold"],
    [
      "a date that leaves no room",
      `${term}\nvoids:\n  T-OC: ⟨⟩delivery.shippedOn > date("2025-01-02") and delivery.shippedOn < date("2025-01-03")`,
      "can never hold",
    ],
    ["a decision name that comes too late", `${term}\nvoids:\n  T-OC: ⟨⟩verdict = "covered"`, "not known yet"],
    [
      "a quote that would decide a verdict",
      `${term}\nvoids:\n  T-OC: ⟨⟩quote.paidOn > asOf`,
      "may not decide the verdict",
    ],
    [
      "a question whether a fact is known, in a void",
      `${term}\nvoids:\n  T-OC: ⟨⟩unit.model = null`,
      "may not decide the verdict",
    ],
    ["an unknown key", `${term}\n⟨⟩void: {}`, 'unknown key "void"'],
    [
      "an unknown key of a rule",
      `${term}\nfreight:\n  - { clause: T-IN, leg: inbound, paidBy: seller, ⟨⟩whenn: true }`,
      'unknown key "whenn"',
    ],
    ["an unknown leg", `${term}\nfreight:\n  - { clause: T-IN, leg: ⟨⟩sideways, paidBy: seller }`, "inbound"],
    [
      "evidence that no fact stands for",
      `${term}\nevidence:\n  - { clause: T-EV, requires: [photo, ⟨⟩vidio] }`,
      "did you mean video?",
    ],
    ["a layer that is not there", `extends: ⟨⟩nowhere\n${term}`, "no sound pack is called nowhere"],
    [
      "a table that is not there",
      `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: ⟨⟩months } }`,
      "no table is called",
    ],
    [
      "a refund without a price",
      `${term}\nremedies:\n  - ⟨⟩{ clause: T-R, kind: refund, charge: none }`,
      "a refund must say",
    ],
    [
      "a window with half a limit",
      `${term}\nwindows:\n  - ⟨⟩{ clause: T-W, kind: doa, from: delivery.deliveredOn }`,
      "needs both",
    ],
    [
      "a clock without a length",
      `${term}\ndeadlines:\n  - ⟨⟩{ clause: T-D, name: d, from: asOf, onMiss: close }`,
      "say `workingDays` or `within`",
    ],
    [
      "a promise after an unknown one",
      `${term}\nserviceLevels:\n  - { clause: T-S, name: a, after: ⟨⟩b, workingDays: 2 }`,
      "no earlier service level",
    ],
    [
      "an amount beyond what is counted exactly",
      `${term}\nfreight:\n  - { clause: T-IN, leg: inbound, paidBy: seller, when: purchase.price.amount > ⟨⟩9007199254740993 }`,
      "cannot be counted exactly",
    ],
    [
      "a day that does not exist",
      `${term}\nvoids:\n  T-OC: delivery.shippedOn > date(⟨⟩"2025-02-30")`,
      "not a day that exists",
    ],
    [
      "a percentage over a hundred",
      `${term}\nremedies:\n  - { clause: T-R, kind: refund, charge: none, refund: { of: purchase.price, deductions: [{ clause: T-X, kind: x, percent: ⟨⟩120 }] } }`,
      "100",
    ],
    [
      "a call of what is called",
      `${term}\nvoids:\n  T-OC: ⟨⟩contains(unit.model, "x")(1)`,
      "only a function that FEEL knows",
    ],
    ["two keys alike", `${term}\nvoids:\n  T-OC: finding.wear\n  ⟨⟩T-OC: finding.burnt`, "second time"],
    ["an anchor", `${term}\nvoids:\n  T-OC: &a ⟨⟩finding.wear`, "anchors and aliases"],
    ["a tab before a key", `${term}\nvoids:\n⟨⟩\tT-OC: finding.wear`, "a tab stands before this; indent with spaces"],
    ["a key without its colon", `${term}\nvoids:\n  ⟨⟩T-OC finding.wear`, "`key: value`"],
    ["a key with nothing behind its colon", `${term}\nvoids:\n  ⟨⟩T-OC:finding.wear`, "a colon and a space"],
    ["a quote that is never closed", `${term}\nvoids:\n  T-OC: ⟨⟩"finding.wear`, "this quote is never closed"],
    [
      "a brace that is never closed",
      `${term}\nfreight:\n  - { clause: T-IN, leg: inbound, paidBy: seller\n  ⟨⟩- { clause: T-IN, leg: outbound, paidBy: seller }`,
      "`}` is missing",
    ],
    [
      "a list in a flow mapping",
      `${term}\nfreight:\n  - { clause: T-IN, leg: inbound, paidBy: seller, when: claim.kind in ("fault", "doa"⟨⟩) }`,
      "single quotes as a whole",
    ],
    ["a merge that was left open", `${term}\n⟨⟩<<<<<<< HEAD\nvoids: {}`, "two versions of the file"],
    ["a no-break space", `${term}\nvoids:\n⟨⟩\u00a0\u00a0T-OC: finding.wear`, "indent with plain spaces"],
    ["an equals sign too many", `${term}\nvoids:\n  T-OC: claim.kind =⟨⟩= "fault"`, "compare with a single `=`"],
    ["an or of another language", `${term}\nvoids:\n  T-OC: finding.wear ⟨⟩|| finding.burnt`, "write `or`"],
    ["single quotes", `${term}\nvoids:\n  T-OC: claim.kind = ⟨⟩'fault'`, "plain double quotes"],
    ["a fact without its group", `${term}\nvoids:\n  T-OC: ⟨⟩overclocked`, 'did you mean "finding.overclocked"?'],
    [
      "a duration without quotes",
      `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: ⟨⟩duration(P180D) }`,
      'a duration is written in quotes, such as duration("P180D")',
    ],
    [
      "a duration in words",
      `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: 180 ⟨⟩days }`,
      "with D, W, M or Y",
    ],
    [
      "a number for a duration",
      `warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: ⟨⟩180 }`,
      'expected a duration such as duration("P180D"), or { table: NAME }, got 180',
    ],
    [
      "a window that runs backwards",
      `${term}\nwindows:\n  - { clause: T-W, kind: doa, from: delivery.deliveredOn, within: ⟨⟩duration("-P3D") }`,
      "cannot be below nothing",
    ],
    [
      "a condition of nothing but a comment",
      `${term}\nvoids:\n  T-OC: ⟨⟩#finding.wear`,
      "expected a condition such as",
    ],
    ["a void that always holds", `${term}\nvoids:\n  T-OC: ⟨⟩true`, "nothing would ever be covered"],
    [
      "working days that run backwards",
      `${term}\nserviceLevels:\n  - { clause: T-S, name: a, from: asOf, workingDays: ⟨⟩[6, 3] }`,
      "from the fewer to the more",
    ],
    [
      "a warning when it is over",
      `${term}\ndeadlines:\n  - { clause: T-D, name: d, from: asOf, within: duration("P90D"), warnAfterDays: [60, ⟨⟩90], onMiss: close }`,
      "comes when the deadline is over",
    ],
    [
      "two payers of one way",
      `${term}\nfreight:\n  - { clause: T-IN, leg: both, paidBy: seller }\n  - ⟨⟩{ clause: T-IN, leg: inbound, paidBy: customer }`,
      "disagree on who pays inbound",
    ],
    [
      "evidence with its group",
      `${term}\nevidence:\n  - { clause: T-EV, requires: [⟨⟩evidence.photo] }`,
      "leave out `evidence.`: photo",
    ],
    [
      "a table nobody asks",
      `${term}\ntables:\n  ⟨⟩spare: { keys: [unit.model], unit: months, otherwise: 1, rows: [] }`,
      "nothing looks up the table spare",
    ],
    [
      "a table by days",
      `${tabled}\ntables:\n  t: { keys: [unit.model, ⟨⟩delivery.shippedOn], unit: months, otherwise: 1, rows: [] }`,
      "of the type date",
    ],
    [
      "a row for what no unit is",
      `${tabled}\ntables:\n  t: { keys: [unit.category], unit: months, otherwise: 1, rows: [⟨⟩{ unit.category: minner, is: 2 }] }`,
      "did you mean miner?",
    ],
    [
      "a row whose length is a text",
      `${tabled}\ntables:\n  t: { keys: [unit.model], unit: months, otherwise: 1, rows: [⟨⟩{ unit.model: S19, is: "12" }] }`,
      'got the text "12"',
    ],
  ])("%s", (_name, marked, message) => {
    const faults = faultAtMark(marked);
    expect(
      faults
        .filter((fault) => fault.atMark)
        .map((fault) => fault.message)
        .join("\n"),
    ).toContain(message);
  });

  test("a pack in force from a day that does not exist", () => {
    const text = packText(term).replace("effectiveFrom: 2024-01-01", "effectiveFrom: 2024-02-30");
    expect(checkPacks([{ file: "t", text }]).faults).toMatchObject([{ line: 4, column: 16 }]);
  });

  test("an override of nothing", () => {
    expect(
      checkPacks([
        {
          file: "t",
          text: packText(`${term}\nvoids:\n  T-OC: { when: finding.wear, overrides: T-NONE }`).replace(
            /^ {2}T-NONE: .*\n?/m,
            "",
          ),
        },
      ]).faults,
    ).toMatchObject([{ message: expect.stringContaining("T-NONE overrides nothing") }]);
  });

  test.each([
    [
      "a freight rule of a void",
      "voids:\n  T-OC: finding.wear\nfreight:\n  - { clause: T-F, leg: both, paidBy: seller, overrides: T-OC }",
      "freight",
    ],
    [
      "a void of a remedy",
      "remedies:\n  - { clause: T-R, kind: repair, charge: free }\nvoids:\n  T-OC: { when: finding.wear, overrides: T-R }",
      "voids",
    ],
  ])("an override where it can do nothing: %s", (_name, sections, section) => {
    expect(faultsOf(`${term}\n${sections}`)).toMatchObject([
      { message: expect.stringContaining(`overrides nothing: no rule of ${section} has it`) },
    ]);
  });

  test.each([
    ["a window of the term", "windows:\n  - { clause: T-W, kind: doa, overrides: T-TERM }"],
    [
      "an exclusion of a void",
      "voids:\n  T-OC: finding.wear\nexcludes:\n  T-X: { when: finding.burnt, overrides: T-OC }",
    ],
    ["a duty of a duty", "duties:\n  T-A: { until: claim.triaged }\n  T-B: { until: claim.triaged, overrides: T-A }"],
  ])("an override where it can do something: %s", (_name, sections) => {
    expect(faultsOf(`${term}\n${sections}`)).toEqual([]);
  });

  test("a clause that is cited but not in the pack, with the nearest name", () => {
    const text = packText(`${term}\nnotices:\n  - { clause: T-TERN }`).replace(/^ {2}T-TERN: .*\n?/m, "");
    expect(checkPacks([{ file: "t.yaml", text }]).faults).toMatchObject([
      { file: "t.yaml", line: 10, column: 15, message: expect.stringContaining("did you mean T-TERM?") },
    ]);
  });

  test("a clause that no rule cites, unless the lifecycle carries it", () => {
    const text = `${packText(term)}\n  T-IDLE: { en: a, es: b, zh: c }`;
    expect(checkPacks([{ file: "t", text }]).faults).toMatchObject([
      { line: 11, column: 3, message: expect.stringContaining("no rule cites T-IDLE") },
    ]);
    expect(checkPacks([{ file: "t", text: text.replace("zh: c }", "zh: c, carriedBy: lifecycle }") }]).faults).toEqual(
      [],
    );
  });

  test("a text that is missing in a language", () => {
    const text = packText(term).replace(", zh: 条款 T-TERM", "");
    expect(checkPacks([{ file: "t", text }]).faults).toMatchObject([
      { line: 10, message: expect.stringContaining("zh") },
    ]);
  });

  test("all faults of a pack are told at once, in their order", () => {
    const faults = faultsOf(`${term}\nvoids:\n  T-A: finding.weer\n  T-B: unit.modle = "x"\n  T-C: unit.model`);
    expect(faults.map((fault) => fault.line)).toEqual([10, 11, 12]);
  });
});

describe("tables", () => {
  const table = (rows: string) =>
    `tables:\n  t:\n    keys: [unit.model, unit.batch]\n    unit: months\n${rows}\nwarranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: { table: t } }`;
  test.each([
    ["a gap", "    rows: [{ unit.model: A, is: 6 }]", "gap"],
    [
      "two rows for the same keys",
      "    otherwise: 6\n    rows: [{ unit.model: A, is: 6 }, { unit.model: A, is: 7 }]",
      "overlaps row 1",
    ],
    [
      "rows of which neither is more exact",
      "    otherwise: 6\n    rows: [{ unit.model: A, is: 6 }, { unit.batch: B, is: 7 }]",
      "overlaps row 1",
    ],
    ["a stray column", "    otherwise: 6\n    rows: [{ unit.serial: A, is: 6 }]", "unit.serial is not among"],
    ["a row without its length", "    otherwise: 6\n    rows: [{ unit.model: A }]", "needs `is`"],
    ["two words on what no row names", "    otherwise: 6\n    between: [6, 12]\n    rows: []", "not both"],
    ["a range the wrong way round", "    between: [12, 6]\n    rows: []", "from the shorter to the longer"],
  ])("%s", (_name, rows, message) => {
    const faults = faultsOf(table(rows));
    expect(faults.map((fault) => fault.message).join("\n")).toContain(message);
    expect(faults.every((fault) => fault.line >= 8)).toBe(true);
  });
});

describe("layers", () => {
  const pack = (id: string, below?: string, layer = "product") => ({
    file: `${id}.yaml`,
    text: packText(term, { id, layer, ...(below ? { extends: below } : {}) }),
  });

  test("a circle is told in each pack of it", () => {
    const { faults, policies } = checkPacks([pack("a", "b"), pack("b", "c"), pack("c", "a")]);
    expect(faults.map((fault) => fault.file)).toEqual(["a.yaml", "b.yaml", "c.yaml"]);
    expect(faults[0]).toMatchObject({ line: 7, message: "the layers go in a circle: a → b → c → a" });
    expect(policies.size).toBe(0);
  });

  test("a general layer cannot extend a more specific one", () => {
    expect(checkPacks([pack("a", "b", "general"), pack("b")]).faults).toMatchObject([
      { file: "a.yaml", message: expect.stringContaining("more specific") },
    ]);
  });

  test("an id used twice is told", () => {
    expect(checkPacks([pack("a"), { ...pack("a"), file: "again.yaml" }]).faults).toMatchObject([
      { file: "again.yaml", message: expect.stringContaining("also that of a.yaml") },
    ]);
  });

  test("a pack over a broken layer cannot be used, and the fault is told in the layer alone", () => {
    const broken = { file: "b.yaml", text: packText(`${term}\nvoids:\n  T-A: finding.weer`, { id: "b" }) };
    const { faults, policies } = checkPacks([pack("a", "b"), broken]);
    expect(faults.map((fault) => fault.file)).toEqual(["b.yaml"]);
    expect([...policies.keys()]).toEqual([]);
  });
});

describe("the digest", () => {
  const digest = (text: string) => checkPacks([{ file: "t", text }]).policies.get("trial")?.digest;

  test("stays with the content, not with its layout or comments", () => {
    const text = packText(term);
    expect(digest(text)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(digest(`# a comment\n${text}\n`)).toBe(digest(text));
    expect(digest(text.replace("P12M", "P13M"))).not.toBe(digest(text));
  });

  test("of a policy changes with a layer under it", () => {
    const own = loadPacks(packs).get("canaan")!.digest;
    const read = (id: string) => ({ file: id, text: readFileSync(`${packs}/${id}/policy.yaml`, "utf8") });
    const general = read("all-mining");
    const changed = checkPacks([
      read("canaan"),
      { ...general, text: general.text.replace("Overclocking ends the cover.", "Overclocking ends it.") },
    ]);
    expect(checkPacks([read("canaan"), general]).policies.get("canaan")?.digest).toBe(own);
    expect(changed.policies.get("canaan")?.digest).not.toBe(own);
  });
});

describe("hostile files", () => {
  test.each([
    ["nothing", ""],
    ["a list", "- a"],
    ["broken YAML", "id: [unclosed"],
    ["a bomb of aliases", `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]`],
    ["ten thousand brackets", `id: ${"[".repeat(10_000)}`],
    ["ten thousand dashes", `id:\n  ${"- ".repeat(10_000)}x`],
    [
      "ten thousand levels of indentation",
      Array.from({ length: 2_000 }, (_, index) => `${" ".repeat(index)}a:`).join("\n"),
    ],
    ["a file of two million characters", `id: ${"x".repeat(2_000_000)}`],
    [
      "an expression of half a million characters",
      packText(`${term}\nvoids:\n  T-A: ${"finding.wear or ".repeat(30_000)}finding.wear`),
    ],
    [
      "an expression of ten million characters",
      packText(`${term}\nvoids:\n  T-A: ${"finding.wear or ".repeat(700_000)}finding.wear`),
    ],
    [
      "ten thousand brackets in an expression",
      packText(`${term}\nvoids:\n  T-A: ${"(".repeat(10_000)}finding.wear${")".repeat(10_000)}`),
    ],
    [
      "three thousand nots in an expression",
      packText(`${term}\nvoids:\n  T-A: ${"not(".repeat(900)}finding.wear${")".repeat(900)}`),
    ],
    ["a key called __proto__", packText(`${term}\n__proto__: { a: 1 }`)],
  ])("%s is refused with a place", (_name, text) => {
    const started = performance.now();
    const { faults, policies } = checkPacks([{ file: "hostile.yaml", text }]);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(policies.size).toBe(0);
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults)
      expect(fault).toMatchObject({ file: "hostile.yaml", line: expect.any(Number), column: expect.any(Number) });
  });
});

test("pack files changed at random never crash the check, and each that is refused has its place", () => {
  const runs = Number(process.env.PROPERTY_RUNS ?? 500);
  const { sound, refused, slowest } = checkMutated(runs, 7);
  expect(sound + refused).toBe(runs);
  expect(refused).toBeGreaterThan(sound);
  expect(slowest).toBeLessThan(5_000);
}, 300_000);

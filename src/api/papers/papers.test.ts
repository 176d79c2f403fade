import { afterAll, describe, expect, test } from "vitest";
import { type PaperSample, paperSample } from "../../../test/paper-sample.ts";
import { type ReadPaper, readPaper } from "../../../test/read-paper.ts";
import { typstPress } from "../../adapters/papers/press-typst.ts";
import { day } from "../../core/day.ts";
import { type Locale, locales } from "../../core/locale.ts";
import { Refusal, type RefusalCode } from "../../core/refusal.ts";
import type { ClaimRecord, LineRecord } from "../../domain/claims/index.ts";
import { type PaperName, paperNames, partsOf } from "../../domain/papers/index.ts";
import { makePaper } from "./make.ts";
import { paperWords } from "./texts/index.ts";

const press = typstPress();
afterAll(() => press.close());

const issuer = { legalName: "All Mining B. V.", address: null, taxId: "", note: "" };

describe.each(locales)("in %s", (locale) => {
  test.each(paperNames)("the %s says what it is, in its language, tagged", async (paper) => {
    const sample = paperSample({ locale });
    const read = await print(sample, paper, locale);
    const number = { quote: "Q-2026-000007", "refund-note": "F-2026-000003", "decision-sheet": "R-2026-000012" };
    expect(read.title).toBe(
      `${paperWords[locale].titles[paper]} ${(number as Partial<Record<PaperName, string>>)[paper] ?? sheetNumber(paper)}`,
    );
    expect(read).toMatchObject({ tagged: true, universal: true, language: locale === "zh" ? "zh-CN" : locale });
    expect(read.roles.has("H1")).toBe(true);
    expect(read.text).toContain(paperWords[locale].titles[paper]);
    expect(read.text).toContain(sample.seller.name);
    expect(read.text).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
  });
});

test("the slip names centre, units, packing clauses with their sections, and the number for the outside", async () => {
  const { text } = await print(paperSample(), "authorization-slip");
  for (const part of [
    "Keileweg 400, dock 7",
    "3029 ZZ Rotterdam",
    "Netherlands",
    "12 Mar 2026",
    "WM-1.2.1",
    "AM-TICKET",
  ])
    expect(text).toContain(part);
  for (const serial of [4100, 4101, 4102]) expect(text).toContain(`HTM35X07K2025061200${serial}`);
  expect(text.match(/RMA-2026-000012/g)?.length).toBeGreaterThan(3);
});

test("the receiving report says what was taken in and what was turned away, with the policy's reason", async () => {
  const sample = paperSample({ units: 2 });
  const refused = changed(sample, 1, (line) => ({
    ...line,
    receipt: { ...line.receipt!, accepted: false, refusals: [{ clause: "WM-2.2.2", text: "x" }] },
  }));
  const { text } = await print(refused, "receiving-report");
  for (const part of ["1 of 2 units taken in", "turned away", "WM-2.2.2", "JD014600004711", "9 Mar 2026", "Power cord"])
    expect(text).toContain(part);
});

test("the inspection report tells findings, fault codes, the verdict and what it rests on", async () => {
  const { text } = await print(paperSample(), "inspection-report");
  for (const part of ["Covered until 12 Jun 2026", "Manufacturing defect", "HB-2 no chips", "WM-3.1", "Overclocked"])
    expect(text).toContain(part);
  expect(text).not.toContain("in 93 days");
});

test("the quote adds up, with money as the language writes it", async () => {
  expect((await print(paperSample(), "quote")).text).toContain("US$532.00");
  expect((await print(paperSample({ locale: "es" }), "quote", "es")).text).toMatch(/532,00 (US)?\$/);
  const draft = changed(paperSample({ role: "support" }), 0, (line) => ({
    ...line,
    quotes: [{ ...line.quotes[0]!, status: "draft", sentOn: null }],
  }));
  expect((await print(draft, "quote")).text).toContain("Draft");
});

test("the repair report has serials out and in, and every test with its result", async () => {
  const { text } = await print(paperSample(), "repair-report");
  for (const part of [
    "HB50S2406A00173",
    "HB50S2511C00892",
    "126.4 TH/s, 71 °C",
    "every last test passed",
    "1 h 35 min",
  ])
    expect(text).toContain(part);
  const failed = changed(paperSample(), 0, (line) => ({
    ...line,
    repair: { ...line.repair!, tests: line.repair!.tests.map((each, at) => ({ ...each, passed: at === 0 })) },
  }));
  expect((await print(failed, "repair-report")).text).toContain("not every test has passed");
});

test("replaced parts stand on the packing list of a paid repair, where they were asked for; those of a free one are the seller's (SA-2.5)", async () => {
  expect((await print(paperSample(), "packing-list")).text).not.toContain("HB50S2406A00173");
  const of = (returnReplacedParts: boolean) =>
    changed(paperSample(), 0, (line) => ({
      ...line,
      returnReplacedParts,
      repair: { ...line.repair!, charge: "quoted" },
    }));
  expect((await print(of(true), "packing-list")).text).toContain("HB50S2406A00173");
  expect((await print(of(false), "packing-list")).text).not.toContain("HB50S2406A00173");
});

test("of units for two centres each has its slip, which says what goes elsewhere, and an invoice with a number of its own", () => {
  const sample = paperSample({ units: 2 });
  const madrid = { ...sample.record.lines[1]!.centre!, id: "madrid", name: "Madrid bench" };
  const parted = changed(sample, 1, (line) => ({ ...line, centre: madrid }));
  const record = { ...parted.record, centreIds: ["centre", "madrid"] };
  const [here, there] = partsOf(record).map(({ lines }) =>
    (["authorization-slip", "commercial-invoice", "return-invoice"] as const).map((paper) =>
      JSON.stringify(
        makePaper(parted.context, record, { seller: parted.seller, issuer }, { paper, lines, locale: "en" }).sheet,
      ),
    ),
  );
  const [first, second] = record.lines.map(({ serial }) => serial);
  expect(here?.[0]).toContain(`${second}: to Madrid bench, in a parcel with a slip of its own.`);
  expect(there?.[0]).toContain(`${first}: to All Mining Service Centre Rotterdam`);
  expect(here?.[1]).toContain(`${record.rmaNumber}-A"`);
  expect(there?.[1]).toContain(`${record.rmaNumber}-A2"`);
  expect(there?.[2]).toContain(`${record.rmaNumber}-B2"`);
  expect(there?.[1]).not.toContain(first);
});

test("what is sent again without having come in has its packing list and its invoice, from the seller, at what was paid", () => {
  const sample = paperSample({ units: 1 });
  const again = changed(sample, 0, (line) => ({
    ...line,
    centre: null,
    receipt: null,
    repair: null,
    custody: "with_customer",
    work: "replaced",
    replacement: { kind: "reissue", item: "M50S", serialIn: "HTM-NEW", unitInId: null, unitOutId: null } as never,
  }));
  const record = { ...again.record, rmaNumber: null, authorizedOn: null, centreIds: [] };
  const address = { ...sample.record.returnAddress!, name: "Dispatch", city: "Shenzhen", country: "CN" };
  const of = { seller: again.seller, issuer: { ...issuer, address } };
  const [list, invoice] = (["packing-list", "return-invoice"] as const).map((paper) =>
    JSON.stringify(makePaper(again.context, record, of, { paper, locale: "en" }).sheet),
  );
  for (const sheet of [list, invoice])
    for (const part of ["HTM-NEW", "All Mining B. V.", "Shenzhen"]) expect(sheet).toContain(part);
  expect(invoice).toContain(`${record.number}-B"`);
  expect(invoice).toContain("takes the place of goods that were wrong, missing or faulty");
  expect(invoice).not.toContain("after repair");
  expect(invoice).not.toContain(record.lines[0]!.serial);
});

test("an invoice states the true goods, code, price and reason, both ways", async () => {
  const there = (await print(paperSample(), "commercial-invoice")).text;
  for (const part of ["8471.50", "China", "US$2,150.00", "US$6,450.00", "40.5 kg", "No sale", "RMA-2026-000012-A"])
    expect(there).toContain(part);
  const back = (await print(paperSample(), "return-invoice")).text;
  for (const part of ["after repair", "Free of charge under the terms", "US$6,450.00", "RMA-2026-000012-B"])
    expect(back).toContain(part);
});

test("an invoice of what goes back as it came does not say that it was repaired", async () => {
  const { record, ...sample } = paperSample();
  const lines = record.lines.map((line) => ({ ...line, repair: null, work: "returned_unrepaired" as const }));
  const { text } = await print({ ...sample, record: { ...record, lines } }, "return-invoice");
  expect(text).toMatch(/used,\s+not repaired/);
  expect(text).toMatch(/go\s+back\s+unrepaired/);
  expect(text).not.toMatch(/after repair|Repair carried out/);
});

test("the refund note says what is kept and by which clause, how it is paid and when it should be there", async () => {
  const { text } = await print(paperSample(), "refund-note");
  for (const part of [
    "US$1,720.00 is on its way",
    "Depreciation (20 %)",
    "MF-DEPRECIATION",
    "Bank transfer",
    "19 Mar 2026",
  ])
    expect(text).toContain(part);
});

test("a refund note says that the money is there only where somebody saw it; what a provider did is still on its way", async () => {
  const settled = async (onlineId: string | null) => {
    const { record, ...sample } = paperSample();
    const refunds = record.refunds.map((each) => ({
      ...each,
      status: "settled" as const,
      settledOn: day("2026-03-18"),
      onlineId,
    }));
    return (await print({ ...sample, record: { ...record, refunds } }, "refund-note")).text;
  };
  const seen = await settled(null);
  for (const part of ["US$1,720.00 was paid to you", "On your account", "18 Mar 2026"]) expect(seen).toContain(part);
  const byProvider = await settled("online");
  for (const part of ["US$1,720.00 is on its way", "Expected on your", "19 Mar 2026"])
    expect(byProvider).toContain(part);
});

test("a refund note gives no clause for a reason where nobody wrote one", async () => {
  const { record, ...sample } = paperSample();
  const titled = async (reason: string) => {
    const refunds = record.refunds.map((each) => ({ ...each, reason, clauses: ["MF-BOX-B"] }));
    return (await print({ ...sample, record: { ...record, refunds } }, "refund-note")).text.includes("Why");
  };
  expect([await titled("MF-BOX-B"), await titled("The box was crushed.")]).toEqual([false, true]);
});

test("the decision sheet carries reasons with sections, every fact, the version and the digest", async () => {
  const sample = paperSample();
  const { text } = await print(sample, "decision-sheet");
  const stored = sample.record.lines[0]!.decision!;
  for (const part of ["WM-3.1", "General warranty · 3.1", "Left the maker on", "Price paid", stored.decision.version])
    expect(text).toContain(part);
  expect(text).toContain(stored.policyDigest);
});

test("the law stands beside the policy on a consumer's decision sheet", async () => {
  const { text } = await print(paperSample({ policy: "minisforum", consumer: true }), "decision-sheet");
  expect(text).toContain(paperWords.en.statutory);
  expect(text).toContain("Not legal advice");
  const row = /Freight\s+both ways: you pay\s+both ways: the seller pays\s+The law/;
  expect(text.slice(text.indexOf(paperWords.en.pointByPoint))).toMatch(row);
  expect(text).not.toMatch(/in \d+ days/);
});

test("what ended the cover stands first on a decision sheet, and what is only waited for apart from it", async () => {
  const { text } = await print(paperSample({ policy: "minisforum", consumer: true }), "decision-sheet");
  const places = ["Why", "MF-NOTE-E", paperWords.en.waitsFor, "MF-CLAIM-1"].map((part) => text.lastIndexOf(part));
  expect(places).toEqual(places.toSorted((one, two) => one - two));
  expect(places[0]).toBeGreaterThan(0);
});

test("what a person decided stands above what the policy says", async () => {
  const overridden = changed(paperSample(), 0, (line) => ({
    ...line,
    override: {
      id: "o",
      verdict: "not_covered",
      remedy: { kind: "none", charge: "none", amount: null },
      reason: "The seal was broken.",
      decidedBy: "Marta Iglesias",
      decidedById: null,
      decidedAt: new Date(0),
    },
  }));
  const { text } = await print(overridden, "decision-sheet");
  expect(text.indexOf("Not covered, by decision of Marta Iglesias")).toBeLessThan(
    text.indexOf("The terms alone would say"),
  );
  expect(text).toContain("The seal was broken.");
});

describe("what is not known is not invented", () => {
  const cases: readonly [string, RefusalCode, (line: LineRecord) => LineRecord][] = [
    ["HS code", "customs_code_unknown", (line) => ({ ...line, unit: { ...line.unit!, hsCode: null } })],
    ["price", "customs_value_unknown", (line) => ({ ...line, unit: { ...line.unit!, price: null } })],
    ["unit", "customs_unit_unknown", (line) => ({ ...line, unit: null })],
    [
      "currency in common",
      "customs_currencies",
      (line) => ({ ...line, unit: { ...line.unit!, price: { amount: 100, currency: "EUR" } } }),
    ],
  ];
  test.each(cases)("an invoice without %s is refused", (_what, code, change) => {
    for (const paper of ["commercial-invoice", "return-invoice"] as const)
      expect(() => make(changed(paperSample(), 1, change), paper)).toThrow(expect.objectContaining({ code }));
  });

  test("what somebody else paid is not told to a customer", () => {
    const bought = (line: LineRecord) => ({ ...line, unit: { ...line.unit!, buyerEmail: "other@example.org" } });
    const code = "customs_value_unknown";
    expect(() => make(changed(paperSample(), 0, bought), "return-invoice")).toThrow(expect.objectContaining({ code }));
    expect(() => make(changed(paperSample({ role: "shipping" }), 0, bought), "return-invoice")).not.toThrow();
  });

  const early: Partial<ClaimRecord> = { rmaNumber: null, centreIds: [] };
  const nothing: Partial<LineRecord> = {
    receipt: null,
    decision: null,
    inspection: null,
    quotes: [],
    repair: null,
    work: "waiting",
    centre: null,
  };
  const waits: Readonly<Record<PaperName, RefusalCode>> = {
    "authorization-slip": "paper_after_authorization",
    "commercial-invoice": "paper_after_authorization",
    "receiving-report": "paper_after_receipt",
    "decision-sheet": "paper_after_decision",
    "inspection-report": "paper_after_inspection",
    quote: "paper_after_quote",
    "repair-report": "paper_after_repair",
    "packing-list": "paper_after_authorization",
    "return-invoice": "paper_after_work",
    "refund-note": "paper_after_refund",
  };
  test.each(paperNames)("a %s before its time is refused with what comes first", (paper) => {
    const sample = changed(paperSample(), 0, (line) => ({ ...line, ...nothing }), 1);
    const bare = {
      ...sample,
      record: { ...sample.record, ...early, lines: sample.record.lines.slice(0, 1), refunds: [] },
    };
    expect(() => make(bare, paper)).toThrow(expect.objectContaining({ code: waits[paper] }));
  });

  test("a quote that was not sent yet is not the customer's to read", () => {
    const draft = changed(paperSample({ units: 1 }), 0, (line) => ({
      ...line,
      quotes: [{ ...line.quotes[0]!, status: "draft", sentOn: null }],
    }));
    expect(() => make(draft, "quote")).toThrow(Refusal);
  });
});

const evil = `#eval("1+1") *b* $x$ \\ @r <l> {number} \u202e🙂 ${"W".repeat(3000)}`;
test.each(paperNames)("the %s shows whatever people wrote, and runs none of it", async (paper) => {
  const read = await print(paperSample({ units: 2, words: evil }), paper);
  expect(read.tagged).toBe(true);
  expect(read.text.replaceAll("\n", "")).toContain('#eval("1+1")');
});

test.each(["authorization-slip", "packing-list", "return-invoice", "receiving-report"] as const)(
  "a %s of 200 units goes on over pages and leaves none out",
  async (paper) => {
    const sample = paperSample({ units: 200 });
    const read = await print(sample, paper);
    expect(read.pages).toBeGreaterThan(4);
    for (const { serial } of sample.record.lines) expect(read.text).toContain(serial);
  },
);

function make({ context, record, seller }: PaperSample, paper: PaperName, locale: Locale = "en") {
  return makePaper(context, record, { seller, issuer }, { paper, locale });
}

async function print(sample: PaperSample, paper: PaperName, locale: Locale = "en"): Promise<ReadPaper> {
  const { sheet } = make(sample, paper, locale);
  const blocks = sheet.blocks.filter(({ is }) => is !== "photos");
  return readPaper(await press.print({ ...sheet, blocks, pictures: [] }));
}

/** The sample with one of its lines otherwise; `keep` is how many lines stay. */
function changed(
  sample: PaperSample,
  at: number,
  ...[change, keep = 99]: [change: (line: LineRecord) => Partial<LineRecord>, keep?: number]
): PaperSample {
  const lines = sample.record.lines
    .slice(0, keep)
    .map((line, index) => (index === at ? ({ ...line, ...change(line) } as LineRecord) : line));
  return { ...sample, record: { ...sample.record, lines } };
}

function sheetNumber(paper: PaperName): string {
  const suffix = paper === "commercial-invoice" ? "-A" : paper === "return-invoice" ? "-B" : "";
  return `RMA-2026-000012${suffix}`;
}

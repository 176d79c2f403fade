import { afterAll, expect, test } from "vitest";
import { readPaper } from "../../../test/read-paper.ts";
import { barsOf } from "../../api/barcode.ts";
import type { Block, Sheet } from "../../domain/papers/index.ts";
import { typstPress } from "./press-typst.ts";

const press = typstPress();
afterAll(() => press.close());

const party = { label: "Send to", name: "North Centre", lines: ["12 Example Street", "10115 Berlin"] };

function sheetOf(change: Partial<Sheet> = {}): Sheet {
  return {
    locale: "en",
    size: "a4",
    title: "Trial",
    number: "R-2026-000001",
    on: "2026-03-02" as Sheet["on"],
    seller: { name: "North", email: "help@north.example", colour: "#b45309", logo: null },
    barcode: { svg: barsOf("R-2026-000001"), text: "R-2026-000001" },
    facts: [{ label: "Claim", value: "R-2026-000001", code: true }],
    parties: [party],
    blocks: [],
    foot: "North",
    pageWords: ["Page ", " of ", ""],
    pictures: [],
    ...change,
  };
}

test("a paper is a tagged PDF/UA with title, language and date", async () => {
  const paper = await readPaper(await press.print(sheetOf({ locale: "zh", title: "维修报告" })));
  expect(paper).toMatchObject({
    title: "维修报告 R-2026-000001",
    language: "zh-CN",
    tagged: true,
    pages: 1,
    universal: true,
  });
  expect(paper.createdOn).toContain("20260302");
});

test("the same sheet has the same bytes, also on another press", async () => {
  const other = typstPress();
  try {
    const [first, again, elsewhere] = [
      await press.print(sheetOf()),
      await press.print(sheetOf()),
      await other.print(sheetOf()),
    ];
    expect(Buffer.from(again).equals(first)).toBe(true);
    expect(Buffer.from(elsewhere).equals(first)).toBe(true);
  } finally {
    await other.close();
  }
});

const hostile: readonly [what: string, text: string][] = [
  ["typst code", '#eval("1+1") #import "@preview/cetz:0.3.0": * #read("/etc/passwd") #panic("x") #{ while true {} }'],
  [
    "typst markup",
    "= Heading *bold* _it_ `raw` $x^2$ <label> @ref [x] ~ -- --- \\ / // /* */ + - 1. https://x.example",
  ],
  ["JSON and quotes", '"},{"is":"words" \\u0000 \\" \' `'],
  ["other directions", "\u202eevil\u202c שלום مرحبا"],
  ["pictures of signs", "🙂👩‍🚀🇪🇸"],
];

test.each(hostile)("%s is shown and never run", async (_what, text) => {
  const blocks = everyBlock(text);
  const change = { title: text, foot: text, blocks, parties: [{ label: text, name: text, lines: [text] }] };
  const paper = await readPaper(await press.print(sheetOf({ ...change, seller: { ...sheetOf().seller, name: text } })));
  expect(paper.tagged).toBe(true);
  if (text.startsWith("#eval")) expect(paper.text).toContain('#eval("1+1")');
  if (text.startsWith("=")) expect(paper.text).toContain("*bold* _it_ `raw` $x^2$ <label> @ref [x]");
});

test("a word of 10,000 letters is broken over lines and pages", async () => {
  const paper = await readPaper(await press.print(sheetOf({ blocks: everyBlock("W".repeat(10_000)) })));
  expect(paper.pages).toBeGreaterThan(3);
  expect(paper.text.match(/W/g)?.length).toBeGreaterThan(90_000);
});

test("a long table goes on over pages and repeats its head", async () => {
  const rows = Array.from({ length: 200 }, (_, index) => [String(index + 1), `SN-${index + 1}-END`]);
  const columns = [
    { label: "No", share: 0, right: true },
    { label: "Serial number", share: 1, code: true },
  ];
  const paper = await readPaper(
    await press.print(sheetOf({ blocks: [{ is: "table", title: "Units", columns, rows }] })),
  );
  expect(paper.pages).toBeGreaterThan(4);
  for (const [, serial] of rows) expect(paper.text).toContain(serial);
  expect(paper.text.match(/Serial number/g)).toHaveLength(paper.pages);
  expect(paper.text).toContain(`Page ${paper.pages} of ${paper.pages}`);
});

test("a paper that cannot be set fails alone; the next one is set", async () => {
  const missing = sheetOf({ seller: { ...sheetOf().seller, logo: "nowhere.png" } });
  const [failed, made] = await Promise.allSettled([press.print(missing), press.print(sheetOf())]);
  expect(failed).toMatchObject({ status: "rejected" });
  expect(made).toMatchObject({ status: "fulfilled" });
});

test("no file outside the template's folder is reached", async () => {
  const reaching = sheetOf({ seller: { ...sheetOf().seller, logo: "/../../../package.json" } });
  await expect(press.print(reaching)).rejects.toThrow("typst");
});

test("a paper that takes too long is given up, and its process with it", async () => {
  const hasty = typstPress({ patience: 1 });
  try {
    await expect(hasty.print(sheetOf())).rejects.toThrow("too long");
  } finally {
    await hasty.close();
  }
});

test("after a rest the press is ended, and started again for the next paper", async () => {
  const sleepy = typstPress({ idleAfter: 5 });
  try {
    await sleepy.print(sheetOf());
    await new Promise((wake) => setTimeout(wake, 60));
    expect((await sleepy.print(sheetOf())).byteLength).toBeGreaterThan(1000);
  } finally {
    await sleepy.close();
  }
});

test("a press that has printed much is started anew between two papers", async () => {
  const tired = typstPress({ tiresAfter: 1 });
  try {
    const made = await Promise.all([tired.print(sheetOf()), tired.print(sheetOf()), tired.print(sheetOf())]);
    expect(made.every((pdf) => pdf.byteLength > 1000)).toBe(true);
  } finally {
    await tired.close();
  }
});

/** Every kind of block with the same words in every place. */
function everyBlock(text: string): Block[] {
  const rests = { clause: "WM-1", source: text };
  const columns = [
    { label: text.slice(0, 20), share: 1 },
    { label: "B", share: 2, code: true },
  ];
  return [
    { is: "statement", tone: "good", text, note: text },
    { is: "facts", title: "Facts", columns: 3, rows: [{ label: "L", value: text, code: true }] },
    { is: "heading", title: "Heading", note: text },
    { is: "steps", title: "Steps", mark: "box", items: [{ text, rests }] },
    { is: "steps", title: "", mark: "number", items: [{ text }] },
    {
      is: "table",
      title: "Table",
      columns,
      rows: [[text, text]],
      totals: [{ label: "Total", value: "1", strong: true }],
    },
    { is: "words", title: "Words", text },
    { is: "digest", label: "Digest", text: `sha256:${"0".repeat(64)}`, note: "verify" },
    { is: "sign", fields: ["Date", "Name"] },
  ];
}

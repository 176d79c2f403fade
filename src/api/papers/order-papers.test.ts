import { afterAll, describe, expect, test } from "vitest";
import { orderPaperSample } from "../../../test/order-paper-sample.ts";
import { readPaper } from "../../../test/read-paper.ts";
import { typstPress } from "../../adapters/papers/press-typst.ts";
import { type Locale, locales } from "../../core/locale.ts";
import { type OrderPaperName, orderPaperNames } from "../../domain/papers/index.ts";
import { makeOrderPaper } from "./order-papers.ts";
import { paperWords } from "./texts/index.ts";
import { withdrawalPaper } from "./withdrawal.ts";

const press = typstPress();
afterAll(() => press.close());

type Sample = ReturnType<typeof orderPaperSample>;

async function print(sample: Sample, paper: OrderPaperName, { locale = "en" as Locale, parcel = 0 } = {}) {
  const { context, ...of } = sample;
  const made = makeOrderPaper(context, of, { paper, packed: sample.order.packages[parcel] ?? null, locale });
  return readPaper(await press.print({ ...made.sheet, pictures: [] }));
}

describe.each(locales)("in %s", (locale) => {
  test.each(orderPaperNames)("the %s of an order says what it is, in its language, tagged", async (paper) => {
    const read = await print(orderPaperSample({ locale }), paper, { locale });
    const number = paper === "proforma-invoice" ? "PI-2026-000007" : "O-2026-000007-1";
    expect(read.title).toBe(`${paperWords[locale].orderTitles[paper]} ${number}`);
    expect(read).toMatchObject({ tagged: true, universal: true, language: locale === "zh" ? "zh-CN" : locale });
    expect(read.roles.has("H1")).toBe(true);
    expect(read.roles.has("Table")).toBe(true);
    expect(read.text).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
  });
});

test("the proforma invoice names seller, buyer, lines with customs code and origin, incoterm, accounts, taxes and totals", async () => {
  const { text } = await print(orderPaperSample(), "proforma-invoice");
  for (const part of [
    "Zeus Mining Trading Ltd.",
    "Tax number 91440300MA5F0000X0",
    "Hash del Plata S. A.",
    "Av. Corrientes 1234",
    "Antminer S21 200T (S21-200)",
    "8471.49.90",
    "China",
    "DAP Buenos Aires",
    "Example Bank, Hong Kong",
    "EXMPHKHH",
    "US$385.00",
    "IVA 21 %",
  ])
    expect(text).toContain(part);
  const { order } = orderPaperSample();
  const total = (order.total?.amount ?? 0) / 100;
  expect(text).toContain(new Intl.NumberFormat("en-GB", { style: "currency", currency: "USD" }).format(total));
});

test("the commercial invoice of a parcel states what is in it, each serial, and the price paid; nothing of the other parcel", async () => {
  const sample = orderPaperSample();
  const first = (await print(sample, "order-invoice")).text;
  for (const part of [
    "DGAHF3ABDJABA0010",
    "DGAHF3ABDJABA0011",
    "US$5,798.00",
    "JD014600009999",
    "7 Mar 2026",
    "30.8 kg",
  ])
    expect(first).toContain(part);
  expect(first).not.toContain("Hash board");
  const second = (await print(sample, "order-invoice", { parcel: 1 })).text;
  expect(second).toContain("Hash board for Antminer S19");
  expect(second).not.toContain("DGAHF3ABDJABA0010");
});

test("the packing list counts the pieces of its parcel and names its tamper mark", async () => {
  const { text } = await print(orderPaperSample(), "order-packing-list", { parcel: 1 });
  for (const part of ["2 of 2", "ZM-TM-002", "14", "8.3 kg"]) expect(text).toContain(part);
});

test("a paper that is not there yet says what comes first, with its clause; nothing is invented for customs", () => {
  const { context, ...of } = orderPaperSample();
  const make = (papered: typeof of, paper: OrderPaperName) => () =>
    makeOrderPaper(context, papered, { paper, packed: null, locale: "en" });
  expect(make({ ...of, proforma: null as never }, "proforma-invoice")).toThrow("paper_after_total");
  const unpacked = { ...of, order: { ...of.order, packages: [] } };
  expect(make(unpacked, "order-invoice")).toThrow("paper_after_packing");
  expect(make(unpacked, "order-packing-list")).toThrow("paper_after_packing");
  const { context: _, ...uncoded } = orderPaperSample({ uncoded: true });
  expect(make(uncoded, "order-invoice")).toThrow("customs_code_unknown");
  expect(make(uncoded, "proforma-invoice")).not.toThrow("customs_code_unknown");
});

test("hostile words stay words, and a long order goes over several pages", async () => {
  const sample = orderPaperSample({ words: '#import "x" $a$ <b> *c* \\u{1F600} مرحبا 你好', lines: 120 });
  const read = await print(sample, "proforma-invoice");
  expect(read.text).toContain('#import "x" $a$ <b> *c*');
  expect(read.pages).toBeGreaterThan(2);
});

test.each(locales)(
  "the acknowledgement of a withdrawal in %s has content, date and time, and what follows",
  async (locale) => {
    const { context, order, seller } = orderPaperSample({ locale });
    const withdrawal = {
      id: "w",
      orderId: order.id,
      number: "W-2026-000004",
      name: "Lucía Fernández",
      email: "lucia@example.com",
      lines: [{ lineId: "line-1", quantity: 3 }],
      regime: "statute-eu",
      clause: "EU-WITHDRAW",
      customerPaysReturn: true,
      statedAt: new Date("2026-03-10T13:00:00Z"),
      confirmedAt: new Date("2026-03-10T13:04:05Z"),
      refundBy: "2026-03-24" as never,
      sendBackBy: "2026-03-24" as never,
      goodsOn: null,
      refundId: null,
      takenOff: false,
    };
    const { sheet } = withdrawalPaper(context, { order, withdrawal, locale }, seller);
    const read = await readPaper(await press.print({ ...sheet, pictures: [] }));
    expect(read).toMatchObject({ tagged: true, universal: true });
    for (const part of ["W-2026-000004", "O-2026-000007", "Lucía Fernández", "14:04:05", "EU-WITHDRAW", "HB-S19"])
      expect(read.text).toContain(part);
    expect(read.text).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
  },
);

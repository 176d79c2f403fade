import type { SellerWords } from "../../../core/locale.ts";
import { serialKey } from "../../../core/serial.ts";
import {
  Cells,
  type ImportFault,
  type ImportFaultCode,
  type Layout,
  type Read,
  type Row,
  readAmount,
  readChoice,
  readCountry,
  readCurrency,
  readCustomsCode,
  readFlag,
  readWeight,
  readWhole,
} from "../../catalog/index.ts";
import type { ProductChange } from "../offer.ts";
import type { ProductRecord } from "../read.ts";
import type { ProductColumn } from "./columns.ts";

/** A product as a row tells it; what the row leaves out stays, or is what a new product begins with. */
export interface ProductRow {
  readonly code: string;
  readonly codeKey: string;
  readonly maker: string | null;
  readonly model: string | null;
  /** Code of a part of the shelf. */
  readonly part: string | null;
  readonly kind: string | null;
  readonly stock: number | null;
  readonly change: ProductChange;
  /** What is wrong with one of the row's cells, once more than the row is known. */
  readonly fault: (column: ProductColumn, code: ImportFaultCode) => ImportFault;
}

/** Reads a row; with every fault of it where it has one. Prices are in the seller's `currency`. */
export function readProductRow(
  row: Row,
  layout: Layout<ProductColumn>,
  currency: string,
): { readonly row: ProductRow } | { readonly faults: readonly ImportFault[] } {
  const cells = new Cells(row, layout);
  const code = cells.text("code", 60);
  if (code === null || serialKey(code) === "") cells.note("code", "required");
  const named = cells.read("currency", readCurrency);
  if (named !== null && named !== currency) cells.note("currency", "another_currency");
  const read: ProductRow = {
    code: code ?? "",
    codeKey: serialKey(code ?? ""),
    maker: cells.text("maker", 100),
    model: cells.text("model", 200),
    part: cells.text("part", 100),
    kind: cells.read("kind", (text) => readChoice("unit.category", text)),
    stock: cells.read("stock", readWhole(0, 1_000_000)),
    change: changeOf(cells, currency),
    fault: (column, faultCode) => cells.faultAt(column, faultCode),
  };
  return cells.faults.length > 0 ? { faults: cells.faults } : { row: read };
}

function changeOf(cells: Cells<ProductColumn>, currency: string): ProductChange {
  const told = {
    title: wordsOf({
      en: cells.text("title_en", 200),
      es: cells.text("title_es", 200),
      zh: cells.text("title_zh", 200),
    }),
    about: wordsOf({
      en: cells.prose("about_en", 10_000),
      es: cells.prose("about_es", 10_000),
      zh: cells.prose("about_zh", 10_000),
    }),
    price: cells.read("price", (text) => readAmount(text, currency)),
    restockDays: cells.read("restock_days", readWhole(1, 365)),
    hsCode: cells.read("hs_code", readCustomsCode),
    origin: cells.read("origin", readCountry),
    netWeightGrams: cells.read("net_weight_kg", readWeight),
    packedWeightGrams: cells.read("packed_weight_kg", readWeight),
    size: sizeOf(cells),
    airTransport: cells.read("air_transport", readAir),
    testNeeded: cells.read("test_needed", readFlag),
    shown: cells.read("shown", readFlag),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null));
}

function wordsOf(words: Readonly<Record<"en" | "es" | "zh", string | null>>): SellerWords | null {
  const written = Object.entries(words).filter(([, text]) => text !== null);
  return written.length > 0 ? Object.fromEntries(written) : null;
}

function sizeOf(cells: Cells<ProductColumn>): ProductRecord["size"] {
  const millimetres = readWhole(1, 100_000);
  const [lengthMm, widthMm, heightMm] = [
    cells.read("length_mm", millimetres),
    cells.read("width_mm", millimetres),
    cells.read("height_mm", millimetres),
  ];
  if (lengthMm !== null && widthMm !== null && heightMm !== null) return { lengthMm, widthMm, heightMm };
  if (lengthMm !== null || widthMm !== null || heightMm !== null) cells.note("length_mm", "all_sides");
  return null;
}

function readAir(text: string): Read<ProductRecord["airTransport"]> {
  const word = text.toLowerCase().replaceAll(" ", "_");
  return word === "allowed" || word === "cargo_only" || word === "forbidden"
    ? { value: word }
    : { fault: "not_a_choice" };
}

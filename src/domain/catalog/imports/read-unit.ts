import { parseDay } from "../../../core/day.ts";
import { serialKey } from "../../../core/serial.ts";
import { makerName, makerOfModel } from "../makers.ts";
import type { Column } from "./columns.ts";
import type { ImportFault, ImportFaultCode } from "./faults.ts";
import type { Row } from "./read-rows.ts";
import { type Read, readAmount, readChoice, readCurrency, readCustomsCode, readFlag, readWeight } from "./values.ts";

/** Where each column stands in the file and how the file heads it, and how many cells a row may have. */
export interface Layout {
  readonly columns: ReadonlyMap<Column, { readonly index: number; readonly header: string }>;
  readonly width: number;
}

/** A unit as a row tells it; null where the row says nothing. */
export interface UnitRow {
  readonly line: number;
  readonly serial: string;
  readonly serialKey: string;
  /** Null where neither the row nor the model's name tells. */
  readonly manufacturer: string | null;
  readonly model: string;
  readonly category: string | null;
  readonly batch: string | null;
  readonly orderNumber: string | null;
  readonly releasedOn: string | null;
  readonly shippedOn: string | null;
  readonly deliveredOn: string | null;
  readonly invoiceOn: string | null;
  readonly priceAmount: number | null;
  readonly priceCurrency: string | null;
  readonly channel: string | null;
  readonly warehouse: string | null;
  readonly preorder: boolean | null;
  readonly bulk: boolean | null;
  readonly buyerName: string | null;
  readonly buyerEmail: string | null;
  /** Of the model: digits of the Harmonised System, ISO country, grams. */
  readonly hsCode: string | null;
  readonly origin: string | null;
  readonly netWeightGrams: number | null;
}

/** Reads a row; with every fault of it where it has one. `currency` is what prices are in where the row names none. */
export function readUnit(row: Row, layout: Layout, currency: string): UnitRow | readonly ImportFault[] {
  const cells = new Cells(row, layout);
  const serial = cells.text("serial", 100);
  const model = cells.text("model", 200);
  if (serial !== null && /^\d([.,]\d+)?E\+\d+$/i.test(serial)) cells.note("serial", "spreadsheet_number");
  else if (serial === null || serialKey(serial) === "") cells.note("serial", "required");
  if (model === null) cells.note("model", "required");
  const maker = cells.text("manufacturer", 100);
  const shippedOn = cells.day("shippedOn");
  const deliveredOn = cells.day("deliveredOn");
  if (shippedOn && deliveredOn && deliveredOn < shippedOn) cells.note("deliveredOn", "before_shipped");
  const priceCurrency = cells.read("currency", readCurrency) ?? currency;
  const priceAmount = cells.read("price", (text) => readAmount(text, priceCurrency));
  const unit: UnitRow = {
    line: row.line,
    serial: serial ?? "",
    serialKey: serialKey(serial ?? ""),
    manufacturer: maker === null ? makerOfModel(model ?? "") : makerName(maker),
    model: model ?? "",
    category: cells.read("category", (text) => readChoice("unit.category", text)),
    batch: cells.text("batch", 100),
    orderNumber: cells.text("orderNumber", 100),
    releasedOn: cells.day("releasedOn"),
    shippedOn,
    deliveredOn,
    invoiceOn: cells.day("invoiceOn"),
    priceAmount,
    priceCurrency: priceAmount === null ? null : priceCurrency,
    channel: cells.read("channel", (text) => readChoice("purchase.channel", text)),
    warehouse: cells.read("warehouse", readCountry),
    preorder: cells.read("preorder", readFlag),
    bulk: cells.read("bulk", readFlag),
    buyerName: cells.text("buyerName", 200),
    buyerEmail: cells.read("buyerEmail", readEmail),
    hsCode: cells.read("hsCode", readCustomsCode),
    origin: cells.read("origin", readCountry),
    netWeightGrams: cells.read("netWeight", readWeight),
  };
  return cells.faults.length > 0 ? cells.faults : unit;
}

/** The cells of one row, with the faults found in them. */
class Cells {
  readonly faults: ImportFault[] = [];
  readonly #row: Row;
  readonly #layout: Layout;

  constructor(row: Row, layout: Layout) {
    this.#row = row;
    this.#layout = layout;
  }

  /** A cell as text of at most `longest` characters; null where it is empty. */
  text(column: Column, longest: number): string | null {
    const text = this.#cell(column);
    if (text === "") return null;
    // Control characters come from copied formatting, never from a label.
    if (/\p{Cc}/u.test(text)) this.note(column, "not_text");
    else if (text.length > longest) this.note(column, "too_long");
    return text;
  }

  day(column: Column): string | null {
    return this.read(column, (text) => {
      const value = parseDay(text);
      return value ? { value } : { fault: "not_a_day" };
    });
  }

  read<T>(column: Column, reading: (text: string) => Read<T>): T | null {
    const text = this.#cell(column);
    if (text === "") return null;
    const read = reading(text);
    if ("value" in read) return read.value;
    this.note(column, read.fault);
    return null;
  }

  note(column: Column, code: ImportFaultCode): void {
    const header = this.#layout.columns.get(column)?.header ?? column;
    const value = this.#cell(column);
    this.faults.push({ line: this.#row.line, column: header, value: shortened(value), code });
  }

  #cell(column: Column): string {
    const place = this.#layout.columns.get(column);
    return place ? (this.#row.cells[place.index] ?? "") : "";
  }
}

/** A value as a report shows it. */
export function shortened(value: string): string {
  const shown = value.replaceAll(/\p{Cc}/gu, "\uFFFD");
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown;
}

function readCountry(text: string): Read<string> {
  const code = text.toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? { value: code } : { fault: "not_a_country" };
}

function readEmail(text: string): Read<string> {
  const email = text.toLowerCase();
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(email) && email.length <= 254
    ? { value: email }
    : { fault: "not_an_email" };
}

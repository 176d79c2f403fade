import { serialKey } from "../../../core/serial.ts";
import { makerName, makerOfModel } from "../makers.ts";
import { Cells, type Layout } from "./cells.ts";
import type { Column } from "./columns.ts";
import type { ImportFault } from "./faults.ts";
import type { Row } from "./read-rows.ts";
import {
  type Read,
  readAmount,
  readChoice,
  readCountry,
  readCurrency,
  readCustomsCode,
  readFlag,
  readWeight,
} from "./values.ts";

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
export function readUnit(row: Row, layout: Layout<Column>, currency: string): UnitRow | readonly ImportFault[] {
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

function readEmail(text: string): Read<string> {
  const email = text.toLowerCase();
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(email) && email.length <= 254
    ? { value: email }
    : { fault: "not_an_email" };
}

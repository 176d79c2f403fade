import type { Readable } from "node:stream";
import { Refusal } from "../../../core/refusal.ts";
import type { Context } from "../../context.ts";
import { fillFromOrders } from "../shop-orders/fill-units.ts";
import { type Column, columnOf } from "./columns.ts";
import { decodeText } from "./decode-text.ts";
import { Models } from "./models.ts";
import { type BrokenRow, type Row, readRows } from "./read-rows.ts";
import { type Layout, readUnit, shortened, type UnitRow } from "./read-unit.ts";
import { ImportReport } from "./report.ts";
import { type PlacedUnit, writeUnits } from "./write-units.ts";

/** Runs a piece of the import in a transaction of its own. */
export type Run = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

const batchSize = 1000;

/**
 * Imports a shipment record: a table whose first row names its columns. It is read as it arrives and written in
 * batches, each in its own transaction, so that good rows are kept whatever follows; each bad one is reported with line
 * and column. The same file again changes nothing. Returns the import's id. Refuses a file that is no table at all.
 */
export async function importUnits(
  run: Run,
  file: { readonly bytes: Readable; readonly name: string },
): Promise<string> {
  const rows = readRows(decodeText(file.bytes as AsyncIterable<Buffer>));
  const first = await rows.next();
  if (first.done || "broken" in first.value) throw new Refusal("table_empty");
  const layout = layoutOf(first.value.cells);
  const session = await run((context) => ImportSession.begin(context, file.name, layout));
  try {
    for await (const row of rows) {
      session.take(row);
      if (session.isFull) await run((context) => session.write(context));
    }
  } catch (error) {
    // What came before is good and stays; where the rest is no text, the report says from which line.
    if (!(error instanceof Refusal) || error.code !== "table_encoding") throw error;
    session.report.reject({ line: session.lastLine + 1, column: null, value: null, code: "encoding" });
  }
  await run((context) => session.finish(context));
  return session.report.id;
}

function layoutOf(headers: readonly string[]): Layout {
  const layout = new Map<Column, { index: number; header: string }>();
  for (const [index, header] of headers.entries()) {
    const column = columnOf(header);
    if (!column) continue;
    const earlier = layout.get(column);
    if (earlier) throw new Refusal("table_column_twice", { values: { columns: `${earlier.header}, ${header}` } });
    layout.set(column, { index, header: shortened(header) });
  }
  const missing = (["serial", "model"] as const).filter((column) => !layout.has(column));
  if (missing.length > 0) throw new Refusal("table_columns", { values: { missing: missing.join(", ") } });
  return { columns: layout, width: headers.length };
}

/** One import under way: the rows that wait to be written, and the report. */
class ImportSession {
  readonly report: ImportReport;
  lastLine = 1;
  readonly #layout: Layout;
  readonly #models: Models;
  readonly #currency: string;
  readonly #seen = new Set<string>();
  #waiting: UnitRow[] = [];

  private constructor(report: ImportReport, layout: Layout, models: Models, currency: string) {
    this.report = report;
    this.#layout = layout;
    this.#models = models;
    this.#currency = currency;
  }

  static async begin(context: Context, fileName: string, layout: Layout): Promise<ImportSession> {
    const report = await ImportReport.begin(context, { fileName, source: "shipments" });
    return new ImportSession(report, layout, await Models.of(context), context.seller.currency);
  }

  get isFull(): boolean {
    return this.#waiting.length >= batchSize;
  }

  /** Reads a row; a good one waits, a bad one is noted. */
  take(row: Row | BrokenRow): void {
    this.report.counts.rowsRead += 1;
    this.lastLine = row.line;
    const { line } = row;
    if ("broken" in row) return this.report.reject({ line, column: null, value: null, code: "bad_quotes" });
    const { width } = this.#layout;
    if (row.cells.length > width) {
      const extra = shortened(row.cells.slice(width).join(" | "));
      return this.report.reject({ line, column: null, value: extra, code: "too_many_cells" });
    }
    const read = readUnit(row, this.#layout, this.#currency);
    if (!("serialKey" in read)) return this.report.reject(...read);
    if (this.#seen.has(read.serialKey)) return this.#rejectUnit(read, "serial", "twice");
    this.#seen.add(read.serialKey);
    this.#waiting.push(read);
  }

  /** Writes what waits, and how far the import is. */
  async write(context: Context): Promise<void> {
    const placed: PlacedUnit[] = [];
    for (const unit of this.#waiting) {
      const model = this.#models.find(unit);
      if (model) placed.push({ ...unit, modelId: model.id });
      else if (unit.manufacturer === null) this.#rejectUnit(unit, "manufacturer", "maker_needed");
      else {
        const made = await this.#models.make(context, { ...unit, manufacturer: unit.manufacturer });
        placed.push({ ...unit, modelId: made.id });
      }
    }
    this.#waiting = [];
    await this.#models.tell(context, placed);
    this.report.count(await writeUnits(context, this.report.id, placed));
    await fillFromOrders(
      context,
      placed.flatMap(({ orderNumber }) => orderNumber ?? []),
    );
    await this.report.write(context, null);
  }

  /** Writes the rest and ends the import. */
  async finish(context: Context): Promise<void> {
    await this.write(context);
    await this.report.write(context, new Date(context.now));
  }

  #rejectUnit(unit: UnitRow, column: "serial" | "manufacturer", code: "twice" | "maker_needed"): void {
    const header = this.#layout.columns.get(column)?.header ?? null;
    const value = column === "serial" ? unit.serial : unit.model;
    this.report.reject({ line: unit.line, column: header, value: shortened(value), code });
  }
}

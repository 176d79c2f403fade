import type { Readable } from "node:stream";
import { newId } from "../../../core/id.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { Context } from "../../context.ts";
import { type Column, columnOf } from "./columns.ts";
import { decodeText } from "./decode-text.ts";
import type { ImportFault } from "./faults.ts";
import { Models } from "./models.ts";
import { type BrokenRow, type Row, readRows } from "./read-rows.ts";
import { type Layout, readUnit, shortened, type UnitRow } from "./read-unit.ts";
import { type PlacedUnit, writeUnits } from "./write-units.ts";

/** Runs a piece of the import in a transaction of its own. */
export type Run = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

const batchSize = 1000;
const faultsKept = 1000;

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
    session.reject({ line: session.lastLine + 1, column: null, value: null, code: "encoding" });
  }
  await run((context) => session.finish(context));
  return session.id;
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

/** One import under way: the rows that wait to be written, the faults, the counts. */
class ImportSession {
  readonly id: string;
  lastLine = 1;
  readonly #layout: Layout;
  readonly #models: Models;
  readonly #currency: string;
  readonly #seen = new Set<string>();
  #waiting: UnitRow[] = [];
  #faults: ImportFault[] = [];
  #faultsWritten = 0;
  readonly #counts = { rowsRead: 0, rowsAdded: 0, rowsChanged: 0, rowsUnchanged: 0, rowsRejected: 0 };

  private constructor(id: string, layout: Layout, models: Models, currency: string) {
    this.id = id;
    this.#layout = layout;
    this.#models = models;
    this.#currency = currency;
  }

  static async begin(context: Context, fileName: string, layout: Layout): Promise<ImportSession> {
    const { tx, actor, now, seller } = context;
    const id = newId<"import">(now);
    await tx
      .insertInto("unitImport")
      .values({ sellerId: actor.sellerId, id, fileName, startedBy: actor.name, startedAt: new Date(now) })
      .execute();
    return new ImportSession(id, layout, await Models.of(context), seller.currency);
  }

  get isFull(): boolean {
    return this.#waiting.length >= batchSize;
  }

  /** Reads a row; a good one waits, a bad one is noted. */
  take(row: Row | BrokenRow): void {
    this.#counts.rowsRead += 1;
    this.lastLine = row.line;
    const { line } = row;
    if ("broken" in row) return this.reject({ line, column: null, value: null, code: "bad_quotes" });
    const { width } = this.#layout;
    if (row.cells.length > width) {
      const extra = shortened(row.cells.slice(width).join(" | "));
      return this.reject({ line, column: null, value: extra, code: "too_many_cells" });
    }
    const read = readUnit(row, this.#layout, this.#currency);
    if (!("serialKey" in read)) return this.reject(...read);
    if (this.#seen.has(read.serialKey)) return this.#rejectUnit(read, "serial", "twice");
    this.#seen.add(read.serialKey);
    this.#waiting.push(read);
  }

  /** Notes one row that is not taken, with all its faults. */
  reject(...faults: ImportFault[]): void {
    this.#counts.rowsRejected += 1;
    if (this.#faultsWritten + this.#faults.length < faultsKept) this.#faults.push(...faults);
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
    const { added, changed, unchanged } = await writeUnits(context, this.id, placed);
    this.#counts.rowsAdded += added;
    this.#counts.rowsChanged += changed;
    this.#counts.rowsUnchanged += unchanged;
    await this.#report(context, null);
  }

  /** Writes the rest and ends the import. */
  async finish(context: Context): Promise<void> {
    await this.write(context);
    await this.#report(context, new Date(context.now));
  }

  #rejectUnit(unit: UnitRow, column: "serial" | "manufacturer", code: "twice" | "maker_needed"): void {
    const header = this.#layout.columns.get(column)?.header ?? null;
    const value = column === "serial" ? unit.serial : unit.model;
    this.reject({ line: unit.line, column: header, value: shortened(value), code });
  }

  async #report({ tx, actor }: Context, finishedAt: Date | null): Promise<void> {
    const own = { sellerId: actor.sellerId, importId: this.id };
    const rows = this.#faults
      .slice(0, faultsKept - this.#faultsWritten)
      .map(({ line, column, value, code }, index) => ({
        ...own,
        position: this.#faultsWritten + index + 1,
        line,
        columnName: column,
        value,
        reason: code,
      }));
    this.#faults = [];
    this.#faultsWritten += rows.length;
    if (rows.length > 0) await tx.insertInto("unitImportError").values(rows).execute();
    await tx
      .updateTable("unitImport")
      .set({ ...this.#counts, finishedAt })
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", this.id)
      .execute();
  }
}

import type { Readable } from "node:stream";
import { Refusal } from "../../../core/refusal.ts";
import type { Context } from "../../context.ts";
import { shortened } from "./cells.ts";
import { decodeText } from "./decode-text.ts";
import type { ImportFault } from "./faults.ts";
import { type BrokenRow, type Row, readRows } from "./read-rows.ts";
import type { ImportReport } from "./report.ts";

/** Runs a piece of the import in a transaction of its own. */
export type Run = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** One import under way: the rows that wait to be written, and the report. */
export abstract class TableImport<Taken> {
  readonly report: ImportReport;
  lastLine = 1;
  protected waiting: Taken[] = [];
  readonly #width: number;
  readonly #batchSize: number;

  constructor(report: ImportReport, size: { readonly width: number; readonly batch: number }) {
    this.report = report;
    this.#width = size.width;
    this.#batchSize = size.batch;
  }

  /** A row as the noun knows it, or everything that is wrong with it. */
  protected abstract read(row: Row): { readonly row: Taken } | { readonly faults: readonly ImportFault[] };
  /** Writes these rows and counts them. */
  protected abstract put(context: Context, rows: readonly Taken[]): Promise<void>;

  get isFull(): boolean {
    return this.waiting.length >= this.#batchSize;
  }

  /** Reads a row; a good one waits, a bad one is noted. */
  take(row: Row | BrokenRow): void {
    this.report.counts.rowsRead += 1;
    this.lastLine = row.line;
    const { line } = row;
    if ("broken" in row) return this.report.reject({ line, column: null, value: null, code: "bad_quotes" });
    if (row.cells.length > this.#width) {
      const extra = shortened(row.cells.slice(this.#width).join(" | "));
      return this.report.reject({ line, column: null, value: extra, code: "too_many_cells" });
    }
    const read = this.read(row);
    if ("row" in read) this.waiting.push(read.row);
    else this.report.reject(...read.faults);
  }

  /** Writes what waits, and how far the import is; with `over` that it ended. */
  async write(context: Context, over = false): Promise<void> {
    const rows = this.waiting;
    this.waiting = [];
    await this.put(context, rows);
    await this.report.write(context, over ? new Date(context.now) : null);
  }
}

/**
 * Imports a table whose first row names its columns. It is read as it arrives and written in batches, each in its own
 * transaction, so that good rows are kept whatever follows; each bad one is reported with line and column. Returns the
 * import's id. Refuses a file that is no table at all.
 */
export async function importTable<Taken>(
  run: Run,
  bytes: Readable,
  begin: (context: Context, headers: readonly string[]) => Promise<TableImport<Taken>>,
): Promise<string> {
  const rows = readRows(decodeText(bytes as AsyncIterable<Buffer>));
  const first = await rows.next();
  if (first.done || "broken" in first.value) throw new Refusal("table_empty");
  const { cells } = first.value;
  const table = await run((context) => begin(context, cells));
  try {
    for await (const row of rows) {
      table.take(row);
      if (table.isFull) await run((context) => table.write(context));
    }
  } catch (error) {
    // What came before is good and stays; where the rest is no text, the report says from which line.
    if (!(error instanceof Refusal) || error.code !== "table_encoding") throw error;
    table.report.reject({ line: table.lastLine + 1, column: null, value: null, code: "encoding" });
  }
  await run((context) => table.write(context, true));
  return table.report.id;
}

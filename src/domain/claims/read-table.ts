import { Refusal } from "../../core/refusal.ts";
import { decodeText, readRows } from "../catalog/index.ts";

/** A unit for a claim, as somebody typed it, pasted it or had it in a table. */
export interface TypedRow {
  readonly serial: string;
  /** What is wrong with this one; empty: as told for the whole claim. */
  readonly description: string;
}

/** Gives the cells of a spreadsheet's first sheet as text. Refuses what cannot be read. */
export type ReadSheet = (bytes: Buffer) => Promise<readonly (readonly string[])[]>;

/** The most rows of one table, and its largest file. */
export const mostRows = 1000;
const largestFile = 5 * 1024 * 1024;

/**
 * The rows of a table of units: CSV in UTF-8 or UTF-16, or XLSX. A first row that names columns in any of the product's
 * languages says where the serial numbers and the descriptions stand; without one the first column is the serial number.
 */
export async function readTable(bytes: AsyncIterable<Buffer>, readSheet: ReadSheet): Promise<TypedRow[]> {
  const whole = await collect(bytes);
  const kind = whole.subarray(0, 4).toString("hex");
  // The old XLS is a format of its own that nothing here reads; the others are text, but no table.
  if (kind === "d0cf11e0" || isOther(whole)) throw new Refusal("table_damaged");
  const { cells, more } = kind === "504b0304" ? { cells: await readSheet(whole), more: 0 } : await textCells(whole);
  const rows = rowsOf(cells);
  const count = rows.length + more;
  if (count === 0) throw new Refusal("table_empty");
  if (count > mostRows) throw new Refusal("table_too_long", { values: { rows: count, most: mostRows } });
  return rows;
}

/** Whether it begins like a PDF, a page, a drawing or a letter of a word processor: no serial number does. */
function isOther(whole: Buffer): boolean {
  return /^\uFEFF?\s*(%PDF-|<[!?a-z]|\{\\rtf)/i.test(whole.subarray(0, 200).toString("utf8"));
}

async function collect(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > largestFile) throw new Refusal("too_large", { values: { limit: "5 MB" } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The cells of the rows that are taken, and how many rows there are beyond. */
async function textCells(whole: Buffer): Promise<{ cells: string[][]; more: number }> {
  const cells: string[][] = [];
  let more = 0;
  async function* once(): AsyncGenerator<Buffer> {
    yield whole;
  }
  for await (const row of readRows(decodeText(once()))) {
    // What stands in such a row cannot be told, and a unit must not be left out in silence.
    if ("broken" in row) throw new Refusal("table_quotes", { values: { line: row.line } });
    if (cells.length <= mostRows) cells.push([...row.cells]);
    else if (row.cells.some((cell) => cell.trim() !== "")) more += 1;
  }
  return { cells, more };
}

function rowsOf(cells: readonly (readonly string[])[]): TypedRow[] {
  const filled = cells.filter((row) => row.some((cell) => cell.trim() !== ""));
  const head = (filled[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const [serialAt, wordsAt] = [head.findIndex(isSerial), head.findIndex(isDescription)];
  const named = serialAt >= 0;
  return filled.slice(named ? 1 : 0).map((row) => ({
    serial: plain(row[named ? serialAt : 0]),
    description: plain(row[named ? wordsAt : 1]),
  }));
}

/** A cell as text; the sign with which a spreadsheet keeps a number as text is no part of it. */
function plain(cell: string | undefined): string {
  return (cell ?? "").trim().replace(/^'/, "").slice(0, 4000);
}

function isSerial(name: string): boolean {
  return /^(serial|serial ?n(umber|o\.?|r\.?|um)?|s\/?n|sn|n(ú|u)mero de serie|n\.?º de serie|序列号|sn码)$/.test(name);
}

function isDescription(name: string): boolean {
  return /^(description|problem|fault|issue|comment|notes?|descripci(ó|o)n|problema|aver(í|i)a|nota|描述|问题|故障|备注)$/.test(
    name,
  );
}

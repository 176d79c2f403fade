import { Readable } from "node:stream";
import { type CsvError, type Info, parse } from "csv-parse";
import { Refusal } from "../../../core/refusal.ts";

/** A row of a table: its cells, and the line of the file that it begins on. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row whose quotes do not pair; nothing of it can be trusted. */
export interface BrokenRow {
  readonly line: number;
  readonly broken: true;
}

const largestRow = 100_000;

/**
 * The rows of a table as they arrive, the header first. Cells are separated by whatever the header uses most: comma,
 * semicolon or tab. Throws what decoding throws.
 */
export async function* readRows(texts: AsyncIterable<string>): AsyncGenerator<Row | BrokenRow> {
  const { head, rest } = await peek(texts);
  const broken: BrokenRow[] = [];
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: largestRow,
    on_skip: (error: CsvError | undefined) => {
      broken.push({ line: Number((error as { lines?: number } | undefined)?.lines ?? 0), broken: true });
      return undefined;
    },
  });
  const source = Readable.from(rest);
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    yield* broken.splice(0);
    const inside = record.reduce((count, cell) => count + lineBreaks(cell), 0);
    yield { line: info.lines - inside, cells: record.map((cell) => cell.trim()) };
  }
  yield* broken;
}

/** The first line, and all the texts with it. */
async function peek(texts: AsyncIterable<string>) {
  const iterator = texts[Symbol.asyncIterator]();
  let head = "";
  while (!/[\r\n]/.test(head) && head.length < largestRow) {
    const next = await iterator.next();
    if (next.done) break;
    head += next.value;
  }
  if (head.trim() === "") throw new Refusal("table_empty");
  async function* rest(): AsyncGenerator<string> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head, rest: rest() };
}

function delimiterOf(head: string): string {
  const line = (head.split(/[\r\n]/, 1)[0] ?? "").replaceAll(/"[^"]*"/g, "");
  const count = (sign: string) => line.split(sign).length - 1;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function lineBreaks(cell: string): number {
  return cell.split(/\r\n|\r|\n/).length - 1;
}

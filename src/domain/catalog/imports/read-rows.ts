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
 * The rows of a table as they arrive, in order, the header first. Cells are separated by whatever the header uses most:
 * comma, semicolon or tab. Where decoding fails the rows before are given first, but not the last, which was cut.
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
  const source = untilFailure(rest);
  Readable.from(source.texts).pipe(parser);
  let held: Row | null = null;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    if (held) yield held;
    const inside = record.reduce((count, cell) => count + lineBreaks(cell), 0);
    held = { line: info.lines - inside, cells: record.map((cell) => cell.trim()) };
    for (let next = broken[0]; next && next.line < held.line; next = broken[0]) yield broken.shift() as BrokenRow;
  }
  const failure = source.failure();
  if (failure) throw failure;
  if (held) yield held;
  yield* broken;
}

/** Texts that end where reading them fails; `failure` tells afterwards whether they did. */
function untilFailure(texts: AsyncIterable<string>) {
  let failure: Error | null = null;
  async function* guarded(): AsyncGenerator<string> {
    try {
      yield* texts;
    } catch (error) {
      failure = error as Error;
    }
  }
  return { texts: guarded(), failure: (): Error | null => failure };
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

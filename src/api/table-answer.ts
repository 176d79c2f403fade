import { Readable } from "node:stream";
import { type Cell, csvMark, csvRow } from "../core/csv.ts";
import { FileAnswer } from "./answer.ts";

type CsvRow = readonly Cell[];

/** A table as a CSV file. */
export function csvAnswer(name: string, rows: Iterable<CsvRow> | AsyncIterable<CsvRow>): FileAnswer {
  return new FileAnswer(Readable.from(written(rows)), {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}.csv"`,
    "cache-control": "no-store",
  });
}

interface Page {
  readonly rows: readonly CsvRow[];
  readonly next: string | null;
}
type ReadPage = (cursor: string | undefined) => Promise<Page>;

/**
 * A heading, and a list's rows page by page: each in a transaction of its own, so that no reader holds one for minutes. The first is read
 * before anything is sent: a refusal is answered as one, and not by a file that breaks off.
 */
export async function pagesOfRows(head: CsvRow, read: ReadPage): Promise<AsyncIterable<CsvRow>> {
  return rowsFrom(head, await read(undefined), read);
}

async function* rowsFrom(head: CsvRow, first: Page, read: ReadPage): AsyncGenerator<CsvRow> {
  yield head;
  let page = first;
  yield* page.rows;
  while (page.next !== null) {
    page = await read(page.next);
    yield* page.rows;
  }
}

async function* written(rows: Iterable<CsvRow> | AsyncIterable<CsvRow>): AsyncGenerator<string> {
  yield csvMark;
  for await (const row of rows) yield csvRow(row);
}

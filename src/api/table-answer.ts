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

/** A heading, and a list's rows page by page: each in a transaction of its own, so that no reader holds one for minutes. */
export async function* pagesOfRows(
  head: CsvRow,
  read: (cursor: string | undefined) => Promise<{ readonly rows: readonly CsvRow[]; readonly next: string | null }>,
): AsyncGenerator<CsvRow> {
  yield head;
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.rows;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

async function* written(rows: Iterable<CsvRow> | AsyncIterable<CsvRow>): AsyncGenerator<string> {
  yield csvMark;
  for await (const row of rows) yield csvRow(row);
}

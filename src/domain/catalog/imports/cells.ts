import { readCsvText } from "../../../core/csv.ts";
import { parseDay } from "../../../core/day.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { ImportFault, ImportFaultCode } from "./faults.ts";
import type { Row } from "./read-rows.ts";
import type { Read } from "./values.ts";

/** Where each column stands in the file and how the file heads it, and how many cells a row may have. */
export interface Layout<Column> {
  readonly columns: ReadonlyMap<Column, { readonly index: number; readonly header: string }>;
  readonly width: number;
}

/** The columns that a table's first row names; refuses one that is there twice, and a table without those that are needed. */
export function layoutOf<Column extends string>(
  headers: readonly string[],
  columnOf: (header: string) => Column | null,
  needed: readonly Column[],
): Layout<Column> {
  const columns = new Map<Column, { index: number; header: string }>();
  for (const [index, header] of headers.entries()) {
    const column = columnOf(header);
    if (!column) continue;
    const earlier = columns.get(column);
    if (earlier) throw new Refusal("table_column_twice", { values: { columns: `${earlier.header}, ${header}` } });
    columns.set(column, { index, header: shortened(header) });
  }
  const missing = needed.filter((column) => !columns.has(column));
  if (missing.length > 0) throw new Refusal("table_columns", { values: { missing: missing.join(", ") } });
  return { columns, width: headers.length };
}

/** Finds a column by one of its names; case, accents, blanks and signs do not matter. */
export function columnNamed<Column extends string>(
  names: Readonly<Record<Column, readonly string[]>>,
): (header: string) => Column | null {
  const byName = new Map(
    (Object.entries(names) as [Column, readonly string[]][]).flatMap(([column, list]) =>
      [column, ...list].map((name) => [plain(name), column] as const),
    ),
  );
  return (header) => byName.get(plain(header)) ?? null;
}

function plain(header: string): string {
  return header
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The cells of one row, with the faults found in them. */
export class Cells<Column extends string> {
  readonly faults: ImportFault[] = [];
  readonly #row: Row;
  readonly #layout: Layout<Column>;

  constructor(row: Row, layout: Layout<Column>) {
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

  /** The same, with line breaks: a description. */
  prose(column: Column, longest: number): string | null {
    const text = this.#cell(column);
    if (text === "") return null;
    if (/[^\P{Cc}\n\r\t]/u.test(text)) this.note(column, "not_text");
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
    this.faults.push(this.faultAt(column, code));
  }

  /** What is wrong with a cell, for the report. */
  faultAt(column: Column, code: ImportFaultCode): ImportFault {
    const header = this.#layout.columns.get(column)?.header ?? column;
    return { line: this.#row.line, column: header, value: shortened(this.#cell(column)), code };
  }

  #cell(column: Column): string {
    const place = this.#layout.columns.get(column);
    return place ? readCsvText(this.#row.cells[place.index] ?? "") : "";
  }
}

/** A value as a report shows it. */
export function shortened(value: string): string {
  const shown = value.replaceAll(/\p{Cc}/gu, "\uFFFD");
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown;
}

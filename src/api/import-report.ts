import type { Locale } from "../core/locale.ts";
import { type ImportRecord, readImport } from "../domain/catalog/index.ts";
import type { Context } from "../domain/context.ts";
import { importFaultText } from "./texts/import-faults.ts";

/** An import as lists show it. */
export function importRow(record: ImportRecord) {
  return {
    id: record.id,
    fileName: record.fileName,
    startedBy: record.startedBy,
    startedAt: record.startedAt.toISOString(),
    finishedAt: record.finishedAt?.toISOString() ?? null,
    read: record.rowsRead,
    added: record.rowsAdded,
    changed: record.rowsChanged,
    unchanged: record.rowsUnchanged,
    rejected: record.rowsRejected,
    source: record.source,
  };
}

/** An import with each row that was not taken, in the reader's language. */
export async function importReport(context: Context, id: string, locale: Locale) {
  const { faults, ...record } = await readImport(context, id);
  const errors = faults.map(({ line, column, value, code }) => ({
    line,
    column,
    value,
    reason: importFaultText[code][locale],
  }));
  return { ...importRow(record), errors };
}

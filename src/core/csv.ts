/** A cell of a table that is written as CSV. */
export type Cell = string | number | boolean | null;

/**
 * One row as RFC 4180 writes it, with its line end. A text that a spreadsheet would take for a formula (it begins with = + - @, tab or
 * return) gets an apostrophe before it, since what customers typed must not run on a clerk's computer.
 */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(",")}\r\n`;
}

/** Three bytes at the front of a file, by which spreadsheets know that it is UTF-8. */
export const csvMark = "\ufeff";

/** What `csvRow` was given, of a cell that it wrote: without the apostrophe before what looks like a formula. */
export function readCsvText(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

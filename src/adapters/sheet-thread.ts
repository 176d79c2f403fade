import { parentPort, workerData } from "node:worker_threads";
import { readSheet } from "read-excel-file/node";

/** Answers with the cells of the first sheet as text, a day as `YYYY-MM-DD`. */
const rows = await readSheet(Buffer.from(workerData as Uint8Array));
parentPort?.postMessage(rows.map((cells) => cells.map(textOf)));

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell).trim() : "";
}

import { Worker } from "node:worker_threads";
import { Refusal } from "../core/refusal.ts";
import type { ReadSheet } from "../domain/claims/index.ts";

/** How much a spreadsheet may say that it unpacks to, and in how many parts: more is a bomb, and is never unpacked. */
const most = { bytes: 60 * 1024 * 1024, parts: 2000 } as const;
const patienceMs = 15_000;

/**
 * Reads the first sheet of an XLSX in a thread of its own, with little memory and not for long. Formulas are never
 * computed: what a cell showed when it was saved is what counts. Refuses with `table_damaged` what cannot be read, with
 * `table_unpacks_large` what would unpack to too much.
 */
export const readXlsx: ReadSheet = async (bytes) => {
  refuseBomb(bytes);
  const worker = new Worker(new URL("./sheet-thread.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
  });
  const timer = setTimeout(() => void worker.terminate(), patienceMs);
  try {
    return await new Promise<string[][]>((resolve, reject) => {
      worker.once("message", (cells: string[][]) => resolve(cells));
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("the thread ended without an answer")));
    });
  } catch {
    throw new Refusal("table_damaged");
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
};

/** Adds up what the file's directory says each part unpacks to. */
function refuseBomb(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) throw new Refusal("table_damaged");
  const parts = bytes.readUInt16LE(end + 10);
  if (parts > most.parts) throw new Refusal("table_unpacks_large");
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let part = 0; part < parts; part++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new Refusal("table_damaged");
    total += bytes.readUInt32LE(at + 24);
    if (total > most.bytes) throw new Refusal("table_unpacks_large");
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

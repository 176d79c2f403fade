import { open } from "node:fs/promises";
import { Refusal } from "../../core/refusal.ts";

/** Refuses a PDF that was cut off: its end mark must stand near the end. */
export async function checkPdf(path: string, values: { file: string }): Promise<void> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 2048));
    await file.read(tail, 0, tail.length, size - tail.length);
    if (!tail.toString("latin1").includes("%%EOF")) throw new Refusal("file_damaged", { values });
  } finally {
    await file.close();
  }
}

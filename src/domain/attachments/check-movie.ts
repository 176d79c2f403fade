import { type FileHandle, open } from "node:fs/promises";
import { Refusal } from "../../core/refusal.ts";

/** Refuses an MP4 or MOV whose boxes do not fill the file, or that lacks the one that says how to play it. */
export async function checkMovie(path: string, contentType: string, values: { file: string }): Promise<void> {
  if (contentType === "video/webm") return;
  const file = await open(path, "r");
  try {
    if (!(await topBoxes(file))?.includes("moov")) throw new Refusal("file_damaged", { values });
  } finally {
    await file.close();
  }
}

/** The names of the boxes at the top; null where one reaches beyond the end of the file. */
async function topBoxes(file: FileHandle): Promise<string[] | null> {
  const { size } = await file.stat();
  const names: string[] = [];
  const header = Buffer.alloc(16);
  for (let at = 0; at + 8 <= size && names.length < 10_000; ) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    const short = header.readUInt32BE(0);
    // 0: up to the end of the file; 1: the length follows in 64 bits.
    const length =
      short === 0 ? size - at : short === 1 && bytesRead === 16 ? Number(header.readBigUInt64BE(8)) : short;
    if (length < 8 || at + length > size) return null;
    names.push(header.toString("latin1", 4, 8));
    at += length;
  }
  return names;
}

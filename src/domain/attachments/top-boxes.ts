import { open } from "node:fs/promises";

/** The names of the boxes at the top of a file of the MP4 family (MP4, MOV, HEIC); null where one reaches beyond the end of the file. */
export async function topBoxes(path: string): Promise<string[] | null> {
  const file = await open(path, "r");
  try {
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
  } finally {
    await file.close();
  }
}

import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { Refusal } from "../../core/refusal.ts";
import { topBoxes } from "./top-boxes.ts";

/** The most pixels that are decoded: above what phones take, below what hurts. */
export const mostPixels = 120_000_000;

/**
 * Decodes every pixel of an image. Refuses one that does not decode, is larger than `mostPixels`, or is at the same time
 * another kind of file. HEIC, which cannot be decoded here, is taken as it is where it is whole.
 */
export async function checkImage(path: string, contentType: string, values: { file: string }) {
  const bytes = await readFile(path);
  refusePolyglot(bytes, values);
  if (contentType === "image/heic" || contentType === "image/heif") {
    if (!(await topBoxes(path))?.includes("mdat")) throw new Refusal("file_damaged", { values });
    return { width: null, height: null };
  }
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true });
    const { autoOrient } = await image.metadata();
    await image.stats();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    throw new Refusal("file_damaged", { values });
  }
}

/** A picture that is also an archive, a PDF or a page is made to be opened as that by somebody. */
function refusePolyglot(bytes: Buffer, values: { file: string }): void {
  const start = bytes.subarray(0, 1024).toString("latin1").toLowerCase();
  const end = bytes.subarray(-65_536).toString("latin1").toLowerCase();
  const all = bytes.toString("latin1");
  const page = start.includes("<html") || start.includes("<!doctype") || end.includes("<html");
  if (page || start.includes("%pdf-") || isArchive(bytes) || /<script|<\?php\s/i.test(all)) {
    throw new Refusal("file_suspect", { values });
  }
}

/** Whether the bytes end in the directory of a zip archive whose comment fills exactly what follows it. */
function isArchive(bytes: Buffer): boolean {
  for (let at = bytes.lastIndexOf("PK\x05\x06", bytes.length, "latin1"); at >= 0; at = before(bytes, at)) {
    if (bytes.length - at > 65_557) return false;
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  }
  return false;
}

function before(bytes: Buffer, at: number): number {
  return at === 0 ? -1 : bytes.lastIndexOf("PK\x05\x06", at - 1, "latin1");
}

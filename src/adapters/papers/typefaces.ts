import { closeSync, openSync, readSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The typefaces of papers; what is not in them cannot be shown. Chinese has the largest files, so it has two weights. */
const faces = [
  ["noto-sans", "NotoSans", ["400Regular", "600SemiBold", "700Bold"]],
  ["noto-sans-arabic", "NotoSansArabic", ["400Regular", "700Bold"]],
  ["noto-sans-sc", "NotoSansSC", ["400Regular", "700Bold"]],
] as const;

/** The files to load. */
export function typefaceFiles(): string[] {
  return faces.flatMap(([folder, name, weights]) =>
    weights.map((weight) =>
      fileURLToPath(import.meta.resolve(`@expo-google-fonts/${folder}/${weight}/${name}_${weight}.ttf`)),
    ),
  );
}

/** Makes a text showable: composed, without control signs and marks that turn the reading direction, a box for what no typeface has. */
export function showable(has: (codePoint: number) => boolean): (text: string) => string {
  return (text) => {
    let shown = "";
    for (const sign of text
      .normalize("NFC")
      .replaceAll(/\r\n?/g, "\n")
      .replaceAll(/[\t\u00a0\u2007\u202f]/g, " ")) {
      if (sign === "\n" || has(sign.codePointAt(0)!)) shown += invisible.test(sign) ? "" : sign;
      else if (!invisible.test(sign)) shown += "□";
    }
    return shown;
  };
}

/** Controls (but the line end), joiners, variation selectors, direction marks, private signs. */
const invisible = /^(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u180b-\u180d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;

/** The code points that any of the files has. */
export function coverageOf(files: readonly string[]): (codePoint: number) => boolean {
  const bits = new Uint8Array(0x110000 / 8);
  for (const file of files)
    for (const [first, last] of rangesOf(characterMap(file)))
      for (let at = first; at <= last; at++) bits[at >> 3]! |= 1 << (at & 7);
  return (codePoint) => (bits[codePoint >> 3]! & (1 << (codePoint & 7))) !== 0;
}

/** The segments of a font's character map (OpenType `cmap`, formats 4 and 12). */
function rangesOf(cmap: Buffer): [number, number][] {
  const ranges: [number, number][] = [];
  for (let n = 0; n < cmap.readUInt16BE(2); n++) {
    const at = cmap.readUInt32BE(8 + 8 * n);
    const format = cmap.readUInt16BE(at);
    if (format === 12) {
      for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
        const entry = at + 16 + 12 * group;
        ranges.push([cmap.readUInt32BE(entry), cmap.readUInt32BE(entry + 4)]);
      }
    } else if (format === 4) {
      const size = cmap.readUInt16BE(at + 6);
      for (let segment = 0; segment < size; segment += 2) {
        const [last, first] = [cmap.readUInt16BE(at + 14 + segment), cmap.readUInt16BE(at + 16 + size + segment)];
        if (first !== 0xffff) ranges.push([first, last]);
      }
    }
  }
  return ranges;
}

/** The `cmap` table alone: a Chinese typeface has ten megabytes besides. */
function characterMap(file: string): Buffer {
  const font = openSync(file, "r");
  try {
    const head = read(font, 0, 12);
    const tables = read(font, 12, 16 * head.readUInt16BE(4));
    for (let entry = 0; entry < tables.length; entry += 16) {
      if (tables.toString("latin1", entry, entry + 4) === "cmap")
        return read(font, tables.readUInt32BE(entry + 8), tables.readUInt32BE(entry + 12));
    }
    throw new Error(`${file} has no character map`);
  } finally {
    closeSync(font);
  }
}

function read(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, from);
  return bytes;
}

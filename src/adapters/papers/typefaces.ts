import { readFileSync } from "node:fs";
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
  const ranges = files.flatMap((file) => rangesOf(readFileSync(file)));
  const bits = new Uint8Array(0x110000 / 8);
  for (const [first, last] of ranges) for (let at = first; at <= last; at++) bits[at >> 3]! |= 1 << (at & 7);
  return (codePoint) => (bits[codePoint >> 3]! & (1 << (codePoint & 7))) !== 0;
}

/** The segments of a font's character map (OpenType `cmap`, formats 4 and 12). */
function rangesOf(font: Buffer): [number, number][] {
  const cmap = tableOf(font, "cmap");
  const ranges: [number, number][] = [];
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * n);
    const format = font.readUInt16BE(at);
    if (format === 12) {
      for (let group = 0; group < font.readUInt32BE(at + 12); group++) {
        const entry = at + 16 + 12 * group;
        ranges.push([font.readUInt32BE(entry), font.readUInt32BE(entry + 4)]);
      }
    } else if (format === 4) {
      const size = font.readUInt16BE(at + 6);
      for (let segment = 0; segment < size; segment += 2) {
        const [last, first] = [font.readUInt16BE(at + 14 + segment), font.readUInt16BE(at + 16 + size + segment)];
        if (first !== 0xffff) ranges.push([first, last]);
      }
    }
  }
  return ranges;
}

function tableOf(font: Buffer, name: string): number {
  for (let n = 0; n < font.readUInt16BE(4); n++) {
    const entry = 12 + 16 * n;
    if (font.toString("latin1", entry, entry + 4) === name) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the typeface has no ${name} table`);
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Sheet } from "../../domain/papers/index.ts";
import { coverageOf, showable, typefaceFiles } from "./typefaces.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const template = readFileSync(new URL("paper.typ", import.meta.url), "utf8");
// What was not asked for in so many papers is forgotten: memory does not grow.
const remembered = 4;

/** Sets sheets with typst; loading it takes a fifth of a second and some 60 MB, which only the end of the process gives back. */
export function makeTypesetter(): (sheet: Sheet) => Buffer {
  const files = typefaceFiles();
  const clean = showable(coverageOf(files));
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontPaths: [...new Set(files.map((file) => file.slice(0, file.lastIndexOf("/"))))] }],
  });
  return (sheet) => {
    const { pictures, ...words } = sheet;
    const shown = JSON.stringify(words, (key, value: unknown) =>
      typeof value === "string" && key !== "svg" ? clean(value) : value,
    );
    try {
      compiler.mapShadow(`${folder}sheet.json`, Buffer.from(shown));
      for (const { name, bytes } of pictures) compiler.mapShadow(`${folder}${name}`, Buffer.from(bytes));
      return compiler.pdf({ mainFileContent: template, resetRead: true }, { pdfStandard: "ua-1" });
    } finally {
      compiler.resetShadow();
      compiler.evictCache(remembered);
    }
  };
}

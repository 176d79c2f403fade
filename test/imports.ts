import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync, Visitor } from "vite";

/** One import statement, `export … from`, dynamic import or `import("…")` type. */
export interface Import {
  /** The importing file, relative to the project's root. */
  readonly from: string;
  /** The imported file in the same form; a package keeps its name. */
  readonly to: string;
  readonly ours: boolean;
  /** Erased before the program runs. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Whether it reads `process.env`. */
  readonly readsEnvironment: boolean;
}

/** Reads every TypeScript file below `folder` (relative to `root`). */
export function readSources(root: string, folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => parseSource(`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")));
}

/** Parses one file with the parser that Vite uses; throws where it is no TypeScript. */
export function parseSource(path: string, text: string): SourceFile {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const ours = specifier.startsWith(".");
    imports.push({ from: path, to: ours ? join(dirname(path), specifier) : specifier, ours, typeOnly });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries } of module.staticExports) {
    for (const entry of entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  }
  let readsEnvironment = imports.some(({ to }) => to === "node:process" || to === "process");
  new Visitor({
    ImportExpression: ({ source }) =>
      add(source.type === "Literal" ? String(source.value) : `computed in ${path}`, false),
    TSImportType: ({ source }) => add(String(source.value), true),
    MemberExpression({ object, property, computed }) {
      const name =
        property.type === "Literal"
          ? property.value
          : property.type === "Identifier" && !computed
            ? property.name
            : null;
      if (object.type === "Identifier" && object.name === "process" && name === "env") readsEnvironment = true;
    },
  }).visit(program);
  return { path, imports, readsEnvironment };
}

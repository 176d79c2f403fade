import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./install.mjs";

// One planted violation per gate. A gate that lets its canary pass checks nothing, however green it is.
const files = {
  "tsconfig.json": '{ "extends": "../../tsconfig.json", "include": ["types.ts", "lint.ts"] }',
  "types.ts": "export const first: string = [1][0];\n",
  "format.json": '{"a":   1}',
  "lint.ts": "export function later(): void {\n  Promise.resolve(1).then(String);\n}\n",
  "lock.json": '{ "packages": { "node_modules/a": { "optionalDependencies": { "a-linux-x64": "1.0.0" } } } }',
  "unused/package.json": '{ "name": "canary", "main": "index.ts", "dependencies": { "left-out": "1.0.0" } }',
  "unused/index.ts": 'import { used } from "./words.ts";\n\nconsole.log(used);\n',
  "unused/words.ts": 'export const used = "a";\nexport const unused = "b";\n',
};

/** Writes the violations below the project, where the gates' own settings reach them; returns the folder and how to remove it. */
export function plantCanaries() {
  const folder = join(root, "tmp", `canary-${process.pid}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

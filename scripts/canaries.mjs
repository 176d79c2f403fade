import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./install.mjs";

// One planted violation per gate. A gate that lets its canary pass checks nothing, however green it is.
const files = {
  "tsconfig.json":
    '{ "extends": "../../tsconfig.json", "compilerOptions": { "incremental": false, "tsBuildInfoFile": null }, "include": ["types.ts", "lint.ts"] }',
  "types.ts": "export const first: string = [1][0];\n",
  "format.json": '{"a":   1}',
  "lint.ts": "export function later(): void {\n  Promise.resolve(1).then(String);\n}\n",
  "lock.json": '{ "packages": { "node_modules/a": { "optionalDependencies": { "a-linux-x64": "1.0.0" } } } }',
  "unused/package.json": '{ "name": "canary", "main": "index.ts", "dependencies": { "left-out": "1.0.0" } }',
  "unused/index.ts": 'import { used } from "./words.ts";\n\nconsole.log(used);\n',
  "unused/words.ts": 'export const used = "a";\nexport const unused = "b";\n',
  "pages.chunks.json": JSON.stringify([
    { fileName: "first.js", isEntry: true, page: null, imports: [], styles: [], modules: [] },
    {
      fileName: "home.js",
      isEntry: false,
      page: "src/web/public/SellerHome.tsx",
      imports: ["heavy.js"],
      styles: [],
      modules: [],
    },
    {
      fileName: "heavy.js",
      isEntry: false,
      page: null,
      imports: [],
      styles: [],
      modules: ["node_modules/echarts/core.js"],
    },
  ]),
  "pages/first.js.gz": "",
  "pages/home.js.gz": "",
  "pages/heavy.js.gz": "x".repeat(300_000),
  "packs/trial/policy.yaml": `id: trial
title: { en: Trial, es: Prueba, zh: 试用 }
version: "1"
effectiveFrom: 2024-01-01
decidedBy: delivery.shippedOn
layer: product
source: { document: trial }
warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }
voids: { T-VOID: finding.burnt }
duties: { T-DUTY: { until: claim.triaged } }
clauses:
  T-TERM: { en: a, es: b, zh: c }
  T-VOID: { en: a, es: b, zh: c }
  T-DUTY: { en: a, es: b, zh: c }
`,
  "packs/trial/cases.yaml": `- { name: in time, policy: trial, asOf: 2025-02-01, facts: { delivery: { shippedOn: 2025-01-01 }, claim: { kind: fault } }, expect: {} }
- { name: too late, policy: trial, asOf: 2026-02-01, facts: { delivery: { shippedOn: 2025-01-01 }, claim: { kind: fault } }, expect: {} }
`,
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

import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Import, parseSource, readSources, type SourceFile } from "./imports.ts";

// style.md's table. `types:` allows imports that are erased before the program runs.
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  policy: ["core"],
  database: ["core"],
  domain: ["core", "policy", "database"],
  // Sign-in keeps its tables through a database it is given.
  adapters: ["core", "domain", "types:database"],
  api: ["core", "domain", "database", "types:policy"],
  jobs: ["core", "domain", "database", "types:policy"],
  cli: ["core", "domain", "database", "types:policy"],
  web: ["core", "types:api"],
  main: ["core", "policy", "database", "domain", "adapters", "api", "jobs", "cli"],
};

// What a domain folder shows to others: its index, and the pure tables that everything is generated from.
const faces = ["index.ts", "lifecycle.ts", "permissions.ts"];

const sources = readSources(fileURLToPath(new URL("..", import.meta.url)), "src");

test("the scan sees the tree", () => {
  const imports = sources.flatMap((source) => source.imports);
  expect(sources.length).toBeGreaterThan(40);
  expect(imports.filter(({ ours }) => ours).length).toBeGreaterThan(100);
  expect(imports.filter(({ typeOnly }) => typeOnly).length).toBeGreaterThan(20);
  expect(imports.filter(({ ours }) => !ours).length).toBeGreaterThan(20);
});

test("each folder imports only what the table allows", () => {
  expect(breaches(sources)).toEqual([]);
});

test("no file imports itself by way of others", () => {
  expect(cycles(sources)).toEqual([]);
});

test("planted violations are caught, each for its own reason", () => {
  const planted: [string, string, RegExp][] = [
    ["src/core/x.ts", 'import { a } from "../policy/index.ts";', /core may not import policy/],
    ["src/policy/x.ts", 'import type { Db } from "../database/connect.ts";', /policy may not import database/],
    ["src/domain/claims/x.ts", 'export { a } from "../quotes/send.ts";', /only by its index/],
    ["src/domain/claims/x.ts", 'const a = await import("../../api/app.ts");', /domain may not import api/],
    ["src/api/x.ts", 'import { compile } from "../policy/index.ts";', /api may import only types of policy/],
    ["src/web/x.tsx", 'import { contract } from "../api/contract/index.ts";', /web may import only types of api/],
    ["src/web/x.tsx", 'import type { App } from "../api/app.ts";', /only its contract/],
    ["src/web/x.tsx", 'import { newId } from "../core/id.ts";', /runs on the server only/],
    ["src/web/x.tsx", 'import { join } from "node:path";', /runs on the server only/],
    ["src/web/x.tsx", 'let a: import("../domain/claims/index.ts").Claim;', /web may not import domain/],
    ["src/api/x.ts", "const port = process.env.PORT;", /only src\/main reads the environment/],
    ["src/api/x.ts", 'const port = process["env"]["PORT"];', /only src\/main reads the environment/],
    ["src/misc/x.ts", 'import { day } from "../core/day.ts";', /no folder of the table/],
    ["src/api/x.ts", "const a = await import(name);", /computed/],
  ];
  for (const [path, text, reason] of planted) {
    expect(breaches([parseSource(path, text)]), text).toEqual([expect.stringMatching(reason)]);
  }
  const ring = [
    parseSource("src/core/a.ts", 'import { b } from "./b.ts"; export const a = b;'),
    parseSource("src/core/b.ts", 'import { c } from "./c.ts"; export const b = c;'),
    parseSource("src/core/c.ts", 'import { a } from "./a.ts"; export const c = a;'),
  ];
  expect(cycles(ring)).toEqual(["src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts"]);
});

function breaches(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports, readsEnvironment }) => {
    const own = folderOf(path);
    const found = imports.flatMap((one) => breachOf(own, one) ?? []).map((reason) => `${path}: ${reason}`);
    if (!(own in allowed)) return [`${path}: src/${own} is no folder of the table`];
    // A test may set what the test run needs to know.
    if (readsEnvironment && own !== "main" && !isTest(path)) found.push(`${path}: only src/main reads the environment`);
    return found;
  });
}

function breachOf(own: string, { from, to, ours, typeOnly }: Import): string | null {
  if (to.startsWith("computed in")) return "a computed import cannot be checked";
  if (own === "web" && (to.startsWith("node:") || to === "src/core/id.ts")) return `${to} runs on the server only`;
  if (!ours || isTest(from)) return null;
  if (!to.startsWith("src/")) return `${to} is not below src`;
  const target = folderOf(to);
  if (target !== own) {
    const rights = allowed[own] ?? [];
    if (rights.includes(`types:${target}`)) {
      if (!typeOnly) return `${own} may import only types of ${target} (${to})`;
      if (own === "web" && !to.startsWith("src/api/contract/"))
        return `${own} may import of ${target} only its contract (${to})`;
    } else if (!rights.includes(target)) return `${own} may not import ${target} (${to})`;
  }
  const [, , inner, file] = to.split("/");
  const nested = target === "domain" && file !== undefined;
  const same = nested && from.startsWith(`src/domain/${inner}/`);
  if (nested && !same && !faces.includes(file)) return `src/domain/${inner} is imported only by its index.ts (${to})`;
  return null;
}

/** Of imports that run; those of types are erased. Each ring once, written from its first file in the order of names. */
function cycles(files: readonly SourceFile[]): string[] {
  const next = new Map(files.map((file) => [file.path, file.imports.filter((one) => one.ours && !one.typeOnly)]));
  const done = new Set<string>();
  const found = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const ring = trail.slice(at);
      const first = ring.indexOf([...ring].sort()[0]!);
      const ordered = [...ring.slice(first), ...ring.slice(0, first)];
      found.add([...ordered, ordered[0]].join(" → "));
    }
    if (done.has(path)) return;
    done.add(path);
    for (const { to } of next.get(path) ?? []) walk(to, [...trail, path]);
  };
  for (const { path } of files) walk(path, []);
  return [...found];
}

function folderOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

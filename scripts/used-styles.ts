import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const root = join(import.meta.dirname, "..");
const kit = join(root, "node_modules/@mantine/core/esm");

/**
 * Leaves out of Mantine's style sheet what belongs to components that no page uses: a third of what a first visit would
 * load. The build fails where a component got into the pages without its styles.
 */
export function usedStyles(): Plugin {
  let kept = new Set<string>();
  return {
    name: "used-styles",
    apply: "build",
    load: {
      filter: { id: /@mantine\/core\/styles\.layer\.css$/ },
      handler(id) {
        kept = classesOf(usedModules());
        return filterRules(readFileSync(id, "utf8"), kept);
      },
    },
    generateBundle(_options, bundle) {
      const code = Object.values(bundle).map((file) => (file.type === "chunk" ? file.code : ""));
      const bare = [...classesIn(code.join("\n"))].filter((name) => !kept.has(name));
      if (bare.length > 0) this.error(`components without their styles: ${bare.join(", ")}`);
    },
  };
}

/** The files of the components that the pages name, and all that those import. */
function usedModules(): Set<string> {
  const index = readFileSync(join(kit, "index.mjs"), "utf8");
  const places = new Map<string, string>();
  for (const [, names = "", path = ""] of index.matchAll(/import \{([^}]+)\} from "([^"]+)"/g))
    for (const name of names.split(",")) places.set(name.trim(), join(kit, path));
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, target = ""] of readFileSync(path, "utf8").matchAll(/from "(\.[^"]+)"/g))
      visit(join(dirname(path), target));
  };
  for (const name of namedByPages()) if (places.has(name)) visit(places.get(name)!);
  return found;
}

function namedByPages(): Set<string> {
  const pages = join(root, "src/web");
  const files = readdirSync(pages, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  const names = files.flatMap((file) =>
    [...readFileSync(join(pages, file), "utf8").matchAll(/import \{([^}]+)\} from "@mantine\/core"/g)].flatMap(
      ([, list = ""]) => list.split(",").map((name) => name.replace(/^\s*type |\s+as .*$/g, "").trim()),
    ),
  );
  return new Set(names);
}

function classesOf(modules: ReadonlySet<string>): Set<string> {
  return classesIn([...modules].map((path) => readFileSync(path, "utf8")).join("\n"));
}

function classesIn(text: string): Set<string> {
  return new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g));
}

/** Goes through the rules, also those inside of @layer, @media and @supports; a rule about nothing that is kept goes. */
function filterRules(css: string, kept: ReadonlySet<string>): string {
  let written = "";
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf("{", at);
    if (open < 0) return written + css.slice(at);
    const close = endOfBlock(css, open);
    const head = css.slice(at, open);
    const body = css.slice(open + 1, close);
    const named = classesIn(head);
    const wanted = named.size === 0 || [...named].some((name) => kept.has(name));
    const holdsRules = /^\s*(\/\*[\s\S]*?\*\/\s*)*@(layer|media|supports|container)/.test(head);
    if (wanted) written += `${head}{${holdsRules ? filterRules(body, kept) : body}}`;
    at = close + 1;
  }
  return written;
}

function endOfBlock(css: string, open: number): number {
  for (let depth = 0, at = open; at < css.length; at++) {
    if (css[at] === "{") depth++;
    else if (css[at] === "}" && --depth === 0) return at;
  }
  throw new Error("Mantine's style sheet has a block without an end");
}

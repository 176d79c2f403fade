import { isMap, isPair, isScalar, type Node, type Pair, parseDocument, visit } from "yaml";

/** Keys and indexes from the top of a YAML file. */
export type YamlPath = readonly (string | number)[];

/** Where in a YAML file something is being typed. */
export interface YamlPlace {
  /** To the value that is typed, or for a key to the map that it will be in. */
  readonly path: YamlPath;
  readonly role: "key" | "value";
  /** Keys that the map has already. */
  readonly siblings: readonly string[];
  /** Where the word begins that is being typed. */
  readonly from: number;
}

const mark = "here0mark0here";

/**
 * What stands at an offset, even while the line is half written: a mark is put there and looked for in what can be read.
 * Null inside a comment, or where the text around cannot be made out.
 */
export function placeAt(text: string, at: number): YamlPlace | null {
  const word = /[\w.-]*$/.exec(text.slice(0, at))?.[0] ?? "";
  const from = at - word.length;
  const line = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  if (/(^|\s)#/.test(line)) return null;
  const rest = /^[\w.-]*/.exec(text.slice(at))?.[0].length ?? 0;
  const before = text.slice(0, from);
  const after = text.slice(at + rest);
  const key = isKey(before, line) && !/^\s*:/.test(after);
  const marked = `${before}${mark}${key ? ":" : ""}${after}`;
  const document = parseDocument(marked, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
  return find(document.contents as Node | null, from);
}

/** Whether what begins here is a key: nothing but indentation, or in a map written in braces nothing but a comma, before it. */
function isKey(before: string, line: string): boolean {
  const bracket = openBracket(before);
  if (bracket === "{") return /[{,]\s*$/.test(before);
  if (bracket === "[") return false;
  return /^\s*$/.test(line);
}

/** The bracket that is still open; those inside quotes do not count. Blocks of text rarely leave one open. */
function openBracket(before: string): "{" | "[" | null {
  const open: string[] = [];
  let quote: string | null = null;
  // A map or list in brackets does not reach back over a line that begins a key at the margin.
  for (const character of before.slice(Math.max(0, before.search(/\n\S[^\n]*(?:\n[ \t][^\n]*|\n)*$/)))) {
    if (quote) quote = character === quote || character === "\n" ? null : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "{" || character === "[") open.push(character);
    else if (character === "}" || character === "]") open.pop();
  }
  return (open.at(-1) as "{" | "[" | undefined) ?? null;
}

function find(root: Node | null, from: number): YamlPlace | null {
  let found: YamlPlace | null = null;
  visit(root, {
    Scalar(key, node, ancestors) {
      if (!isScalar(node) || !String(node.value).includes(mark)) return undefined;
      const path = pathOf(ancestors as readonly unknown[], key === "key" ? null : node);
      const pair = ancestors.at(-1);
      const map = key === "key" ? ancestors.at(-2) : null;
      found = {
        path: key === "key" ? path.slice(0, -1) : path,
        role: key === "key" ? "key" : "value",
        siblings: isMap(map)
          ? map.items.filter((each) => each !== pair).map((each) => String(isScalar(each.key) ? each.key.value : ""))
          : [],
        from,
      };
      return visit.BREAK;
    },
  });
  return found;
}

function pathOf(ancestors: readonly unknown[], node: unknown): YamlPath {
  const chain = [...ancestors, ...(node ? [node] : [])];
  return chain.flatMap((each, at): (string | number)[] => {
    if (isPair(each)) return [String(isScalar(each.key) ? each.key.value : "")];
    const items = (each as { items?: unknown[] } | null)?.items;
    const next = chain[at + 1];
    return Array.isArray(items) && !isMap(each) && next ? [items.indexOf(next)] : [];
  });
}

/** A value of one line or more that can be put anew. */
export interface YamlScalar {
  readonly path: YamlPath;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** It stands inside brackets, so it must stay in one run of text. */
  readonly inBrackets: boolean;
  /** Spaces before the line that its key is on. */
  readonly indent: number;
}

/** The scalar value at an offset; null where there is none. */
export function scalarAt(text: string, at: number): YamlScalar | null {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
  let found: YamlScalar | null = null;
  visit(document.contents as Node | null, {
    Pair(_key, pair: Pair, ancestors) {
      const { key, value } = pair;
      if (!isScalar(key) || !isScalar(value) || !value.range || !key.range) return undefined;
      const [from, to] = value.range;
      if (at < key.range[0] || at > to) return undefined;
      const line = text.slice(text.lastIndexOf("\n", key.range[0] - 1) + 1, key.range[0]);
      found = {
        path: pathOf([...(ancestors as readonly unknown[]), pair], null),
        value: plainText(value.value),
        from,
        to: value.type === "BLOCK_FOLDED" || value.type === "BLOCK_LITERAL" ? trimmedEnd(text, from, to) : to,
        inBrackets: ancestors.some((each) => isMap(each) && each.flow === true),
        indent: line.length - line.trimStart().length + (/^\s*((?:- )+)/.exec(line)?.[1]?.length ?? 0),
      };
      return undefined;
    },
  });
  return found;
}

function plainText(value: unknown): string {
  return typeof value === "string" || typeof value === "boolean" || typeof value === "number" ? String(value) : "";
}

/** Without the line end that a block of text is closed by. */
function trimmedEnd(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}

/** The text with another value in a scalar's place, quoted or folded as its surroundings ask; comments and layout stay. */
export function writeScalar(text: string, scalar: YamlScalar, value: string): string {
  const made = written(scalar, value);
  const remark = made.startsWith(">-") ? (/^[ \t]+#[^\n]*/.exec(text.slice(scalar.to))?.[0] ?? "") : "";
  // In a block of text a remark behind it would be part of it.
  const placed = remark === "" ? made : made.replace(">-", `>-${remark}`);
  return text.slice(0, scalar.from) + placed + text.slice(scalar.to + remark.length);
}

function written({ inBrackets, indent }: YamlScalar, value: string): string {
  const lines = value
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const flat = lines.join(" ");
  if (lines.length > 1 && !inBrackets) {
    const margin = " ".repeat(indent + 2);
    return `>-\n${lines.map((line) => margin + line).join("\n")}`;
  }
  if (readsAs(inBrackets ? `{ k: ${flat} }` : `k: ${flat}`, flat)) return flat;
  return `'${flat.replaceAll("'", "''")}'`;
}

function readsAs(text: string, value: string): boolean {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  const read: unknown = document.errors.length + document.warnings.length > 0 ? null : document.get("k");
  return read === value || (typeof read === "boolean" && String(read) === value);
}

import { isAlias, isMap, isPair, isScalar, LineCounter, type Node, parseDocument, type Scalar, visit } from "yaml";

/** A fault in a pack file; line and column count from 1. */
export interface PackFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Where something stands in a YAML file: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** A YAML file with the places of everything in it. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  readonly faults: readonly PackFault[];
  /** A fault at the value under `path` (or the nearest thing above it that exists). */
  fault(path: Path, message: string): PackFault;
  /** A fault at the key that leads to `path`. */
  faultAtKey(path: Path, message: string): PackFault;
  /** A fault `offset` characters into the text under `path`. */
  faultInText(path: Path, offset: number, message: string): PackFault;
}

const deepest = 50;
const mostSyntaxFaults = 5;

/** Control characters other than tabs and ends of lines, halves of characters, and the sign for what is not UTF-8. */
const unreadable = /(?![\t\n\r])\p{Control}|\p{Surrogate}|\ufffd/u;

/** Reads a YAML file; syntax faults, anchors, doubled keys and more than `largest` characters become faults, never exceptions. */
export function readSource(file: string, given: string, largest = 1_000_000): Source {
  // A byte order mark, as some editors write one, is no part of the text.
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  const counter = new LineCounter();
  const at = (offset: number, message: string): PackFault => {
    const { line, col } = counter.linePos(Math.max(0, Math.min(offset, text.length)));
    return { file, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  const hopeless = (message: string, offset = 0): Source => {
    const faults = [offset > 0 ? at(offset, message) : { file, line: 1, column: 1, message }];
    const fault = (_path: Path, message: string) => ({ file, line: 1, column: 1, message });
    return {
      file,
      value: undefined,
      faults,
      fault,
      faultAtKey: fault,
      faultInText: (path, _offset, message) => fault(path, message),
    };
  };
  if (text.length > largest) return hopeless(`the file has ${text.length} characters; at most ${largest} are allowed`);
  const bad = unreadable.exec(text)?.index ?? -1;
  const steep = tooDeep(text);
  if (bad >= 0 || steep !== null) {
    counter.addNewLine(0);
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
      counter.addNewLine(index + 1);
  }
  if (bad >= 0) return hopeless("this character cannot be in a text; is the file written as UTF-8?", bad);
  if (steep !== null) return hopeless(`the file nests deeper than ${deepest} levels`, steep);
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: "error",
  });
  // What cannot be read drags along much of what follows it, so the first few say it all.
  const errors = [...document.errors, ...document.warnings].slice(0, mostSyntaxFaults);
  const faults = errors.map(({ code, message, pos: [from] }) =>
    at(from, code === "DUPLICATE_KEY" ? `${wordAt(text, from)} stands here a second time` : (plainly[code] ?? message)),
  );
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || node.anchor)
        faults.push(at(node.range?.[0] ?? 0, "anchors and aliases are not allowed here; write it out"));
    },
  });
  const value: unknown = faults.length === 0 ? document.toJS() : undefined;
  const root = document.contents as Node | null;
  const offsetOf = (path: Path) => nodeAt(root, path)?.range?.[0] ?? 0;
  return {
    file,
    value,
    faults,
    fault: (path, message) => at(offsetOf(path), message),
    faultAtKey: (path, message) => at(keyOffset(root, path) ?? offsetOf(path), message),
    faultInText: (path, offset, message) => {
      const node = nodeAt(root, path);
      return at(isScalar(node) ? offsetInScalar(text, node, offset) : offsetOf(path), message);
    },
  };
}

const plainly: Readonly<Record<string, string>> = { MULTIPLE_DOCS: "a file holds one document; leave out `---`" };

function wordAt(text: string, from: number): string {
  return /^["']?([^"':\s]{1,80})/.exec(text.slice(from, from + 82))?.[1] ?? "a key";
}

/** The offset of the first bracket that nests too deep: the parser would recurse once a level. */
function tooDeep(text: string): number | null {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === 91 || character === 123) {
      depth += 1;
      if (depth > deepest) return index;
    } else if (character === 93 || character === 125) depth = Math.max(0, depth - 1);
  }
  const steps = /^(?: {2,}|(?:- ){51}|(?:\? ){51})*/gm;
  for (const line of text.matchAll(steps)) if (line[0].length > deepest * 8) return line.index;
  const dashes = /(?:[-?:] ){51}/.exec(text);
  return dashes ? dashes.index : null;
}

function nodeAt(root: Node | null, path: Path): Node | null {
  let node = root;
  for (const step of path) {
    if (!isMap(node) && !(node && "items" in node)) return node;
    const next = (node as { get(key: unknown, keep: true): unknown }).get(step, true) as Node | null | undefined;
    if (!next) return keyNode(node, step) ?? node;
    node = next;
  }
  return node;
}

function keyOffset(root: Node | null, path: Path): number | null {
  const parent = nodeAt(root, path.slice(0, -1));
  const key = parent && keyNode(parent, path.at(-1)!);
  return key?.range?.[0] ?? null;
}

function keyNode(node: Node, step: string | number): Scalar | null {
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
  return pair ? (pair.key as Scalar) : null;
}

/** Follows the value's characters through its source, past quotes, escapes, folds and indentation. */
function offsetInScalar(text: string, node: Scalar, offset: number): number {
  const [start, end] = node.range ?? [0, 0];
  const value = String(node.value);
  let at = start;
  if (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE") at += 1;
  else if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") at = text.indexOf("\n", start) + 1;
  let last = at;
  for (let index = 0; index <= Math.min(offset, value.length - 1); index++) {
    const character = value[index]!;
    if (/\s/.test(character)) continue;
    const found = text.indexOf(character, at);
    if (found < 0 || found >= end) break;
    last = found;
    at = found + 1;
  }
  return offset >= value.length ? Math.min(last + 1, end) : last;
}

import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from "yaml";

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

/** What makes a whole file unreadable, or read otherwise than it looks. */
const spoilers: readonly { readonly sign: RegExp; readonly message: string }[] = [
  {
    // Control characters other than tabs and ends of lines, halves of characters, and the sign for what is not UTF-8.
    sign: /(?![\t\n\r])\p{Control}|\p{Surrogate}|\ufffd/u,
    message: "this character cannot be in a text; is the file written as UTF-8?",
  },
  {
    sign: /^(?:<{7}|>{7}) /m,
    message: "two versions of the file were never merged here: keep one, and take the marks out",
  },
  { sign: /^ *\u00a0/m, message: "a no-break space stands here; indent with plain spaces" },
];

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
  const spoiled = spoilers.flatMap(({ sign, message }) => {
    const found = sign.exec(text);
    return found ? [{ message, offset: found.index }] : [];
  });
  const steep = tooDeep(text);
  if (spoiled.length > 0 || steep !== null) {
    counter.addNewLine(0);
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
      counter.addNewLine(index + 1);
  }
  for (const { message, offset } of spoiled) return hopeless(message, offset);
  if (steep !== null) return hopeless(`the file nests deeper than ${deepest} levels`, steep);
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: "error",
  });
  // What cannot be read drags along much of what follows it, so the first few say it all.
  const errors = [...document.errors, ...document.warnings].slice(0, mostSyntaxFaults);
  const faults = errors.map(({ code, message, pos: [from] }) => {
    if (code === "DUPLICATE_KEY") return at(from, `${wordAt(text, from)} stands here a second time`);
    if (message.startsWith("Missing closing")) return at(openQuote(document, from), "this quote is never closed");
    if (/^[ ]*\t/.test(text.slice(text.lastIndexOf("\n", from) + 1))) return at(from, tabbed);
    return at(from, plainly.find(([said]) => said.test(message))?.[1] ?? message);
  });
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

const tabbed = "a tab stands before this; indent with spaces";

/** What the parser says of the mistakes that writers of packs make, in their words. */
const plainly: readonly (readonly [said: RegExp, plain: string])[] = [
  [/^Source contains multiple documents/, "a file holds one document; leave out `---`"],
  [/^Tabs are not allowed/, tabbed],
  [/^Implicit map keys need to be followed/, "a key needs a colon and a space behind it: `key: value`"],
  [/^Implicit keys need to be on a single line/, "expected a key, a colon and a value: `key: value`"],
  [/^Flow map in block collection/, "a `{` above is never closed: `}` is missing"],
  [/^Flow sequence in block collection/, "a `[` above is never closed: `]` is missing"],
  [
    /^Missing , or : between flow/,
    "in `{ … }` and `[ … ]`, what holds a comma, a bracket or quotes stands in single quotes as a whole",
  ],
  [/^Nested mappings are not allowed in compact/, "a text that holds a colon and a space stands in quotes"],
  [/^All mapping items must start at the same column/, "this key is indented otherwise than those beside it"],
  [
    /^All (?:sequence|collection) items must start at the same column/,
    "this entry is indented otherwise than those beside it",
  ],
];

/** Where the quote begins that runs to the end of what was read. */
function openQuote(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Scalar(_key, { type, range }) {
      if (range && (type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") && range[0] < end && range[1] >= end)
        start = range[0];
    },
  });
  return start;
}

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

import { normalizeContextKey, parser } from "lezer-feel";
import { FeelError, type FeelFault } from "../types.ts";

export type Tree = ReturnType<typeof parser.parse>;
export type SyntaxNode = Tree["topNode"];

/** The faults of syntax in a parsed text, ten at most. */
export function syntaxFaults(tree: Tree, text: string): FeelFault[] {
  const faults: FeelFault[] = [];
  tree.iterate({
    enter(node) {
      if (!node.type.isError || (faults.length > 0 && faults.at(-1)!.from === node.from)) return;
      const rest = text.slice(node.from, Math.max(node.to, node.from + 1)).trim();
      const message = rest
        ? `FEEL does not allow ${JSON.stringify(rest.slice(0, 40))} here${insteadOf(rest)}`
        : "the expression ends too early";
      faults.push({ from: node.from, to: Math.max(node.to, node.from + 1), message });
    },
  });
  return faults.slice(0, 10);
}

/** What those may have meant who know other languages, or whose editor turns quotes. */
function insteadOf(rest: string): string {
  const meant = habits.find(([sign]) => sign.test(rest))?.[1];
  return meant ? `; ${meant}` : "";
}

const habits: readonly (readonly [sign: RegExp, meant: string])[] = [
  [/^&/, "write `and`"],
  [/^\|/, "write `or`"],
  [/^!(?!=)/, "write `not( … )`"],
  [/^['‘’“”«»„]/, 'a text stands in plain double quotes, such as "fault"'],
  [/^(?:days?|weeks?|months?|years?)\b/i, 'a duration is written duration("P3D"), with D, W, M or Y'],
  [/^(?:≤|≥|≠|=[<>]|<>)/, "write `<=`, `>=` or `!=`"],
  [/^;/, "leave it out"],
];

/** The children of a node without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "LineComment" && child.name !== "BlockComment") children.push(child);
  }
  return children;
}

/** The children that are expressions, without keywords, operators and brackets. */
export function operands(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => /^[A-Z]|^null$/.test(child.name) && !child.name.endsWith("Op"));
}

/** The first child of a kind. */
export function childOf(node: SyntaxNode, name: string): SyntaxNode | undefined {
  return childrenOf(node).find((child) => child.name === name);
}

/** A name as it is compared: one space between its words, none around its signs. */
export function nameText(source: string): string {
  return normalizeContextKey(source.replace(/\/\*[\s\S]*?\*\//g, " ")).replace(/ ?([-+*/.']) ?/g, "$1");
}

/** The text that a literal in quotes stands for. */
export function readString(source: string, node: { readonly from: number; readonly to: number }): string {
  const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "/": "/" };
  return source.slice(1, -1).replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6}|[\s\S])/g, (_, escape: string) => {
    if (escape.length > 1) {
      const point = Number.parseInt(escape.slice(1), 16);
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      throw new FeelError({ from: node.from, to: node.to, message: "this text holds a character that does not exist" });
    }
    return escapes[escape] ?? (escape === '"' || escape === "\\" || escape === "'" ? escape : `\\${escape}`);
  });
}

/** A fault at a node. */
export function fail(node: { readonly from: number; readonly to: number }, message: string): never {
  throw new FeelError({ from: node.from, to: node.to, message });
}

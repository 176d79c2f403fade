import { parser } from "lezer-feel";
import { nearestName } from "../facts.ts";
import { builtins, dateLiteral, durationLiteral } from "./builtins.ts";
import {
  arithmetic,
  compare,
  conjunction,
  constant,
  disjunction,
  negation,
  oneOf,
  ordered,
  within,
} from "./operators.ts";
import { type Compiled, FeelError, type FeelFault, type FeelType, type Scope, type Slots, typeName } from "./types.ts";

/** The longest expression a pack may hold, in characters, and the deepest it may nest. */
export const limits = { length: 4_000, depth: 100 } as const;

/** Compiles an expression, or lists every fault in it with its place. `expected` names the types it may have. */
export function compileFeel(text: string, scope: Scope, expected: readonly FeelType["kind"][]): Compiled | FeelFault[] {
  if (text.length > limits.length) {
    return [
      { from: 0, to: 1, message: `the expression has ${text.length} characters; at most ${limits.length} are allowed` },
    ];
  }
  const tree: Tree = parser.parse(text);
  const broken = syntaxFaults(tree, text);
  if (broken.length > 0) return broken;
  const context: Context = { text, scope, faults: [], depth: 0 };
  const top = tree.topNode.firstChild;
  if (!top) return [{ from: 0, to: text.length, message: "the expression is empty" }];
  const result = attempt(context, top);
  if (result && context.faults.length === 0 && !expected.includes(result.type.kind)) {
    const wanted = expected.map((kind) => typeName({ kind })).join(" or ");
    context.faults.push({ from: top.from, to: top.to, message: `expected ${wanted}, got ${typeName(result.type)}` });
  }
  return result && context.faults.length === 0 ? result : context.faults;
}

type Tree = ReturnType<typeof parser.parse>;
type SyntaxNode = Tree["topNode"];

interface Context {
  readonly text: string;
  readonly scope: Scope;
  readonly faults: FeelFault[];
  depth: number;
}

function syntaxFaults(tree: Tree, text: string): FeelFault[] {
  const faults: FeelFault[] = [];
  tree.iterate({
    enter(node) {
      if (!node.type.isError || (faults.length > 0 && faults.at(-1)!.from === node.from)) return;
      const rest = text.slice(node.from, Math.max(node.to, node.from + 1)).trim();
      const message = rest
        ? `FEEL does not allow ${JSON.stringify(rest.slice(0, 40))} here`
        : "the expression ends too early";
      faults.push({ from: node.from, to: Math.max(node.to, node.from + 1), message });
    },
  });
  return faults.slice(0, 10);
}

/** Compiles a part and keeps its fault, so that the faults of the other parts are found as well. */
function attempt(context: Context, node: SyntaxNode): Compiled | null {
  context.depth += 1;
  try {
    if (context.depth > limits.depth) fail(node, `the expression nests deeper than ${limits.depth} levels`);
    const compiled = compileNode(context, node);
    return compiled && { ...compiled, from: node.from, to: node.to };
  } catch (error) {
    if (!(error instanceof FeelError)) throw error;
    context.faults.push(error.fault);
    return null;
  } finally {
    context.depth -= 1;
  }
}

function compileNode(context: Context, node: SyntaxNode): Compiled | null {
  switch (node.name) {
    case "BooleanLiteral":
      return constant({ kind: "boolean" }, textOf(context, node) === "true");
    case "NumericLiteral":
      return constant({ kind: "number" }, Number(textOf(context, node)));
    case "StringLiteral":
      return constant({ kind: "string" }, stringOf(context, node));
    case "null":
      return constant({ kind: "null" }, null);
    case "DateTimeLiteral":
      return dateTime(context, node);
    case "VariableName":
    case "PathExpression":
      return path(context, node);
    case "ParenthesizedExpression":
      return attempt(context, operands(node)[0]!);
    case "Conjunction":
    case "Disjunction":
      return logic(context, node);
    case "Comparison":
      return comparison(context, node);
    case "ArithmeticExpression":
      return arithmeticNode(context, node);
    case "IfExpression":
      return choice(context, node);
    case "FunctionInvocation":
      return invocation(context, node);
    default:
      return fail(node, `${named(node.name)} is not supported in a policy`);
  }
}

function logic(context: Context, node: SyntaxNode): Compiled | null {
  const parts = all(context, operands(node));
  if (!parts) return null;
  for (const part of parts) mustBe(part, "boolean");
  return node.name === "Conjunction" ? conjunction(parts) : disjunction(parts);
}

function comparison(context: Context, node: SyntaxNode): Compiled | null {
  const children = childrenOf(node);
  const keyword = children.find(
    (child) => child.name === "CompareOp" || child.name === "between" || child.name === "in",
  );
  if (!keyword) return fail(node, "this comparison is not supported in a policy");
  if (keyword.name === "in") return membership(context, node, children);
  const parts = all(context, operands(node));
  if (!parts) return null;
  const [left, right, upper] = parts;
  if (!left || !right) return fail(node, "a comparison needs two sides");
  if (keyword.name === "between") return within(left, right, upper!, { low: true, high: true });
  const operator = textOf(context, keyword);
  return compare(left, operator as "=", right, context.scope.mayAskKnown);
}

function membership(context: Context, node: SyntaxNode, children: readonly SyntaxNode[]): Compiled | null {
  const subject = attempt(context, children[0]!);
  const tests = children.flatMap((child) => (child.name === "PositiveUnaryTests" ? childrenOf(child) : [child]));
  const unary = tests.filter((child) => child.name === "PositiveUnaryTest");
  if (unary.length === 0) return fail(node, "`in` needs a list, a range or tests in brackets");
  const parts = unary.map((test) => subject && unaryTest(context, subject, test.firstChild!));
  if (!subject || parts.some((part) => part === null)) return null;
  return parts.length === 1 ? parts[0]! : disjunction(parts as Compiled[]);
}

function unaryTest(context: Context, subject: Compiled, test: SyntaxNode): Compiled | null {
  if (test.name === "List") {
    const items = all(context, operands(test));
    return items && oneOf(subject, items);
  }
  if (test.name !== "SimplePositiveUnaryTest") {
    const item = attempt(context, test);
    return item && oneOf(subject, [item]);
  }
  const inner = test.firstChild!;
  if (inner.name === "Interval") {
    const ends = all(context, operands(inner));
    if (!ends) return null;
    const source = textOf(context, inner).trim();
    return within(subject, ends[0]!, ends[1]!, { low: source.startsWith("["), high: source.endsWith("]") });
  }
  if (inner.name === "CompareOp") {
    const bound = inner.nextSibling && attempt(context, inner.nextSibling);
    return bound && ordered(subject, textOf(context, inner) as "<", bound);
  }
  const item = attempt(context, inner);
  return item && oneOf(subject, [item]);
}

function arithmeticNode(context: Context, node: SyntaxNode): Compiled | null {
  const parts = all(context, operands(node));
  if (!parts) return null;
  const operator = textOf(context, childrenOf(node).find((child) => child.name === "ArithOp")!);
  if (parts.length === 1) return arithmetic(constant({ kind: "number" }, 0), "-", parts[0]!);
  return arithmetic(parts[0]!, operator as "+", parts[1]!);
}

function choice(context: Context, node: SyntaxNode): Compiled | null {
  const parts = all(context, operands(node));
  if (!parts) return null;
  const [test, yes, no] = parts;
  if (!test || !yes || !no) return fail(node, "an `if` needs `then` and `else`");
  mustBe(test, "boolean");
  if (yes.type.kind !== no.type.kind) {
    return fail(node, `both branches must be of one type, got ${typeName(yes.type)} and ${typeName(no.type)}`);
  }
  const run = (slots: Slots) => {
    const tested = test.run(slots);
    if (tested === true) return yes.run(slots);
    if (tested === false) return no.run(slots);
    const value = yes.run(slots);
    return value === no.run(slots) ? value : null;
  };
  return merged(parts, yes.type, run);
}

function invocation(context: Context, node: SyntaxNode): Compiled | null {
  const callee = childrenOf(node).find((child) => child.name === "VariableName")!;
  const name = textOf(context, callee).replace(/\s+/g, " ");
  const given = childrenOf(node).find((child) => child.name === "PositionalParameters");
  if (childrenOf(node).some((child) => child.name === "NamedParameters"))
    return fail(node, "named parameters are not supported in a policy");
  const parameters = given ? all(context, operands(given)) : [];
  if (!parameters) return null;
  if (name === "not" && parameters.length === 1) {
    mustBe(parameters[0]!, "boolean");
    return negation(parameters[0]!);
  }
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (builtin) return builtin(node, parameters);
  const near = nearestName(name, [...Object.keys(builtins), "not", "date", "duration"]);
  return fail(
    callee,
    `no function is called ${JSON.stringify(name)}${near ? `; did you mean ${JSON.stringify(near)}?` : ""}`,
  );
}

function dateTime(context: Context, node: SyntaxNode): Compiled | null {
  const source = textOf(context, node);
  const literal = findString(node);
  if (!literal) return fail(node, 'a date or duration must be written out, such as date("2025-01-31")');
  const text = stringOf(context, literal);
  const constructor = source.startsWith("@")
    ? text.includes("P")
      ? "duration"
      : "date"
    : source.slice(0, source.indexOf("(")).trim();
  if (constructor === "duration") return durationLiteral(literal, text);
  if (constructor === "date") return dateLiteral(literal, text);
  return fail(node, `${constructor}() is not supported in a policy; days are calendar days`);
}

function path(context: Context, node: SyntaxNode): Compiled | null {
  const root = rootOf(node);
  if (root.name !== "VariableName") return fail(node, `a path into ${named(root.name)} is not supported in a policy`);
  const name = textOf(context, node)
    .replace(/\s*\.\s*/g, ".")
    .replace(/\s+/g, " ");
  const binding = context.scope.lookup(name);
  if (typeof binding === "string") return fail(node, binding);
  if (binding) {
    const slot = binding.slot;
    return {
      type: binding.type,
      bare: true,
      run: (slots) => slots[slot]!,
      reads: [slot],
      constants: [],
      from: node.from,
      to: node.to,
    };
  }
  return moneyPart(context, node, name) ?? unknownName(context, node, name);
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  while (root.name === "PathExpression" && root.firstChild) root = root.firstChild;
  return root;
}

function moneyPart(context: Context, node: SyntaxNode, name: string): Compiled | null {
  const dot = name.lastIndexOf(".");
  const part = name.slice(dot + 1);
  const owner = dot > 0 ? context.scope.lookup(name.slice(0, dot)) : undefined;
  if (!owner || typeof owner === "string" || owner.type.kind !== "money") return null;
  if (part !== "amount" && part !== "currency")
    return fail(node, `money has amount and currency, not ${JSON.stringify(part)}`);
  const slot = owner.slot;
  const run = (slots: Slots) => (slots[slot] as { amount: number; currency: string } | null)?.[part] ?? null;
  return {
    type: { kind: part === "amount" ? "number" : "string" },
    run,
    reads: [slot],
    constants: [],
    from: node.from,
    to: node.to,
  };
}

function unknownName(context: Context, node: SyntaxNode, name: string): never {
  const near = nearestName(name, context.scope.names);
  return fail(
    node,
    `no fact is called ${JSON.stringify(name)}${near ? `; did you mean ${JSON.stringify(near)}?` : ""}`,
  );
}

function merged(parts: readonly Compiled[], type: FeelType, run: Compiled["run"]): Compiled {
  const reads = [...new Set(parts.flatMap((part) => part.reads))];
  return {
    type,
    run,
    reads,
    constants: parts.flatMap((part) => part.constants),
    from: parts[0]!.from,
    to: parts.at(-1)!.to,
  };
}

function mustBe(part: Compiled, kind: FeelType["kind"]): void {
  if (part.type.kind !== kind) {
    throw new FeelError({
      from: part.from,
      to: part.to,
      message: `expected ${typeName({ kind })}, got ${typeName(part.type)}`,
    });
  }
}

function all(context: Context, nodes: readonly SyntaxNode[]): Compiled[] | null {
  const parts = nodes.map((node) => attempt(context, node));
  return parts.every((part) => part !== null) ? (parts as Compiled[]) : null;
}

const punctuation = new Set([
  "(",
  ")",
  "[",
  "]",
  ",",
  "..",
  ".",
  "and",
  "or",
  "between",
  "in",
  "if",
  "then",
  "else",
  "ArithOp",
  "CompareOp",
]);

function operands(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => !punctuation.has(child.name));
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "LineComment" && child.name !== "BlockComment") children.push(child);
  }
  return children;
}

function findString(node: SyntaxNode): SyntaxNode | null {
  if (node.name === "StringLiteral") return node;
  for (const child of childrenOf(node)) {
    const found = findString(child);
    if (found) return found;
  }
  return null;
}

function textOf(context: Context, node: SyntaxNode): string {
  return context.text.slice(node.from, node.to);
}

function stringOf(context: Context, node: SyntaxNode): string {
  const source = textOf(context, node);
  try {
    return JSON.parse(source) as string;
  } catch {
    return fail(node, "this text holds an escape that FEEL does not know");
  }
}

function named(node: string): string {
  return node.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

function fail(node: { readonly from: number; readonly to: number }, message: string): never {
  throw new FeelError({ from: node.from, to: node.to, message });
}

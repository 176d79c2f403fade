import { parser } from "lezer-feel";
import { nearestName } from "../facts.ts";
import { builtins, dateLiteral, durationLiteral } from "./builtins.ts";
import { functions } from "./general/functions.ts";
import { childOf, childrenOf, fail, operands, type SyntaxNode, syntaxFaults } from "./general/tree.ts";
import { dayParts, lifted, liftedNames } from "./lifted.ts";
import {
  arithmetic,
  compare,
  conjunction,
  constant,
  disjunction,
  negation,
  oneOf,
  opaque,
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
  const tree = parser.parse(text);
  const broken = syntaxFaults(tree, text);
  if (broken.length > 0) return broken;
  const context: Context = { text, scope, faults: [], locals: new Map(), depth: 0 };
  const top = childrenOf(tree.topNode)[0];
  if (!top) return [{ from: 0, to: text.length, message: "the expression is empty" }];
  const result = attempt(context, top);
  if (result && context.faults.length === 0 && !expected.includes(result.type.kind)) {
    const wanted = expected.map((kind) => typeName({ kind })).join(" or ");
    context.faults.push({ from: top.from, to: top.to, message: `expected ${wanted}, got ${typeName(result.type)}` });
  }
  return result && context.faults.length === 0 ? result : context.faults;
}

interface Context {
  readonly text: string;
  readonly scope: Scope;
  readonly faults: FeelFault[];
  /** What `some` and `every` bind. */
  readonly locals: Map<string, Compiled>;
  depth: number;
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
      return numeric(context, node);
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
    case "QuantifiedExpression":
      return quantified(context, node);
    case "FunctionInvocation":
      return invocation(context, node);
    default:
      if (textOf(context, node).startsWith("=")) return fail(node, "compare with a single `=`");
      return fail(node, `${named(node.name)} is not supported in a policy`);
  }
}

function numeric(context: Context, node: SyntaxNode): Compiled {
  const value = Number(textOf(context, node).replace(/\s+/g, ""));
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    fail(node, `a number beyond ${Number.MAX_SAFE_INTEGER} cannot be counted exactly`);
  return constant({ kind: "number" }, value);
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
  const parts = unary.map((test) => subject && unaryTest(context, subject, withoutBrackets(test.firstChild!)));
  if (!subject || parts.some((part) => part === null)) return null;
  return parts.length === 1 ? parts[0]! : disjunction(parts as Compiled[]);
}

/** One comparison or range in brackets after `in` is the same without them. */
function withoutBrackets(test: SyntaxNode): SyntaxNode {
  const inner = test.name === "ParenthesizedExpression" ? test.getChild("SimplePositiveUnaryTest") : null;
  return inner ?? test;
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
  const [only] = parts;
  if (only && parts.length === 1) {
    const turns = only.type.kind === "days" || only.type.kind === "months";
    return turns
      ? arithmetic(only, "*", constant({ kind: "number" }, -1))
      : arithmetic(constant({ kind: "number" }, 0), "-", only);
  }
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
  const [callee, given] = operands(node);
  if (!callee || !/^(VariableName|SpecialFunctionName)$/.test(callee.name))
    return fail(callee ?? node, "only a function that FEEL knows can be called in a policy");
  const name = textOf(context, callee).replace(/\s+/g, " ");
  const parameters = given ? argumentsOf(context, name, given) : [];
  return parameters && call({ node, callee, name }, parameters);
}

/** The name of every function that a condition may call. */
export const conditionFunctionNames: ReadonlySet<string> = new Set([
  ...Object.keys(builtins),
  ...liftedNames,
  "not",
  "date",
  "duration",
]);

interface Call {
  readonly node: SyntaxNode;
  readonly callee: SyntaxNode;
  readonly name: string;
}

function call({ node, callee, name }: Call, parameters: readonly Compiled[]): Compiled {
  if (name === "not" && parameters.length === 1) {
    mustBe(parameters[0]!, "boolean");
    return negation(parameters[0]!);
  }
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (builtin) return builtin(node, parameters);
  const general = lifted(name, parameters, node);
  if (general) return general;
  const near = nearestName(name, conditionFunctionNames);
  return fail(
    callee,
    `no function is called ${JSON.stringify(name)}${near ? `; did you mean ${JSON.stringify(near)}?` : ""}`,
  );
}

/** The arguments in the order of the parameters, however they are written; a list written out stands for its items. */
function argumentsOf(context: Context, name: string, given: SyntaxNode): readonly Compiled[] | null {
  if (given.name !== "NamedParameters") {
    const [only, ...others] = operands(given);
    const items = only?.name === "List" && others.length === 0 ? operands(only) : operands(given);
    return all(context, items);
  }
  const known = functions[name]?.ways[0]?.parameters.map((each) => each.name) ?? [];
  const sorted: SyntaxNode[] = [];
  for (const each of operands(given)) {
    const [label, value] = operands(each) as [SyntaxNode, SyntaxNode];
    const wanted = textOf(context, label).replace(/\s+/g, " ");
    const at = known.indexOf(wanted);
    if (at < 0)
      return fail(
        label,
        `${name}() has no parameter ${JSON.stringify(wanted)}${known.length > 0 ? `; it has ${known.join(", ")}` : ""}`,
      );
    if (sorted[at]) return fail(label, `${JSON.stringify(wanted)} is given twice`);
    sorted[at] = value;
  }
  if (sorted.includes(undefined as never))
    return fail(given, `a parameter of ${name}() is missing; it has ${known.join(", ")}`);
  return all(context, sorted);
}

/** `some` and `every` over a list that is written out: the condition once for each item. */
function quantified(context: Context, node: SyntaxNode): Compiled | null {
  const loops = operands(childOf(node, "InExpressions")!);
  const satisfies = operands(node).at(-1)!;
  const some = childrenOf(node)[0]!.name === "some";
  const turns = unfold(context, loops, () => attempt(context, satisfies));
  if (!turns || turns.some((each) => each === null)) return null;
  const parts = turns as Compiled[];
  if (parts.length === 0) return fail(node, "the list is empty, so this says nothing");
  for (const part of parts) mustBe(part, "boolean");
  return parts.length === 1 ? parts[0]! : some ? disjunction(parts) : conjunction(parts);
}

const mostTurns = 200;

function unfold(
  context: Context,
  loops: readonly SyntaxNode[],
  turn: () => Compiled | null,
): (Compiled | null)[] | null {
  const [first, ...others] = loops;
  if (!first) return [turn()];
  const [label, over] = operands(first) as [SyntaxNode, SyntaxNode];
  const name = textOf(context, label);
  const items = itemsOf(context, over);
  if (!items) return null;
  const hidden = context.locals.get(name);
  const turns: (Compiled | null)[] = [];
  for (const item of items) {
    context.locals.set(name, item);
    const more = unfold(context, others, turn);
    if (!more) return null;
    turns.push(...more);
    if (turns.length > mostTurns) return fail(over, `this takes more than ${mostTurns} turns`);
  }
  if (hidden) context.locals.set(name, hidden);
  else context.locals.delete(name);
  return turns;
}

function itemsOf(context: Context, over: SyntaxNode): Compiled[] | null {
  const [list] = operands(over);
  if (childOf(over, "..")) {
    const ends = all(context, operands(over));
    if (!ends) return null;
    const [from, to] = ends.map((end) =>
      end.reads.length === 0 && end.type.kind === "number" ? (end.run([]) as number) : Number.NaN,
    );
    if (!(Number.isInteger(from) && Number.isInteger(to) && Math.abs(to! - from!) < mostTurns))
      return fail(over, `expected two whole numbers less than ${mostTurns} apart`);
    const step = from! <= to! ? 1 : -1;
    return Array.from({ length: Math.abs(to! - from!) + 1 }, (_, index) =>
      constant({ kind: "number" }, from! + index * step),
    );
  }
  if (list?.name !== "List") return fail(over, "a policy has no lists of facts; write the list out, such as [1, 2, 3]");
  return all(context, operands(list));
}

function dateTime(context: Context, node: SyntaxNode): Compiled | null {
  const source = textOf(context, node);
  const given = childOf(node, "PositionalParameters");
  if (/^date\s*\(/.test(source) && given && operands(given).length === 3) {
    const parts = all(context, operands(given));
    return parts && lifted("date", parts, node);
  }
  const literal = findString(node);
  if (!literal)
    return fail(
      node,
      source.startsWith("duration")
        ? 'a duration is written in quotes, such as duration("P180D") or duration("P12M")'
        : 'a date or duration must be written out, such as date("2025-01-31") or date(2025, 1, 31)',
    );
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
  const local = context.locals.get(name);
  if (local) return { ...local, from: node.from, to: node.to };
  const binding = context.scope.lookup(name);
  if (typeof binding === "string") return fail(node, binding);
  if (binding) {
    const slot = binding.slot;
    return {
      type: binding.type,
      ...(binding.type.kind === "boolean" ? { flag: true } : {}),
      run: (slots) => slots[slot]!,
      reads: [slot],
      constants: [],
      from: node.from,
      to: node.to,
    };
  }
  return moneyPart(context, node, name) ?? dayPart(context, node, name) ?? unknownName(context, node, name);
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

function dayPart(context: Context, node: SyntaxNode, name: string): Compiled | null {
  const dot = name.lastIndexOf(".");
  const owner = dot > 0 ? context.scope.lookup(name.slice(0, dot)) : undefined;
  if (!owner || typeof owner === "string" || owner.type.kind !== "date") return null;
  const part = name.slice(dot + 1);
  const slot = owner.slot;
  const read = Object.hasOwn(dayParts, part) ? dayParts[part] : undefined;
  if (!read) return fail(node, `a date has ${Object.keys(dayParts).join(", ")}, not ${JSON.stringify(part)}`);
  const run = (slots: Slots) => (slots[slot] === null ? null : read(slots[slot] as number));
  return opaque({ type: { kind: "number" }, run, reads: [slot], constants: [], from: node.from, to: node.to });
}

function unknownName(context: Context, node: SyntaxNode, name: string): never {
  const near = nearestName(name, context.scope.names) ?? inSomeGroup(name, context.scope.names);
  return fail(
    node,
    `no fact is called ${JSON.stringify(name)}${near ? `; did you mean ${JSON.stringify(near)}?` : ""}`,
  );
}

/** The fact whose own name, without its group, is this one. */
function inSomeGroup(name: string, names: Iterable<string>): string | undefined {
  return [...names].find((each) => each.slice(each.indexOf(".") + 1) === name);
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

import { parser, trackVariables } from "lezer-feel";
import { nearestName } from "../../facts.ts";
import { FeelError, type FeelFault } from "../types.ts";
import { calculate, negate } from "./arithmetic.ts";
import { functions } from "./functions.ts";
import { typeTest } from "./instance.ts";
import { iterate } from "./iterate.ts";
import { between, conjunction, disjunction, filterWith, member, rangeOf, within } from "./operators.ts";
import { type Env, inner, lookup, type Run } from "./scope.ts";
import { callNamed, callPlain } from "./signature.ts";
import { childOf, childrenOf, fail, nameText, operands, readString, type SyntaxNode, syntaxFaults } from "./tree.ts";
import { equal, type FeelValue, isContext, isKind, isList, order } from "./values.ts";

/** An expression of the general mode, ready to run on a context of names. */
export type General = (names: ReadonlyMap<string, FeelValue>) => FeelValue;

const deepest = 200;

/**
 * Compiles any expression of FEEL over lists, contexts and moments, as the standard defines it; `names` are those it may use. Syntax that is
 * not supported, and functions that ask a clock, are faults with their place.
 */
export function compileGeneral(text: string, names: ReadonlyMap<string, FeelValue> = new Map()): General | FeelFault[] {
  const tree = parser.configure({ contextTracker: trackVariables(plainOf(names)) }).parse(text);
  const broken = syntaxFaults(tree, text);
  if (broken.length > 0) return broken;
  const top = childrenOf(tree.topNode)[0];
  if (!top) return [{ from: 0, to: text.length, message: "the expression is empty" }];
  try {
    const run = new GeneralCompiler(text).part(top);
    return (given) => run({ names: given, outer: null });
  } catch (error) {
    if (error instanceof FeelError) return [error.fault];
    throw error;
  }
}

/** Compiles one expression; a method for each kind of node. */
class GeneralCompiler {
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  part(node: SyntaxNode): Run {
    if (++this.#depth > deepest) fail(node, `the expression nests deeper than ${deepest} levels`);
    const run = this.#part(node);
    this.#depth -= 1;
    return run;
  }

  #part(node: SyntaxNode): Run {
    switch (node.name) {
      case "null":
        return () => null;
      case "BooleanLiteral":
        return constantly(this.#source(node) === "true");
      case "NumericLiteral":
        return constantly(Number(this.#source(node).replace(/\s+/g, "")));
      case "StringLiteral":
        return constantly(readString(this.#source(node), node));
      case "VariableName":
        return this.#variable(nameText(this.#source(node)));
      case "ParenthesizedExpression":
        return this.part(this.#only(node));
      case "Conjunction":
        return conjunction(this.#all(node));
      case "Disjunction":
        return disjunction(this.#all(node));
      case "Comparison":
        return this.#comparison(node);
      case "ArithmeticExpression":
        return this.#arithmetic(node);
      case "IfExpression":
        return this.#choice(node);
      case "List":
        return this.#list(node);
      case "Context":
        return this.#context(node);
      case "PathExpression":
        return this.#path(node);
      case "FilterExpression":
        return this.#filter(node);
      case "ForExpression":
      case "QuantifiedExpression":
        return this.#loop(node);
      case "FunctionDefinition":
        return this.#definition(node);
      case "FunctionInvocation":
        return this.#invocation(node);
      case "DateTimeLiteral":
        return this.#moment(node);
      case "InstanceOfExpression":
        return this.#instance(node);
      case "SimplePositiveUnaryTest":
      case "Interval":
        return this.#range(node);
      default:
        return fail(node, `${node.name} is not supported`);
    }
  }

  #source(node: SyntaxNode): string {
    return this.#text.slice(node.from, node.to);
  }

  #all(node: SyntaxNode): Run[] {
    return operands(node).map((each) => this.part(each));
  }

  #only(node: SyntaxNode): SyntaxNode {
    return operands(node)[0] ?? fail(node, "something is missing here");
  }

  #variable(name: string): Run {
    return (env) => {
      const value = lookup(env, name);
      if (value !== undefined) return value;
      const builtin = functions[name];
      return builtin ? { kind: "function", parameters: null, call: (given) => callPlain(builtin, given) } : null;
    };
  }

  #comparison(node: SyntaxNode): Run {
    const children = childrenOf(node);
    if (children.some((each) => each.name === "in")) return this.#membership(node);
    const [left, right, upper] = this.#all(node) as [Run, Run, Run];
    if (children.some((each) => each.name === "between")) return (env) => between(left(env), right(env), upper(env));
    const operator = this.#source(
      children.find((each) => each.name === "CompareOp") ?? fail(node, "an operator is missing"),
    );
    return comparing(operator, left, right);
  }

  #membership(node: SyntaxNode): Run {
    const [first, ...others] = operands(node);
    const subject = this.part(first!);
    const tests = others
      .flatMap((each) => (each.name === "PositiveUnaryTests" ? operands(each) : [each]))
      .map((each) => this.#test(each.name === "PositiveUnaryTest" ? this.#only(each) : each));
    return (env) => {
      const value = subject(env);
      const results = tests.map((test) => test(value, env));
      return results.includes(true) ? true : results.every((each) => each === null) ? null : false;
    };
  }

  /** One test after `in`: a comparison, a range, a list, or a value to equal. */
  #test(node: SyntaxNode): (value: FeelValue, env: Env) => FeelValue {
    const operator = node.name === "SimplePositiveUnaryTest" ? childOf(node, "CompareOp") : undefined;
    if (operator) {
      const sign = this.#source(operator);
      const bound = this.part(this.#only(node));
      return (value, env) => compared(sign, value, bound(env));
    }
    const tested = this.part(node);
    return (value, env) => within(value, tested(env));
  }

  #arithmetic(node: SyntaxNode): Run {
    const parts = this.#all(node);
    const operator = this.#source(childOf(node, "ArithOp") ?? fail(node, "an operator is missing"));
    const [left, right] = parts as [Run, Run];
    if (parts.length === 1) return (env) => negate(left(env));
    return (env) => calculate(operator, left(env), right(env));
  }

  #choice(node: SyntaxNode): Run {
    const [test, yes, no] = this.#all(node) as [Run, Run, Run];
    return (env) => (test(env) === true ? yes(env) : no(env));
  }

  #list(node: SyntaxNode): Run {
    const items = this.#all(node);
    return (env) => items.map((each) => each(env));
  }

  #context(node: SyntaxNode): Run {
    const entries = operands(node).map((entry) => {
      const [key, value] = operands(entry) as [SyntaxNode, SyntaxNode];
      const source = this.#source(key);
      const name = source.startsWith('"') ? readString(source, key) : nameText(source);
      return { name, key, run: this.part(value) };
    });
    const twice = entries.find((each, index) => entries.some((other, at) => at < index && other.name === each.name));
    if (twice) return () => null;
    return (env) => {
      const made = new Map<string, FeelValue>();
      const scope = inner(env, made);
      for (const each of entries) made.set(each.name, each.run(scope));
      return made;
    };
  }

  #path(node: SyntaxNode): Run {
    const [owner, name] = operands(node) as [SyntaxNode, SyntaxNode];
    const [run, key] = [this.part(owner), nameText(this.#source(name))];
    return (env) => member(run(env), key);
  }

  #filter(node: SyntaxNode): Run {
    const [list, test] = this.#all(node) as [Run, Run];
    return (env) =>
      filterWith(
        list(env),
        (item) => test(scopeOf(env, item)),
        () => test(env),
      );
  }

  #loop(node: SyntaxNode): Run {
    const loops = operands(childOf(node, "InExpressions")!).map((each) => {
      const [name, over] = operands(each) as [SyntaxNode, SyntaxNode];
      const ends = this.#all(over);
      const range = childOf(over, "..") !== undefined;
      return { name: nameText(this.#source(name)), range, ends };
    });
    const body = this.part(operands(node).at(-1)!);
    const word = childrenOf(node)[0]!.name;
    return iterate(word as "for" | "some" | "every", loops, body);
  }

  #definition(node: SyntaxNode): Run {
    const written = childOf(node, "FunctionBody");
    if (!written) fail(node, "the function has no body");
    if (childOf(node, "external")) fail(node, "an external function is not supported");
    const formal = operands(childOf(node, "FormalParameters") ?? node).filter(
      (each) => each.name === "FormalParameter",
    );
    const names = formal.map((each) => nameText(this.#source(operands(each)[0]!)));
    const types = formal.map((each) => {
      const type = childOf(each, "Type");
      return type ? typeTest(type, this.#text) : null;
    });
    const body = this.part(this.#only(written));
    return (env) => ({
      kind: "function",
      parameters: names,
      call(given) {
        if (given.length !== names.length) return null;
        const fits = given.map((each, index) => coerced(each, types[index] ?? null));
        if (fits.includes(undefined)) return null;
        return body(inner(env, new Map(names.map((name, index) => [name, fits[index]!]))));
      },
    });
  }

  #invocation(node: SyntaxNode): Run {
    const [callee, parameters] = operands(node) as [SyntaxNode, SyntaxNode];
    const name = nameText(this.#source(callee));
    return this.#call(node, parameters, {
      name,
      run: callee.name === "SpecialFunctionName" ? null : this.part(callee),
      plain: /^(VariableName|SpecialFunctionName)$/.test(callee.name),
    });
  }

  #moment(node: SyntaxNode): Run {
    const [head, parameters] = operands(node) as [SyntaxNode, SyntaxNode | undefined];
    if (head.name === "AtLiteral") {
      const literal = this.#only(head);
      return constantly(
        atLiteral(readString(this.#source(literal), literal)) ?? fail(node, "this is no date, time or duration"),
      );
    }
    return this.#call(node, parameters!, { name: nameText(this.#source(head)), run: null, plain: true });
  }

  #call(node: SyntaxNode, parameters: SyntaxNode, callee: { name: string; run: Run | null; plain: boolean }): Run {
    const { name, run, plain } = callee;
    if (plain && (name === "now" || name === "today")) fail(node, `${name}() asks a clock, and a decision may not`);
    const builtin = plain ? builtinFor(name) : undefined;
    const near = plain && !builtin ? nearestName(name, Object.keys(functions)) : undefined;
    const names =
      parameters.name === "NamedParameters"
        ? operands(parameters).map((each) => nameText(this.#source(operands(each)[0]!)))
        : null;
    const given = names ? operands(parameters).map((each) => this.part(operands(each)[1]!)) : this.#all(parameters);
    return (env) => {
      const own = run && plain ? lookup(env, name) : run?.(env);
      const values = given.map((each) => each(env));
      if (own !== undefined && own !== null && isKind(own, "function")) {
        const sorted = names && own.parameters ? own.parameters.map((each) => values[names.indexOf(each)]) : values;
        return sorted.includes(undefined) || (names && names.length !== sorted.length)
          ? null
          : own.call(sorted as FeelValue[]);
      }
      if (builtin)
        return names
          ? callNamed(builtin, new Map(names.map((each, index) => [each, values[index]!])))
          : callPlain(builtin, values);
      if (plain && own === undefined && near !== undefined)
        fail(node, `no function is called ${JSON.stringify(name)}; did you mean ${JSON.stringify(near)}?`);
      return null;
    };
  }

  #instance(node: SyntaxNode): Run {
    const [subject, type] = operands(node) as [SyntaxNode, SyntaxNode];
    const [run, test] = [this.part(subject), typeTest(type, this.#text)];
    return (env) => test(run(env));
  }

  #range(node: SyntaxNode): Run {
    const interval = node.name === "Interval" ? node : childOf(node, "Interval");
    if (interval) {
      const [low, high] = this.#all(interval) as [Run, Run];
      const source = this.#source(interval).trim();
      const [lowIn, highIn] = [source.startsWith("["), source.endsWith("]")];
      return (env) => rangeOf(low(env), high(env), { lowIn, highIn });
    }
    const operator = this.#source(childOf(node, "CompareOp") ?? fail(node, "this test is not supported"));
    if (operator === "!=") fail(node, "a range of everything but one value is not supported");
    const bound = this.part(this.#only(node));
    return (env) => {
      const value = bound(env);
      if (operator === "=")
        return { kind: "range", shape: "equal", low: value, high: value, lowIn: true, highIn: true };
      const up = operator.startsWith(">");
      const included = operator.endsWith("=");
      return value === null
        ? null
        : {
            kind: "range",
            shape: up ? "above" : "below",
            low: up ? value : null,
            high: up ? null : value,
            lowIn: up && included,
            highIn: !up && included,
          };
    };
  }
}

function builtinFor(name: string) {
  if (name === "range") return rangeReader;
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

/** `range("[1..3]")`: the ends are literals, so they are read as an expression of their own. */
const rangeReader = {
  ways: [
    {
      parameters: [{ name: "from", types: ["string"], optional: false, rest: false }],
      run: (text: string): FeelValue => {
        const match = /^\s*([[(\]])([\s\S]*)\.\.([\s\S]*)([\])[])\s*$/.exec(text);
        if (!match) return null;
        const [low, high] = [literalOf(match[2]!), literalOf(match[3]!)];
        if (low === undefined || high === undefined || (low === null && high === null)) return null;
        const [lowIn, highIn] = [match[1] === "[", match[4] === "]"];
        if ((low === null && lowIn) || (high === null && highIn)) return null;
        const shape = low === null ? "below" : high === null ? "above" : "interval";
        if (low === null || high === null) return { kind: "range", shape, low, high, lowIn, highIn };
        const compared = order(low, high);
        return compared === null || compared > 0 ? null : { kind: "range", shape, low, high, lowIn, highIn };
      },
    },
  ],
};

/** The value of a literal; null where nothing is written, undefined where it is no literal. */
function literalOf(text: string): FeelValue | undefined {
  if (text.trim() === "") return null;
  const compiled = compileGeneral(text);
  if (Array.isArray(compiled)) return undefined;
  const literal = /^\s*(-?[\d.]+|"[^"]*"|@"[^"]*"|(date|time|date and time|duration)\(\s*"[^"]*"\s*\))\s*$/.test(text);
  return literal ? ((compiled as General)(new Map()) ?? undefined) : undefined;
}

function atLiteral(text: string): FeelValue {
  const name = /^-?P/.test(text)
    ? "duration"
    : text.includes("T") && !/^\d\d:/.test(text)
      ? "date and time"
      : text.includes(":")
        ? "time"
        : "date";
  return callPlain(functions[name]!, [text]);
}

function comparing(operator: string, left: Run, right: Run): Run {
  return (env) => compared(operator, left(env), right(env));
}

function compared(operator: string, left: FeelValue, right: FeelValue): FeelValue {
  if (operator === "=" || operator === "==") return equal(left, right);
  if (operator === "!=") {
    const same = equal(left, right);
    return same === null ? null : !same;
  }
  const sign = order(left, right);
  if (sign === null) return null;
  return operator === "<" ? sign < 0 : operator === "<=" ? sign <= 0 : operator === ">" ? sign > 0 : sign >= 0;
}

/** Inside a filter the item is a name, and so are its entries. */
function scopeOf(env: Env, item: FeelValue): Env {
  const own = new Map<string, FeelValue>([["item", item]]);
  return isContext(item) ? inner(env, new Map([...own, ...item])) : inner(env, own);
}

function coerced(value: FeelValue, test: ((value: FeelValue) => boolean | null) | null): FeelValue | undefined {
  if (!test || value === null || test(value)) return value;
  if (isList(value) && value.length === 1 && test(value[0]!)) return value[0]!;
  return test([value]) ? [value] : undefined;
}

function constantly(value: FeelValue): Run {
  return () => value;
}

/** Names as the parser wants them: plain objects, so that names with spaces are found. */
function plainOf(value: FeelValue): unknown {
  if (isContext(value)) return Object.fromEntries([...value].map(([key, each]) => [key, plainOf(each)]));
  return isList(value) ? value.map(plainOf) : value;
}

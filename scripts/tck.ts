// `npm run tck -- FOLDER`: runs the literal FEEL expressions of the DMN TCK (its folder TestCases) that use only what we support, and
// prints passed, failed and unsupported by feature. `--show` lists every expression that failed or is unsupported, and why.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { decimal } from "../src/policy/feel/general/arithmetic.ts";
import { compileGeneral } from "../src/policy/feel/general/evaluate.ts";
import { functions } from "../src/policy/feel/general/functions.ts";
import { callPlain } from "../src/policy/feel/general/signature.ts";
import { equal, type FeelValue, isContext, isKind, isList } from "../src/policy/feel/general/values.ts";
import { writeValue } from "../src/policy/feel/general/write.ts";

type Element = { readonly [name: string]: unknown };
type Count = { passed: number; failed: number; unsupported: number };
type Outcome = { readonly result: "passed" } | { readonly result: "failed" | "unsupported"; readonly why: string };

/** Why a case is left out: not an expression of the supported subset. */
class Unsupported extends Error {}

const [folder, ...options] = process.argv.slice(2);
if (!folder) {
  console.error("npm run tck -- FOLDER [--show], where FOLDER holds compliance-level-2 and compliance-level-3");
  process.exit(2);
}
const show = options.includes("--show");
const lists = [
  "inputData",
  "decision",
  "informationRequirement",
  "testCase",
  "inputNode",
  "resultNode",
  "component",
  "item",
  "itemDefinition",
  "itemComponent",
];
const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) => lists.includes(name),
  processEntities: true,
  htmlEntities: true,
});

function report(name: string, outcomes: readonly (Outcome & { name: string })[]): void {
  const count = (result: Outcome["result"]) => outcomes.filter((each) => each.result === result).length;
  const counts = { passed: count("passed"), failed: count("failed"), unsupported: count("unsupported") };
  for (const key of ["passed", "failed", "unsupported"] as const) total[key] += counts[key];
  console.log(line(name, counts));
  if (!show) return;
  for (const each of outcomes)
    if (each.result !== "passed") console.log(`    ${each.result} ${each.name}: ${each.why}`);
}

function line(name: string, { passed, failed, unsupported }: Count): string {
  return `${name.padEnd(44)} ${String(passed).padStart(6)} ${String(failed).padStart(6)} ${String(unsupported).padStart(11)}`;
}

function runFeature(dir: string): (Outcome & { name: string })[] {
  return readdirSync(dir)
    .filter((file) => /-test-.*\.xml$/.test(file))
    .flatMap((file) => {
      const { testCases } = read(join(dir, file));
      const model = new Model(read(join(dir, text((testCases as Element).modelName).trim())).definitions as Element);
      return ((testCases as Element).testCase as Element[]).flatMap((test) =>
        ((test.resultNode ?? []) as Element[]).map((node) => ({
          name: `${test["@_id"] as string} ${node["@_name"] as string}`,
          ...run(model, test, node),
        })),
      );
    });
}

function run(model: Model, test: Element, node: Element): Outcome {
  try {
    if (test["@_type"] !== undefined && test["@_type"] !== "decision") throw new Unsupported(text(test["@_type"]));
    const inputs = new Map(
      ((test.inputNode ?? []) as Element[]).map((each) => [each["@_name"] as string, valueOf(each)]),
    );
    const got = model.decide(node["@_name"] as string, inputs);
    const expected = valueOf(node.expected as Element);
    if (same(got, expected)) return { result: "passed" };
    return {
      result: "failed",
      why: `${model.expression(node["@_name"] as string)} gives ${writeValue(got)}, not ${writeValue(expected)}`,
    };
  } catch (error) {
    if (error instanceof Unsupported) return { result: "unsupported", why: error.message };
    throw error;
  }
}

/** The decisions of a model that are literal expressions. */
class Model {
  readonly #decisions = new Map<string, Element>();
  readonly #names = new Map<string, string>();
  readonly #inputs = new Map<string, string>();
  readonly #types = new Map<string, Element>();

  constructor(definitions: Element) {
    for (const each of (definitions.decision ?? []) as Element[]) {
      this.#decisions.set(each["@_name"] as string, each);
      this.#names.set(each["@_id"] as string, each["@_name"] as string);
    }
    for (const each of (definitions.inputData ?? []) as Element[])
      this.#inputs.set(each["@_id"] as string, each["@_name"] as string);
    for (const each of (definitions.itemDefinition ?? []) as Element[]) this.#types.set(each["@_name"] as string, each);
  }

  expression(name: string): string {
    return text((this.#decisions.get(name)?.literalExpression as Element | undefined)?.text);
  }

  decide(name: string, inputs: ReadonlyMap<string, FeelValue>): FeelValue {
    const decision = this.#decisions.get(name);
    if (!decision?.literalExpression) throw new Unsupported("the decision is no literal expression");
    if (decision.knowledgeRequirement) throw new Unsupported("it calls a business knowledge model");
    const names = new Map<string, FeelValue>();
    for (const requirement of (decision.informationRequirement ?? []) as Element[]) {
      const reference = (key: string) =>
        ((requirement[key] as Element | undefined)?.["@_href"] as string | undefined)?.replace(/^.*#/, "");
      const [input, other] = [reference("requiredInput"), reference("requiredDecision")];
      const inputName = input === undefined ? undefined : this.#inputs.get(input);
      if (inputName !== undefined) names.set(inputName, inputs.get(inputName) ?? null);
      else if (other !== undefined && this.#names.has(other))
        names.set(this.#names.get(other)!, this.decide(this.#names.get(other)!, inputs));
      else throw new Unsupported("it needs a part of another model");
    }
    const compiled = compileGeneral(this.expression(name), names);
    if (typeof compiled !== "function")
      throw new Unsupported(`${compiled[0]!.message} (at ${compiled[0]!.from}): ${this.expression(name)}`);
    return this.#typed(
      compiled(names),
      ((decision.variable as Element | undefined)?.["@_typeRef"] as string | undefined) ?? "Any",
    );
  }

  /** A result takes the type that its decision declares, a list of one as its item, or is null. */
  #typed(value: FeelValue, type: string): FeelValue {
    if (value === null || this.#fits(value, type)) return value;
    return isList(value) && value.length === 1 && this.#fits(value[0]!, type) ? value[0]! : null;
  }

  #fits(value: FeelValue, type: string): boolean {
    const own = this.#types.get(type);
    if (own)
      return own["@_isCollection"] === "true"
        ? isList(value) && value.every((each) => this.#isOne(each, own))
        : this.#isOne(value, own);
    const test = compileGeneral(`value instance of ${type.replace(/^feel:/, "")}`, new Map([["value", value]]));
    return typeof test !== "function" || test(new Map([["value", value]])) === true;
  }

  #isOne(value: FeelValue, item: Element): boolean {
    if (value === null) return true;
    if (item.itemComponent === undefined) return item.typeRef === undefined || this.#fits(value, text(item.typeRef));
    const parts = item.itemComponent as Element[];
    return (
      isContext(value) &&
      parts.every((part) => {
        const member = value.get(part["@_name"] as string);
        return (
          member !== undefined &&
          (part["@_isCollection"] === "true"
            ? isList(member) && member.every((each) => this.#isOne(each, part))
            : this.#isOne(member, part))
        );
      })
    );
  }
}

function read(file: string): Element {
  return parser.parse(readFileSync(file, "utf8")) as Element;
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? text((value as Element)["#text"]) : "";
}

/** The value that an input or an expectation of a test holds. */
function valueOf(node: Element): FeelValue {
  const component = node.component as Element[] | undefined;
  if (component) return new Map(component.map((each) => [each["@_name"] as string, valueOf(each)]));
  if (node.list !== undefined) {
    const list = node.list as Element | string;
    return typeof list === "string"
      ? []
      : ((list.item ?? []) as (Element | string)[]).map((each) => (typeof each === "string" ? null : valueOf(each)));
  }
  const value = node.value;
  if (value === undefined) return null;
  if (typeof value === "string") return value;
  const { "@_nil": nil, "@_type": type = "xsd:string" } = value as { "@_nil"?: string; "@_type"?: string };
  return nil === "true" ? null : literal(type.replace(/^.*:/, ""), text(value));
}

function literal(type: string, written: string): FeelValue {
  const trimmed = written.trim();
  if (type === "string") return written;
  if (type === "boolean") return trimmed === "true";
  if (["date", "time", "duration", "dateTime"].includes(type)) {
    const value = callPlain(functions[type === "dateTime" ? "date and time" : type]!, [trimmed]);
    if (value === null) throw new Unsupported(`the expected ${trimmed} cannot be read`);
    return value;
  }
  return Number(trimmed);
}

function same(got: FeelValue, expected: FeelValue): boolean {
  if (typeof got === "number" && typeof expected === "number")
    return decimal(got) === decimal(expected) || Math.abs(got - expected) <= 1e-8 * Math.max(1, Math.abs(expected));
  if (isList(got) && isList(expected))
    return got.length === expected.length && got.every((each, index) => same(each, expected[index]!));
  if (isContext(got) && isContext(expected))
    return (
      got.size === expected.size && [...expected].every(([key, each]) => got.has(key) && same(got.get(key)!, each))
    );
  if (isKind(got, "range") || isKind(got, "function")) return false;
  return equal(got, expected) === true;
}

const total: Count = { passed: 0, failed: 0, unsupported: 0 };
console.log(`${"feature".padEnd(44)} passed failed unsupported`);
for (const level of ["compliance-level-2", "compliance-level-3"]) {
  for (const feature of readdirSync(join(folder, level), { withFileTypes: true })) {
    if (feature.isDirectory()) report(feature.name, runFeature(join(folder, level, feature.name)));
  }
}
console.log(line("all", total));
process.exitCode = total.failed > 0 ? 1 : 0;

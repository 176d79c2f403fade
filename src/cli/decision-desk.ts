import type { Day } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import type { CompiledPolicy, Facts } from "../policy/index.ts";
import type { Engine } from "./command.ts";

/** The longest line that is read, in bytes. */
export const longestLine = 1_000_000;

/** The answer to a line that is too long to be read. */
export function tooLong(): Uint8Array<ArrayBuffer> {
  const error = { path: "line", expected: `at most ${longestLine} characters`, got: "a longer line" };
  return Buffer.from(`${failed(error)}\n`);
}

/** What holds for every line. */
export interface House {
  readonly packs: string;
  readonly today: Day;
  readonly locale: Locale;
}

/** Answers lines; keeps the policies that have been asked for. */
export class DecisionDesk {
  readonly #policies = new Map<string, CompiledPolicy>();
  readonly #rules: Engine;
  readonly #house: House;
  readonly #options: { readonly locale: Locale };

  constructor(rules: Engine, house: House) {
    this.#rules = rules;
    this.#house = house;
    this.#options = { locale: house.locale };
  }

  /** The answers to whole lines, one each; empty lines have none. */
  answerBlock(block: Uint8Array): Uint8Array<ArrayBuffer> {
    const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString("utf8");
    let out = "";
    for (let from = 0; from < text.length; ) {
      const found = text.indexOf("\n", from);
      const end = found < 0 ? text.length : found;
      const line = text.slice(from, end);
      if (line !== "" && line.trim() !== "") out += `${this.answer(line)}\n`;
      from = end + 1;
    }
    return Buffer.from(out);
  }

  answer(line: string): string {
    try {
      const question: unknown = JSON.parse(line);
      if (typeof question !== "object" || question === null || Array.isArray(question)) {
        return failed({ path: "line", expected: "an object with policy, asOf and facts", got: shown(question) });
      }
      const stray = strayKey(question);
      if (stray !== undefined) {
        const nearest = this.#rules.nearestName(stray, questionKeys);
        return failed({
          path: stray,
          expected: questionKeys.join(", "),
          got: "an unknown name",
          ...(nearest ? { nearest } : {}),
        });
      }
      const { policy, asOf, facts } = question as { policy?: unknown; asOf?: unknown; facts?: unknown };
      if (typeof policy !== "string")
        return failed({ path: "policy", expected: "the id of a policy", got: shown(policy) });
      if (facts === undefined) return failed({ path: "facts", expected: "an object of facts", got: "nothing" });
      const day = (asOf ?? this.#house.today) as Day;
      return this.#rules.writeDecision(this.#rules.decide(this.#policy(policy), facts as Facts, day, this.#options));
    } catch (error) {
      return failure(this.#rules, error, line);
    }
  }

  #policy(id: string): CompiledPolicy {
    const known = this.#policies.get(id);
    if (known) return known;
    const loaded = this.#rules.loadPolicy(this.#house.packs, id);
    this.#policies.set(id, loaded);
    return loaded;
  }
}

const questionKeys = ["policy", "asOf", "facts"];

function strayKey(question: object): string | undefined {
  for (const key in question) if (key !== "policy" && key !== "asOf" && key !== "facts") return key;
  return undefined;
}

function failure({ FactsError, UnknownPolicyError }: Engine, error: unknown, line: string): string {
  if (error instanceof SyntaxError) return failed({ path: "line", expected: "JSON", got: shown(line) });
  if (error instanceof UnknownPolicyError) {
    return failed({
      path: "policy",
      expected: error.nearest ? `a known policy; the nearest is ${error.nearest}` : "a known policy",
      got: error.message,
    });
  }
  if (error instanceof FactsError) {
    const [first, ...others] = error.faults;
    return failed({ ...first!, ...(others.length > 0 ? { others } : {}) });
  }
  if (error instanceof Error)
    return failed({ path: "policy", expected: "a case that can be decided", got: error.message });
  throw error;
}

function failed(error: object): string {
  return JSON.stringify({ error });
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

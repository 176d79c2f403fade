import type { Day } from "../core/day.ts";
import { DoubledName, parseJson } from "../core/json.ts";
import type { Locale } from "../core/locale.ts";
import { questionSchema } from "../core/question.ts";
import type { CompiledPolicy, Decision, Facts, Question, Shape, Sheet } from "../policy/index.ts";
import type { Engine } from "./command.ts";

/** The longest line that is read, in bytes. */
export const longestLine = 1_000_000;

/** What holds for every line. */
export interface House {
  readonly packs: string;
  readonly today: Day;
  readonly locale: Locale;
}

/** Answers the lines of a stream; keeps the policies that have been asked for, and counts the lines. */
export class DecisionDesk {
  readonly #policies = new Map<string, CompiledPolicy>();
  readonly #rules: Engine;
  readonly #house: House;
  readonly #options: { readonly locale: Locale };
  /** Two, so that one can be written while the other is on its way. */
  #sheet: Sheet;
  #spare: Sheet;
  readonly #today: number;
  /** How the lines so far were laid out, the last first. */
  readonly #shapes: Shape[] = [];
  #learned = 0;
  #learnFrom = 0;
  #line = 0;

  constructor(rules: Engine, house: House) {
    this.#rules = rules;
    this.#house = house;
    this.#options = { locale: house.locale };
    this.#sheet = new rules.Sheet();
    this.#spare = new rules.Sheet();
    this.#today = rules.readEpochDay(house.today);
  }

  /** The answers to whole lines, one line each, also to an empty one: what comes out can be laid beside what went in. The next but one write over them. */
  answerLines(lines: Buffer): Uint8Array {
    this.#turn();
    for (let from = 0; from < lines.length; ) {
      this.#line += 1;
      const behind = this.#answerAlike(lines, from);
      if (behind > 0) {
        from = behind;
        continue;
      }
      const found = lines.indexOf(newLine, from);
      const end = found < 0 ? lines.length : found;
      this.#answer(lines.subarray(from, end));
      from = end + 1;
    }
    return this.#sheet.written;
  }

  /** The answer to a line that is too long to be read. */
  refuseLine(): Uint8Array {
    this.#turn();
    this.#line += 1;
    this.#refuse({ path: "line", expected: `at most ${longestLine} characters`, got: "a longer line" });
    return this.#sheet.written;
  }

  /** Goes on with the other sheet, emptied. */
  #turn(): void {
    [this.#sheet, this.#spare] = [this.#spare, this.#sheet];
    this.#sheet.clear();
  }

  /** Answers a line that is laid out like an earlier one; the place behind it, or -1. */
  #answerAlike(lines: Buffer, from: number): number {
    const shapes = this.#shapes;
    for (let at = 0; at < shapes.length; at++) {
      const shape = shapes[at]!;
      const behind = shape.read(lines, from);
      if (behind < 0) continue;
      this.#put(this.#rules.decideShape(shape, this.#options));
      if (at > 0) shapes.unshift(...shapes.splice(at, 1));
      return behind;
    }
    return -1;
  }

  #answer(line: Buffer): void {
    const text = line.toString("utf8");
    const before = this.#sheet.size;
    try {
      const question = readQuestion(parseJson(text), this.#rules);
      const policy = this.#policy(question.policy);
      const day = (question.asOf ?? this.#house.today) as Day;
      this.#put(this.#rules.decide(policy, question.facts as Facts, day, this.#options));
      this.#learn(line, question, policy);
    } catch (error) {
      this.#sheet.clear(before);
      this.#refuse(faultOf(this.#rules, error, text));
    }
  }

  #put(decision: Decision): void {
    this.#rules.writeDecision(decision, this.#sheet);
    this.#sheet.byte(newLine);
  }

  /** Learning a shape costs as much as some lines, so a stream in which no two lines are alike gets few. */
  #learn(line: Buffer, question: Question, policy: CompiledPolicy): void {
    if (this.#line < this.#learnFrom) return;
    const shape = this.#rules.Shape.of(line, question, policy, this.#today);
    this.#learned += 1;
    this.#learnFrom = this.#line + (this.#learned <= mostShapes ? 1 : 100);
    if (shape === null) return;
    if (this.#shapes.length === mostShapes) this.#shapes.pop();
    this.#shapes.unshift(shape);
  }

  #refuse(fault: object): void {
    this.#sheet.text(`${JSON.stringify({ error: { line: this.#line, ...fault } })}\n`);
  }

  #policy(id: string): CompiledPolicy {
    const known = this.#policies.get(id);
    if (known) return known;
    const loaded = this.#rules.loadPolicy(this.#house.packs, id);
    this.#policies.set(id, loaded);
    return loaded;
  }
}

const newLine = 10;
const mostShapes = 4;

interface Fault {
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  readonly nearest?: string;
  readonly others?: readonly Fault[];
}

/** Thrown where a line is JSON, but no question. */
class QuestionError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(`${fault.path}: expected ${fault.expected}, got ${fault.got}`);
    this.fault = fault;
  }
}

/** What each part of a question should be. */
const parts: Readonly<Record<string, string>> = {
  policy: "the id of a policy",
  asOf: "a day that exists, written YYYY-MM-DD",
  facts: "an object of facts",
};

/** Only the engine can tell whether the day and the facts are sound. */
function readQuestion(question: unknown, { nearestName }: Engine): Question {
  const read = questionSchema.safeParse(question);
  // As it was written: what the schema makes of it is a copy, without names that no object may have.
  if (read.success) return question as Question;
  // A name that is misspelt explains the one that is missing.
  const [stray] = read.error.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  if (stray !== undefined) {
    const nearest = nearestName(stray, Object.keys(parts));
    const fault = { path: stray, expected: Object.keys(parts).join(", "), got: "an unknown name" };
    throw new QuestionError(nearest ? { ...fault, nearest } : fault);
  }
  const path = String(read.error.issues[0]?.path[0] ?? "line");
  const got = path === "line" ? question : (question as Readonly<Record<string, unknown>>)[path];
  throw new QuestionError({ path, expected: parts[path] ?? "an object with policy, asOf and facts", got: shown(got) });
}

function faultOf({ FactsError, UnknownPolicyError }: Engine, error: unknown, line: string): Fault {
  if (error instanceof QuestionError) return error.fault;
  if (error instanceof DoubledName)
    return { path: error.steps.join("."), expected: "each name once", got: "it a second time" };
  if (error instanceof SyntaxError)
    return { path: "line", expected: "JSON", got: line.trim() === "" ? "an empty line" : shown(line) };
  if (error instanceof UnknownPolicyError) {
    const expected = error.nearest ? `a known policy; the nearest is ${error.nearest}` : "a known policy";
    return { path: "policy", expected, got: error.message };
  }
  if (error instanceof FactsError) {
    const [first, ...others] = error.faults;
    return { ...first!, ...(others.length > 0 ? { others } : {}) };
  }
  if (error instanceof Error) return { path: "policy", expected: "a case that can be decided", got: error.message };
  throw error;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

import type { Money } from "../../core/money.ts";

/**
 * A value while a condition runs: null is unknown; a date is days since 1970-01-01; a duration is a number of days or of months,
 * told apart by its type; money is an object.
 */
export type Value = boolean | number | string | Money | null;

/** The facts and decision names of one run, by index. */
export type Slots = Value[];

/** The type of an expression. `values` are the only strings a choice can be. */
export interface FeelType {
  readonly kind: "boolean" | "string" | "number" | "date" | "days" | "months" | "money" | "null";
  readonly values?: readonly string[];
}

/** What a name means: the slot that holds its value, and its type. */
export interface Binding {
  readonly slot: number;
  readonly type: FeelType;
}

/** The names an expression may use, and whether it may ask if a fact is known. */
export interface Scope {
  lookup(name: string): Binding | string | undefined;
  readonly names: Iterable<string>;
  readonly mayAskKnown: boolean;
}

/** A compiled expression: runs over slots, and tells which slots it reads and which constants it compares with. */
export interface Compiled {
  readonly type: FeelType;
  readonly run: (slots: Slots) => Value;
  readonly reads: readonly number[];
  readonly constants: readonly Constant[];
  /** The operands, where the expression is a conjunction, a disjunction or a negation. */
  readonly logic?: { readonly op: "and" | "or" | "not"; readonly parts: readonly Compiled[] };
  /** The expression is one fact of yes or no, true where the fact is this. */
  readonly flag?: boolean;
  /** Where the expression stands in its text. */
  readonly from: number;
  readonly to: number;
}

/** A literal of an expression, which the search for missing facts tries as an answer; `opaque` says that no list of answers is enough. */
export interface Constant {
  readonly kind: FeelType["kind"] | "opaque";
  readonly value: Value;
}

/** A fault in an expression; `from` and `to` are offsets in its text. */
export interface FeelFault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** Thrown while compiling; carries the place in the expression. */
export class FeelError extends Error {
  readonly fault: FeelFault;
  constructor(fault: FeelFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Thrown while running: the expression has no value for these facts (a date out of range, a division by nothing). */
export class EvaluationError extends Error {}

/** The name of a type as people read it in a fault. */
export function typeName(type: FeelType): string {
  const names = {
    boolean: "true or false",
    string: "text",
    number: "a number",
    date: "a date",
    days: "a duration of days",
    months: "a duration of months",
    money: "an amount of money",
    null: "null",
  };
  return names[type.kind];
}

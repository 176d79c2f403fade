import type { Day } from "../core/day.ts";
import { type CompiledPolicy, slot } from "./compiled.ts";
import { countries } from "./countries.ts";
import { type EpochDay, readEpochBytes, writeEpochDay } from "./epoch.ts";
import type { Value } from "./feel/types.ts";
import type { ParcelSight, Reader } from "./read-facts.ts";

/** A case as a line of a stream holds it. */
export interface Question {
  readonly policy: string;
  readonly asOf?: unknown;
  readonly facts: unknown;
}

/** How the bytes of a value are read. */
const how = { flag: 0, day: 1, choice: 2, country: 3, words: 4 } as const;
type How = (typeof how)[keyof typeof how];

/** A value in a line: the bytes before it, and how it is read; the day of the decision has no reader. */
interface Place {
  readonly before: Uint8Array;
  readonly how: How;
  readonly reader: Reader | null;
  readonly choices: readonly { readonly bytes: Uint8Array; readonly value: string }[];
  readonly isCustomerKind: boolean;
}

/**
 * How a line `{"policy","asOf","facts"}` is laid out: what stands between its values. Cases of one source are laid out alike, so the facts
 * of the next line can mostly be read from its bytes straight into their slots. A shape takes a line only where it means the same read as
 * JSON; anything it does not expect, and anyone whom a law protects, is left to the long way.
 */
export class Shape {
  readonly policy: CompiledPolicy;
  readonly #places: readonly Place[];
  readonly #end: Uint8Array;
  readonly #today: EpochDay;
  #asOf: EpochDay;
  #parcel: ParcelSight = "nothing";
  #found: Value = null;

  private constructor(policy: CompiledPolicy, { places, end, today }: Layout) {
    this.policy = policy;
    this.#places = places;
    this.#end = end;
    this.#today = today;
    this.#asOf = today;
  }

  /** The shape of a line that has been decided; null where it is not one that can be read so. `today` stands in where no day is given. */
  static of(line: Buffer, question: Question, policy: CompiledPolicy, today: EpochDay): Shape | null {
    for (const separators of [tight, loose]) {
      const layout = layOut(question, policy, separators);
      if (layout === null) return null;
      const shape = new Shape(policy, { ...layout, today });
      if (shape.read(line, 0) >= line.length) return shape;
    }
    return null;
  }

  /** The day of the decision in the line read last. */
  get asOf(): Day {
    return writeEpochDay(this.#asOf);
  }

  /** What the line read last tells of a parcel. */
  get parcel(): ParcelSight {
    return this.#parcel;
  }

  /** Reads the line that begins at `from` into the policy's slots; the place behind its line break, or -1 where it is laid out otherwise. */
  read(bytes: Buffer, from: number): number {
    const slots = this.policy.scratch;
    for (let at = 0; at < slots.length; at++) slots[at] = null;
    this.#asOf = this.#today;
    this.#parcel = "nothing";
    let at = from;
    const places = this.#places;
    for (let index = 0; index < places.length; index++) {
      const place = places[index]!;
      at = past(bytes, at, place.before);
      if (at < 0) return -1;
      if (bytes[at] === letterN && !place.isCustomerKind) at = past(bytes, at, nullWord);
      else at = place.how === how.flag ? this.#takeFlag(bytes, at, place) : this.#take(bytes, at, place);
      if (at < 0) return -1;
    }
    at = past(bytes, at, this.#end);
    if (at < 0) return -1;
    if (bytes[at] === carriageReturn) at += 1;
    if (at < bytes.length && bytes[at] !== newLine) return -1;
    slots[slot.asOf] = this.#asOf;
    return at + 1;
  }

  /** Flags are most of what a line holds. */
  #takeFlag(bytes: Buffer, at: number, { reader }: Place): number {
    const flag = bytes[at] === letterT;
    const end = past(bytes, at, flag ? trueWord : falseWord);
    if (end > 0) this.#put(reader!, flag);
    return end;
  }

  /** The place behind the value; -1 where it is none that the fact may have, or would have to be looked at as JSON. */
  #take(bytes: Buffer, at: number, place: Place): number {
    const { reader } = place;
    const end = bytes[at] === quote ? this.#takeText(bytes, at + 1, place) : -1;
    if (end < 0) return -1;
    if (reader === null) this.#asOf = this.#found as EpochDay;
    else if (place.isCustomerKind && this.policy.regimes.length > 0 && this.#found !== "business") return -1;
    else this.#put(reader, this.#found);
    return end;
  }

  #put(reader: Reader, value: Value): void {
    if (reader.slot >= 0) this.policy.scratch[reader.slot] = value;
    if (reader.parcel !== "nothing" && this.#parcel !== "arrived") this.#parcel = reader.parcel;
  }

  #takeText(bytes: Buffer, start: number, place: Place): number {
    switch (place.how) {
      case how.day: {
        const day = readEpochBytes(bytes, start);
        this.#found = day;
        return day === day && bytes[start + 10] === quote ? start + 11 : -1;
      }
      case how.choice:
        return this.#takeChoice(bytes, start, place.choices);
      case how.country:
        this.#found = String.fromCharCode(bytes[start]!, bytes[start + 1]!);
        return bytes[start + 2] === quote && countries.has(this.#found) ? start + 3 : -1;
      default:
        return this.#takeWords(bytes, start, place.reader!.slot);
    }
  }

  #takeChoice(bytes: Buffer, start: number, choices: Place["choices"]): number {
    for (const choice of choices) {
      const end = start + choice.bytes.length;
      if (bytes[end] !== quote || past(bytes, start, choice.bytes) < 0) continue;
      this.#found = choice.value;
      return end + 1;
    }
    return -1;
  }

  #takeWords(bytes: Buffer, start: number, into: number): number {
    let end = start;
    for (let byte = bytes[end]; byte !== quote; byte = bytes[++end])
      if (byte === undefined || byte < 32 || byte === backslash) return -1;
    if (end - start > 10_000) return -1;
    this.#found = into < 0 ? null : bytes.toString("utf8", start, end);
    return end + 1;
  }
}

interface Layout {
  readonly places: readonly Place[];
  readonly end: Uint8Array;
  readonly today: EpochDay;
}

const carriageReturn = 13;
const newLine = 10;
const quote = 34;
const backslash = 92;
const letterN = 110;
const letterT = 116;
const nullWord = Buffer.from("null");
const trueWord = Buffer.from("true");
const falseWord = Buffer.from("false");

/** The two ways in which programs write JSON on one line. */
const tight = { comma: ",", colon: ":" } as const;
const loose = { comma: ", ", colon: ": " } as const;

function past(bytes: Uint8Array, at: number, expected: Uint8Array): number {
  if (at + expected.length > bytes.length) return -1;
  for (let index = 0; index < expected.length; index++) if (bytes[at + index] !== expected[index]) return -1;
  return at + expected.length;
}

function howOf(reader: Reader | null): How {
  switch (reader?.type) {
    case undefined:
    case "date":
      return how.day;
    case "boolean":
      return how.flag;
    case "choice":
      return how.choice;
    case "country":
      return how.country;
    default:
      return how.words;
  }
}

/** The line written anew, cut at its values; null where it holds an amount or a number, or a customer whom a law may protect. */
function layOut(
  question: Question,
  policy: CompiledPolicy,
  { comma, colon }: typeof tight | typeof loose,
): Omit<Layout, "today"> | null {
  const places: Place[] = [];
  let text = "";
  const object = (members: object, write: (key: string, value: unknown) => boolean): boolean => {
    let first = true;
    text += "{";
    for (const [key, value] of Object.entries(members)) {
      text += `${first ? "" : comma}${JSON.stringify(key)}${colon}`;
      first = false;
      if (value === null) text += "null";
      else if (!write(key, value)) return false;
    }
    text += "}";
    return true;
  };
  const cut = (reader: Reader | null, isCustomerKind: boolean) => {
    const choices = [...(reader?.choices ?? [])].map((value) => ({ bytes: Buffer.from(value), value }));
    places.push({ before: Buffer.from(text), how: howOf(reader), reader, choices, isCustomerKind });
    text = "";
    return true;
  };
  const member = (group: string) => (key: string) => {
    const reader = policy.readers.byName.get(group)?.byKey.get(key);
    if (!reader || reader.type === "money" || reader.type === "number") return false;
    return cut(reader, group === "customer" && key === "kind");
  };
  const readable = object(question, (key, value) => {
    if (key === "asOf") return cut(null, false);
    if (key === "facts") return object(value as object, (group, facts) => object(facts as object, member(group)));
    text += JSON.stringify(value);
    return true;
  });
  const { customer } = question.facts as { readonly customer?: { readonly kind?: unknown } };
  const lawful = policy.regimes.length === 0 || !customer || customer.kind === "business";
  return readable && lawful ? { places, end: Buffer.from(text) } : null;
}

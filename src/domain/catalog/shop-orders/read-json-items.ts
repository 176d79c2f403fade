import { Refusal } from "../../../core/refusal.ts";

/** One item of a list in JSON, or why it is none. */
export type JsonItem =
  | { readonly line: number; readonly item: unknown }
  | { readonly line: number; readonly broken: string };

const largestItem = 5_000_000;

/**
 * The items of a list in JSON as they arrive, without holding the file: `[…]`, `{"orders": […], …}`, or one object after the other (a line each). An
 * item that is no JSON is told with the line on which it begins, and reading goes on with the next.
 */
export async function* readJsonItems(texts: AsyncIterable<string>, list: string): AsyncGenerator<JsonItem> {
  const splitter = new Splitter(list);
  for await (const text of texts) yield* splitter.take(text);
  yield* splitter.end();
}

/** Splits by depth, minding strings; what an item means is left to JSON.parse. */
class Splitter {
  readonly #list: string;
  /** Brackets open around the items: 1 in a list, 2 in an object's list; null where no list was found yet, -1 after one. */
  #around: number | null = null;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #line = 1;
  #held = "";
  #heldLine = 0;
  #lastString = "";
  #string = "";
  #key = "";
  #opened = false;

  constructor(list: string) {
    this.#list = list;
  }

  *take(text: string): Generator<JsonItem> {
    for (let at = 0; at < text.length; ) {
      // What means nothing by itself is taken in one piece: sign by sign, megabytes of it would take minutes.
      const end = this.#escaped ? at : endOfPlain(text, at, this.#inString);
      if (end > at) {
        this.#plain(text.slice(at, end));
        at = end;
        continue;
      }
      const sign = text.charAt(at++);
      if (sign === "\n") this.#line += 1;
      if (this.#inString) this.#inside(sign);
      else yield* this.#outside(sign);
    }
  }

  *end(): Generator<JsonItem> {
    if (this.#held.trim() !== "") yield* this.#item();
    else if (!this.#opened) throw new Refusal("table_empty");
  }

  #plain(text: string): void {
    this.#keep(text);
    if (this.#inString) this.#string += text.slice(0, Math.max(0, 100 - this.#string.length));
  }

  #inside(sign: string): void {
    this.#keep(sign);
    if (this.#escaped) this.#escaped = false;
    else if (sign === "\\") this.#escaped = true;
    else if (sign === '"') {
      this.#inString = false;
      this.#lastString = this.#string;
      return;
    }
    if (this.#string.length < 100) this.#string += sign;
  }

  *#outside(sign: string): Generator<JsonItem> {
    if (sign === '"') {
      this.#inString = true;
      this.#string = "";
      return this.#keep(sign);
    }
    if (sign === ":" && this.#around === null) this.#key = this.#lastString;
    if (sign === "[" || sign === "{") return this.#open(sign);
    if (sign === "]" || sign === "}") return yield* this.#close(sign);
    if (sign === "," && this.#depth === this.#around) return yield* this.#item();
    this.#keep(sign);
  }

  #open(sign: string): void {
    const list = sign === "[" && this.#around === null;
    this.#opened = true;
    this.#depth += 1;
    if (list && (this.#depth === 1 || (this.#depth === 2 && this.#key === this.#list))) {
      this.#around = this.#depth;
      this.#held = "";
      return;
    }
    this.#keep(sign);
  }

  *#close(sign: string): Generator<JsonItem> {
    if (this.#depth === this.#around && this.#depth > 0) {
      yield* this.#item();
      this.#depth -= 1;
      // What follows the list in its object is not read; after it another page may follow.
      this.#around = this.#depth === 0 ? null : -1;
      return;
    }
    this.#depth -= 1;
    if (this.#depth === 0 && this.#around === -1) this.#around = null;
    else this.#keep(sign);
    // An object of its own that had no list of that name is an item.
    const own = this.#depth === 0 && this.#around === null;
    if (own || (this.#depth === this.#around && sign === "}")) yield* this.#item();
  }

  #keep(text: string): void {
    if (this.#around === -1 || this.#held.length > largestItem) return;
    const more = this.#held === "" ? text.trimStart() : text;
    if (more === "") return;
    if (this.#held === "") this.#heldLine = this.#line;
    this.#held += more;
  }

  *#item(): Generator<JsonItem> {
    const [text, line] = [this.#held.trim(), this.#heldLine];
    this.#held = "";
    if (text === "") return;
    if (text.length > largestItem) return yield { line, broken: `${text.slice(0, 100)}…` };
    try {
      yield { line, item: JSON.parse(text) as unknown };
    } catch {
      yield { line, broken: text.slice(0, 100) };
    }
  }
}

const meansInString = /["\\\n]/g;
const meansOutside = /["[\]{},:\n]/g;

/** Where the next sign stands that means something, in a string or outside of one; the text's end where there is none. */
function endOfPlain(text: string, from: number, inString: boolean): number {
  const means = inString ? meansInString : meansOutside;
  means.lastIndex = from;
  return means.exec(text)?.index ?? text.length;
}

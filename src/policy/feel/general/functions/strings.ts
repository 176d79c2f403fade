import { type Functions, way } from "../signature.ts";
import { type FeelValue, isList, kindOf, type Range } from "../values.ts";
import { writeValue } from "../write.ts";
import { withRanges } from "./blocks.ts";

/** The functions of texts; positions count characters from 1, or from the end where they are negative. */
export const stringFunctions: Functions = {
  string: { ways: [way("from: any", (value: FeelValue) => (value === null ? null : writeValue(value)))] },
  substring: {
    ways: [
      way(
        "string: string, start position: number, length: number?",
        (text: string, start: number, length: number | null) => part(text, start, length),
      ),
    ],
  },
  "string length": { ways: [way("string: string", (text: string) => [...text].length)] },
  "upper case": { ways: [way("string: string", (text: string) => text.toUpperCase())] },
  "lower case": { ways: [way("string: string", (text: string) => text.toLowerCase())] },
  "substring before": {
    ways: [
      way("string: string, match: string", (text: string, match: string) =>
        text.slice(0, Math.max(0, text.indexOf(match))),
      ),
    ],
  },
  "substring after": {
    ways: [
      way("string: string, match: string", (text: string, match: string) =>
        text.includes(match) ? text.slice(text.indexOf(match) + match.length) : "",
      ),
    ],
  },
  contains: { ways: [way("string: string, match: string", (text: string, match: string) => text.includes(match))] },
  "starts with": {
    ways: [way("string: string, match: string", (text: string, match: string) => text.startsWith(match))],
  },
  "ends with": { ways: [way("string: string, match: string", (text: string, match: string) => text.endsWith(match))] },
  matches: {
    ways: [
      way(
        "input: string, pattern: string, flags: string|null?",
        (text: string, pattern: string, flags: string | null) => {
          const made = expression(pattern, flags, "");
          return made && made.test(text);
        },
      ),
    ],
  },
  replace: {
    ways: [
      way(
        "input: string, pattern: string, replacement: string, flags: string|null?",
        (text: string, pattern: string, replacement: string, flags: string | null) => {
          const made = expression(pattern, flags, "g");
          return made && text.replace(made, replacement.replace(/\$0/g, () => "$&").replace(/\\\$/g, "$$$$"));
        },
      ),
    ],
  },
  split: {
    ways: [
      way("string: string, delimiter: string", (text: string, delimiter: string) => {
        const made = expression(delimiter, null, "");
        return made && text.split(made);
      }),
    ],
  },
  "string join": {
    ways: [
      way("list: list, delimiter: string|null?", (list: readonly FeelValue[], delimiter: string | null) => {
        const texts = list.filter((each) => each !== null);
        return texts.every((each) => typeof each === "string") ? texts.join(delimiter ?? "") : null;
      }),
    ],
  },
  is: { ways: [way("value1: any, value2: any", (one: FeelValue, two: FeelValue) => identical(one, two))] },
};

function part(text: string, start: number, length: number | null): string | null {
  const characters = [...text];
  const from = start > 0 ? start - 1 : characters.length + start;
  if (!Number.isInteger(start) || start === 0 || from < 0 || from >= characters.length) return null;
  if (length === null) return characters.slice(from).join("");
  return length >= 1 ? characters.slice(from, from + Math.trunc(length)).join("") : null;
}

/** A pattern of XPath as one of JavaScript; null where it is none. */
function expression(pattern: string, flags: string | null, more: string): RegExp | null {
  if (flags !== null && !/^[smixq]*$/.test(flags)) return null;
  if (/\\0/.test(pattern)) return null;
  const wanted = new Set(flags ?? "");
  const spaced = wanted.has("x") ? pattern.replace(/(\[[^\]]*\])|\s+/g, "$1") : pattern;
  const source = wanted.has("q") ? spaced.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : subtracted(withRanges(spaced));
  try {
    return new RegExp(source, `v${more}${["s", "m", "i"].filter((each) => wanted.has(each)).join("")}`);
  } catch {
    try {
      return new RegExp(source, `u${more}${["s", "m", "i"].filter((each) => wanted.has(each)).join("")}`);
    } catch {
      return null;
    }
  }
}

/** `[a-z-[aeiou]]`, a class less another, as JavaScript writes it. */
function subtracted(pattern: string): string {
  return pattern.replace(/\[([^[\]]+)-\[([^[\]]+)\]\]/g, "[[$1]--[$2]]");
}

/** The same value of the same kind: two moments also with the same offset and zone. */
function identical(one: FeelValue, two: FeelValue): boolean {
  if (kindOf(one) !== kindOf(two)) return false;
  if (typeof one !== "object" || one === null) return one === two;
  if (isList(one) && isList(two))
    return one.length === two.length && one.every((each, index) => identical(each, two[index]!));
  if (kindOf(one) === "range") {
    const [first, second] = [one as Range, two as Range];
    const ends = first.lowIn === second.lowIn && first.highIn === second.highIn;
    return ends && identical(first.low, second.low) && identical(first.high, second.high);
  }
  return kindOf(one) === "function" ? one === two : writeValue(one) === writeValue(two);
}

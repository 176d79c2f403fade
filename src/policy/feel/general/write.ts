import { writeLength, writeMoment } from "./moments.ts";
import { type FeelValue, isContext, isKind, isList, type Length, type Moment } from "./values.ts";

/** A value as the standard's `string()` writes it; texts inside lists and contexts stand in quotes. */
export function writeValue(value: FeelValue): string {
  return typeof value === "string" ? value : written(value);
}

function written(value: FeelValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return plain(value);
  if (typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(written).join(", ")}]`;
  if (isContext(value)) return `{${[...value].map(([key, each]) => `${nameOf(key)}: ${written(each)}`).join(", ")}}`;
  if (isKind(value, "range")) {
    const [low, high] = [value.low === null ? "" : end(value.low), value.high === null ? "" : end(value.high)];
    return `${value.lowIn ? "[" : "("}${low}..${high}${value.highIn ? "]" : ")"}`;
  }
  if (isKind(value, "function")) return `function(${(value.parameters ?? []).join(", ")})`;
  return isKind(value, "years and months duration") || isKind(value, "days and time duration")
    ? writeLength(value as Length)
    : writeMoment(value as Moment);
}

/** Moments and lengths are no literals of their own; inside a range they are written as one reads them. */
function end(value: FeelValue): string {
  return typeof value === "object" && value !== null ? `@${JSON.stringify(written(value))}` : written(value);
}

function nameOf(key: string): string {
  return /^[\p{L}_?][\p{L}\p{N}_? .'/+*-]*$/u.test(key) ? key : JSON.stringify(key);
}

/** A number without an exponent. */
function plain(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, minus, first, rest = "", exponent] = match as unknown as [
    string,
    string,
    string,
    string | undefined,
    string,
  ];
  const places = Number(exponent);
  if (places > 0) return `${minus}${first}${rest.padEnd(places, "0")}`;
  return `${minus}0.${"0".repeat(-places - 1)}${first}${rest}`;
}

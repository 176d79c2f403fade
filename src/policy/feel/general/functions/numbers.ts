import { decimal } from "../arithmetic.ts";
import { type Functions, way } from "../signature.ts";
import { type FeelValue, isKind, type Months, type Span } from "../values.ts";

/** The functions of numbers. */
export const numberFunctions: Functions = {
  abs: {
    ways: [
      way("n: number|months|span", (value: number | Months | Span) => {
        if (typeof value === "number") return Math.abs(value);
        if (isKind(value, "years and months duration")) return { ...value, count: Math.abs(value.count) };
        return { ...value, nanos: value.nanos < 0n ? -value.nanos : value.nanos };
      }),
    ],
  },
  sqrt: { ways: [way("number: number", (n: number) => (n < 0 ? null : decimal(Math.sqrt(n))))] },
  exp: { ways: [way("number: number", (n: number) => decimal(Math.exp(n)))] },
  log: { ways: [way("number: number", (n: number) => (n > 0 ? decimal(Math.log(n)) : null))] },
  even: { ways: [way("number: number", (n: number) => (Number.isInteger(n) ? n % 2 === 0 : null))] },
  odd: { ways: [way("number: number", (n: number) => (Number.isInteger(n) ? n % 2 !== 0 : null))] },
  modulo: {
    ways: [
      way("dividend: number, divisor: number", (a: number, b: number) =>
        b === 0 ? null : decimal(decimal(a - b * Math.floor(a / b))!),
      ),
    ],
  },
  decimal: { ways: [way("n: number, scale: number", (n: number, scale: number) => round(n, scale, halfEven))] },
  floor: roundingWays("n: number, scale: number?", Math.floor),
  ceiling: roundingWays("n: number, scale: number?", Math.ceil),
  "round up": roundingWays("n: number, scale: number", (n) => Math.sign(n) * Math.ceil(Math.abs(n))),
  "round down": roundingWays("n: number, scale: number", Math.trunc),
  "round half up": roundingWays("n: number, scale: number", (n) => Math.sign(n) * Math.floor(Math.abs(n) + 0.5)),
  "round half down": roundingWays("n: number, scale: number", (n) => Math.sign(n) * Math.ceil(Math.abs(n) - 0.5)),
  number: {
    ways: [
      way("from: number", (n: number) => n),
      way("from: string", (text: string) => readNumber(text, null, null)),
      way(
        "from: string, grouping separator: string|null, decimal separator: string|null",
        (text: string, grouping: string | null, point: string | null) => readNumber(text, grouping, point),
      ),
    ],
  },
};

function roundingWays(signature: string, apply: (value: number) => number) {
  return { ways: [way(signature, (n: number, scale: number | null) => round(n, scale ?? 0, apply))] };
}

function round(value: number, scale: number, apply: (value: number) => number): number | null {
  const places = Math.trunc(scale);
  if (places < -6111 || places > 6176) return null;
  const moved = shiftPoint(value, places);
  if (!Number.isFinite(moved) || (places > 0 && Number.isInteger(moved) && Math.abs(moved) > 1e21)) return value;
  return shiftPoint(apply(moved), -places) + 0;
}

/** Moves the decimal point by writing the exponent, so that no digit is lost in a multiplication. */
function shiftPoint(value: number, places: number): number {
  const [digits, exponent = "0"] = String(value).split("e") as [string, string?];
  return Number(`${digits}e${Number(exponent) + places}`);
}

function halfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

function readNumber(text: string, grouping: string | null, point: string | null): FeelValue {
  if (grouping !== null && ![" ", ",", "."].includes(grouping)) return null;
  if (point !== null && ![",", "."].includes(point)) return null;
  if (grouping !== null && grouping === point) return null;
  const plain = (grouping === null ? text : text.replaceAll(grouping, "")).replaceAll(point ?? ".", ".");
  return /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? decimal(Number(plain)) : null;
}

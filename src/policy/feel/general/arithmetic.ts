import { monthsOf, moveClock, moveMonths, spanOf, writeMoment } from "./moments.ts";
import {
  type FeelDate,
  type FeelDateTime,
  type FeelTime,
  type FeelValue,
  instant,
  isKind,
  type Length,
  nanosOfDay,
} from "./values.ts";

/**
 * A number as the standard's decimals have it: rounded to 15 digits, so that 0.1 + 0.2 is 0.3, and null where it is not finite.
 */
export function decimal(value: number): number | null {
  if (Number.isInteger(value)) return value === 0 ? 0 : value;
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : null;
}

/** `+ - * / **` of two values; null where they have no meaning together. */
export function calculate(operator: string, left: FeelValue, right: FeelValue): FeelValue {
  if (left === null || right === null) return null;
  if (typeof left === "number" && typeof right === "number") return numbers(operator, left, right);
  if (typeof left === "string" && typeof right === "string") return operator === "+" ? left + right : null;
  if (operator === "+" || operator === "-") return shift(operator, left, right);
  if (operator === "*") {
    if (typeof left === "number") return isLength(right) ? scale(right, left) : null;
    return isLength(left) && typeof right === "number" ? scale(left, right) : null;
  }
  if (operator === "/" && isLength(left)) return divide(left, right);
  return null;
}

/** The value turned round; null where it has no opposite. */
export function negate(value: FeelValue): FeelValue {
  if (typeof value === "number") return value === 0 ? 0 : -value;
  return isLength(value) ? scale(value, -1) : null;
}

export function isLength(value: FeelValue): value is Length {
  return isKind(value, "years and months duration") || isKind(value, "days and time duration");
}

function numbers(operator: string, left: number, right: number): number | null {
  switch (operator) {
    case "+":
      return decimal(left + right);
    case "-":
      return decimal(left - right);
    case "*":
      return decimal(left * right);
    case "/":
      return right === 0 ? null : decimal(left / right);
    default:
      return decimal(left ** right);
  }
}

function shift(operator: "+" | "-", left: FeelValue, right: FeelValue): FeelValue {
  const sign = operator === "+" ? 1 : -1;
  if (isLength(left) && isLength(right)) {
    if (isKind(left, "years and months duration"))
      return isKind(right, "years and months duration") ? monthsOf(left.count + sign * right.count) : null;
    return isKind(right, "days and time duration") ? spanOf(left.nanos + BigInt(sign) * right.nanos) : null;
  }
  if (isLength(right)) return move(left, right, sign);
  if (isLength(left) && operator === "+") return move(right, left, 1);
  return operator === "-" ? between(left, right) : null;
}

function move(value: FeelValue, by: Length, sign: 1 | -1): FeelValue {
  if (isKind(by, "years and months duration")) {
    if (!isKind(value, "date") && !isKind(value, "date and time")) return null;
    const days = moveMonths(value.days, sign * by.count);
    return days === null ? null : { ...value, days };
  }
  const nanos = by.nanos * BigInt(sign);
  if (isKind(value, "time")) return { ...value, nanos: moveClock(0, value.nanos, nanos).nanos };
  if (isKind(value, "date")) return onCalendar({ kind: "date", days: moveClock(value.days, 0, nanos).days });
  return isKind(value, "date and time") ? onCalendar({ ...value, ...moveClock(value.days, value.nanos, nanos) }) : null;
}

function onCalendar<T extends FeelDate | FeelDateTime>(value: T): T | null {
  return Math.abs(value.days) <= 365_242_499_000 && /^-?\d{4,9}-/.test(writeMoment(value)) ? value : null;
}

function between(left: FeelValue, right: FeelValue): FeelValue {
  if (isKind(left, "time") && isKind(right, "time")) return ofClocks(left, right);
  const [one, two] = [midnight(left), midnight(right)];
  return one && two ? ofClocks(one, two) : null;
}

/** A day stands for its midnight in UTC. */
function midnight(value: FeelValue): FeelDateTime | null {
  if (isKind(value, "date and time")) return value;
  return isKind(value, "date") ? { kind: "date and time", days: value.days, nanos: 0, offset: 0, zone: null } : null;
}

function ofClocks(left: FeelTime | FeelDateTime, right: FeelTime | FeelDateTime): FeelValue {
  return (left.offset === null) === (right.offset === null) ? spanOf(instant(left) - instant(right)) : null;
}

function scale(length: Length, by: number): FeelValue {
  if (isKind(length, "years and months duration")) {
    const count = Math.trunc(length.count * by);
    return Number.isSafeInteger(count) ? monthsOf(count === 0 ? 0 : count) : null;
  }
  if (Number.isInteger(by)) return spanOf(length.nanos * BigInt(by));
  return whole(Number(length.nanos) * by);
}

function divide(left: Length, right: FeelValue): FeelValue {
  if (typeof right === "number") {
    if (right === 0) return null;
    if (isKind(left, "years and months duration")) return monthsOf(Math.trunc(left.count / right) || 0);
    return Number.isInteger(right) ? spanOf(left.nanos / BigInt(right)) : whole(Number(left.nanos) / right);
  }
  if (isKind(left, "years and months duration"))
    return isKind(right, "years and months duration") && right.count !== 0 ? decimal(left.count / right.count) : null;
  if (!isKind(right, "days and time duration") || right.nanos === 0n) return null;
  return decimal(Number(left.nanos) / Number(right.nanos));
}

function whole(nanos: number): FeelValue {
  return Number.isFinite(nanos) && Math.abs(nanos) < 1e6 * Number(nanosOfDay) * 1e6
    ? spanOf(BigInt(Math.round(nanos)))
    : null;
}

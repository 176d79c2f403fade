import { type Env, inner, type Run } from "./scope.ts";
import { type FeelValue, isKind, isList, order } from "./values.ts";

/** One `name in list` or `name in low..high` of a loop. */
export interface Loop {
  readonly name: string;
  readonly range: boolean;
  readonly ends: readonly Run[];
}

/** The longest list that a loop goes over, and the most turns it takes; beyond, the answer is null rather than a machine that stands still. */
const mostTurns = 1_000_000;

/** `for`, `some` and `every` over one or more lists; a later list may use the names of the earlier ones. */
export function iterate(word: "for" | "some" | "every", loops: readonly Loop[], body: Run): Run {
  if (word === "for") {
    return (env) => {
      const partial: FeelValue[] = [];
      const sound = each(loops, inner(env, new Map([["partial", partial]])), (scope) => {
        partial.push(body(scope));
        return partial.length <= mostTurns;
      });
      return sound ? [...partial] : null;
    };
  }
  const decides = word === "some";
  return (env) => {
    let result: boolean | null = !decides;
    const sound = each(loops, env, (scope) => {
      const value = body(scope);
      if (value === decides) result = decides;
      else if (value !== !decides && result !== decides) result = null;
      return true;
    });
    return sound ? result : null;
  };
}

/** Turns the last loop fastest; false where a list is none or the turns are too many. */
function each(loops: readonly Loop[], env: Env, turn: (scope: Env) => boolean): boolean {
  const [first, ...others] = loops;
  if (!first) return turn(env);
  const items = itemsOf(first, env);
  return items !== null && items.every((item) => each(others, inner(env, new Map([[first.name, item]])), turn));
}

function itemsOf({ range, ends }: Loop, env: Env): readonly FeelValue[] | null {
  const [from, to] = ends.map((end) => end(env));
  if (!range) {
    if (isKind(from!, "range"))
      return (order(from.low, from.high) ?? 1) > 0 ? null : stepped(from.low, from.high, from);
    return from === null ? null : isList(from!) ? from : [from!];
  }
  return stepped(from!, to!, { lowIn: true, highIn: true });
}

function stepped(from: FeelValue, to: FeelValue, ends: { lowIn: boolean; highIn: boolean }): FeelValue[] | null {
  const days = isKind(from, "date") && isKind(to, "date");
  const [start, end] = days ? [from.days, to.days] : [from, to];
  if (typeof start !== "number" || typeof end !== "number" || Math.abs(end - start) > mostTurns) return null;
  const step = start <= end ? 1 : -1;
  const values: number[] = [];
  for (let at = start; step > 0 ? at <= end : at >= end; at += step) values.push(at);
  if (!ends.lowIn) values.shift();
  if (!ends.highIn && values.at(-1) === end) values.pop();
  return days ? values.map((each) => ({ kind: "date", days: each })) : values;
}

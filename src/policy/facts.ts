import type { Money } from "../core/money.ts";
import { dictionary, type FactEntry } from "./dictionary.ts";

export { dictionary, type FactEntry, type Stage } from "./dictionary.ts";

type Dictionary = typeof dictionary;

/** The name of a fact in the dictionary, such as `delivery.shippedOn`. */
export type FactName = keyof Dictionary;

type Group = FactName extends `${infer G}.${string}` ? G : never;
type Value<E> = E extends { type: "boolean" }
  ? boolean
  : E extends { type: "money" }
    ? Money
    : E extends { type: "number" }
      ? number
      : E extends { values: infer V }
        ? keyof V & string
        : string;
type Members<G extends Group> = {
  readonly [N in FactName as N extends `${G}.${infer K}` ? K : never]?: Value<Dictionary[N]> | null | undefined;
};

/** What is known of a case, nested by group; an absent or null fact is unknown. A pack's own facts stand under `pack`. */
export type Facts = { readonly [G in Group]?: Members<G> | null | undefined } & {
  readonly pack?: Readonly<Record<string, unknown>> | null | undefined;
};

/** The value that a named fact takes, for code that sets one. */
export type FactValue<N extends FactName> = Value<Dictionary[N]>;

/** The kinds of claim that the dictionary knows. */
export type ClaimKind = FactValue<"claim.kind">;

/** The names of all facts, in the order forms show them. */
export const factNames = Object.keys(dictionary) as readonly FactName[];

/** The kinds of claim, in the order forms show them. */
export const claimKinds = Object.keys(dictionary["claim.kind"].values) as readonly ClaimKind[];

/** Findings that stay unknown although the inspection is complete, until the technician says. */
export const saidFindings: readonly FactName[] = [
  "finding.manufacturingDefect",
  "finding.scrap",
  "finding.repairable",
  "finding.worthRepairing",
];

/** Facts that a complete inspection makes false where it does not mention them. */
export const clearedByInspection: readonly FactName[] = factNames.filter(
  (name) => name === "unit.counterfeit" || (name.startsWith("finding.") && !saidFindings.includes(name)),
);

/** The entry of a fact by any name, or undefined where the dictionary has none. */
export function factEntry(name: string): FactEntry | undefined {
  return Object.hasOwn(dictionary, name) ? (dictionary as Readonly<Record<string, FactEntry>>)[name] : undefined;
}

/** The name among `known` that is spelled most like `name`, or undefined where none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const each of known) {
    const away = distance(name.toLowerCase(), each.toLowerCase(), bestDistance);
    if (away < bestDistance) [best, bestDistance] = [each, away];
  }
  return best;
}

function distance(first: string, second: string, limit: number): number {
  if (Math.abs(first.length - second.length) >= limit) return limit;
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let i = 1; i <= first.length; i++) {
    const next = [i];
    for (let j = 1; j <= second.length; j++) {
      const swap = row[j - 1]! + (first[i - 1] === second[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[second.length]!;
}

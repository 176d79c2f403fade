import type { Money } from "../../core/money.ts";
import type { Fact } from "../../domain/papers/index.ts";
import type { CompiledPolicy, FactEntry, Facts } from "../../policy/index.ts";
import type { Making } from "./making.ts";

/** Facts by their labels in the order the policy knows them, values as people write them; what is unknown is left out. */
export function factRows(
  making: Pick<Making, "reader" | "words" | "write">,
  policy: CompiledPolicy,
  facts: Facts,
): Fact[] {
  const rows: Fact[] = [];
  for (const [name, entry] of policy.facts) {
    const value = valueOf(facts, name);
    if (value === null || value === undefined) continue;
    rows.push({ label: entry.label[making.reader.locale], value: factText(making, entry, value) });
  }
  return rows;
}

/** The value of a fact by its name, such as `delivery.shippedOn`. */
export function valueOf(facts: Facts, name: string): unknown {
  const [group = "", key = ""] = name.split(".");
  return (facts as Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>>)[group]?.[key];
}

/** A fact's value in words. */
export function factText(
  { reader, words, write }: Pick<Making, "reader" | "words" | "write">,
  entry: FactEntry,
  value: unknown,
): string {
  switch (entry.type) {
    case "boolean":
      return value === true ? words.yes : words.no;
    case "date":
      return write.day(String(value));
    case "country":
      return write.country(String(value));
    case "money":
      return write.money(value as Money);
    case "number":
      return write.number(Number(value));
    case "choice":
      return entry.values?.[String(value)]?.[reader.locale] ?? String(value);
    default:
      return String(value);
  }
}

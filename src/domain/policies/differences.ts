import type { Pack } from "../../policy/index.ts";

/** One thing that two versions of a pack have differently; what it says is for the reader's language. */
export interface Difference {
  readonly kind: "added" | "removed" | "changed";
  /** The section of `policy.yaml`. */
  readonly section: string;
  readonly clause: string | null;
  /** Which part of a rule or section changed, as in the file; null where it came or went as a whole. */
  readonly part: string | null;
  /** Of a table's row: which units it is for. */
  readonly row: string | null;
  /** What the numbers of a table count. */
  readonly unit: "months" | "days" | null;
  /** As it stands in the file; null on the side where it is not. */
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two versions of a pack, section by section, rule by rule, in the order of the file. */
export function differencesOf(before: Pack, after: Pack): Difference[] {
  const sections = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return sections.flatMap((section) => {
    if (section === "version" || section === "effectiveFrom") return [];
    const [old, fresh] = [rulesOf(before, section), rulesOf(after, section)];
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) =>
      ruleDifferences(section, old.get(key), fresh.get(key)),
    );
  });
}

interface Rule {
  readonly clause: string | null;
  readonly value: unknown;
}

/** The rules of a section, each under what makes it itself: its clause and what it is about, not its place. */
function rulesOf(pack: Pack, section: string): ReadonlyMap<string, Rule> {
  const value = (pack as Readonly<Record<string, unknown>>)[section];
  const rules = new Map<string, Rule>();
  if (value === undefined) return rules;
  if (Array.isArray(value)) {
    for (const each of value as Readonly<Record<string, unknown>>[]) {
      const clause = typeof each["clause"] === "string" ? each["clause"] : null;
      const name = JSON.stringify([clause, each["name"], each["kind"], each["leg"], each["charge"]]);
      let key = name;
      for (let twin = 2; rules.has(key); twin++) key = `${name} ${twin}`;
      rules.set(key, { clause, value: each });
    }
  } else if (typeof value === "object" && value !== null && keyed.has(section)) {
    for (const [key, each] of Object.entries(value))
      rules.set(key, { clause: section === "tables" || section === "facts" ? null : key, value: each });
  } else {
    const clause = (value as { clause?: unknown } | null)?.clause;
    rules.set(section, { clause: typeof clause === "string" ? clause : null, value });
  }
  return rules;
}

const keyed = new Set(["voids", "excludes", "duties", "tables", "facts", "clauses"]);

function ruleDifferences(section: string, old: Rule | undefined, fresh: Rule | undefined): Difference[] {
  const clause = fresh?.clause ?? old?.clause ?? null;
  const whole = { section, clause, part: null, row: null, unit: null };
  if (!old) return [{ kind: "added", ...whole, before: null, after: fresh?.value ?? null }];
  if (!fresh) return [{ kind: "removed", ...whole, before: old.value, after: null }];
  if (same(old.value, fresh.value)) return [];
  const plain = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!plain(old.value) || !plain(fresh.value))
    return [{ kind: "changed", ...whole, before: old.value, after: fresh.value }];
  const [before, after] = [old.value, fresh.value];
  const { unit } = after;
  const counted = section === "tables" && before["unit"] === unit && (unit === "months" || unit === "days");
  return partsOf(before, after, { ...whole, unit: counted ? unit : null });
}

type Place = Pick<Difference, "section" | "clause" | "row" | "unit">;

type Plain = Readonly<Record<string, unknown>>;

function partsOf(before: Plain, after: Plain, place: Place): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((part) => !same(before[part], after[part]))
    .flatMap((part): Difference[] => {
      const deductions = part === "refund" ? deductionsOf(before[part], after[part]) : null;
      if (deductions)
        return deductions.flatMap(([old, fresh]) => {
          const { clause } = fresh;
          return partsOf(old, fresh, { ...place, clause: typeof clause === "string" ? clause : place.clause });
        });
      if (part === "rows") return rowsOf(before, after, place);
      const sides = { before: before[part] ?? null, after: after[part] ?? null };
      return [{ kind: "changed", ...place, part, ...sides }];
    });
}

/** A table's rows, each under the units it is for; a row that came or went has nothing on the other side. */
function rowsOf(before: Plain, after: Plain, place: Place): Difference[] {
  const [old, fresh] = [rowsByUnits(before), rowsByUnits(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((row): Difference[] => {
    const sides = { before: old.get(row) ?? null, after: fresh.get(row) ?? null };
    return same(sides.before, sides.after) ? [] : [{ kind: "changed", ...place, part: "rows", row, ...sides }];
  });
}

type TableText = NonNullable<Pack["tables"]>[string];

function rowsByUnits(table: Plain): Map<string, unknown> {
  const { keys, rows } = table as unknown as TableText;
  return new Map(rows.map((row) => [keys.map((key) => row[key] ?? "*").join(", "), row["is"] ?? null]));
}

/** What is taken off a refund, pair by pair, where nothing else of the two refunds differs. */
function deductionsOf(before: unknown, after: unknown): [Plain, Plain][] | null {
  const [old, fresh] = [before, after] as ({ of?: unknown; deductions?: Plain[] } | undefined)[];
  if (!old?.deductions || !fresh?.deductions || !same(old.of, fresh.of)) return null;
  if (old.deductions.length !== fresh.deductions.length) return null;
  return old.deductions.map((each, at) => [each, fresh.deductions?.[at] ?? each]);
}

function same(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

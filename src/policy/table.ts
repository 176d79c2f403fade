import { factEntry, nearestName } from "./facts.ts";
import type { Slots } from "./feel/types.ts";
import type { Pack } from "./pack.ts";

type TableText = NonNullable<Pack["tables"]>[string];

/** A look-up table of lengths. */
export interface Table {
  readonly unit: "months" | "days";
  readonly keys: readonly number[];
  /** Every length a row or the default may give; the search for missing facts tries them. */
  readonly lengths: readonly number[];
  /** The texts that rows hold for a key slot. */
  readonly valuesOf: ReadonlyMap<number, readonly string[]>;
  /** The length for the known keys, or null where it depends on an unknown key or no row says. */
  find(slots: Slots): number | null;
  /** The shortest and longest length that is possible for the known keys. */
  range(slots: Slots): readonly [number, number];
}

/** Where a table says nothing at all: so short and so long that no day can be tested between them for sure. */
export const unlimited: readonly [number, number] = [-1200, 1200];

interface Row {
  readonly keys: readonly string[];
  readonly length: number;
}

/** Compiles a table; `slotOf` gives the slot of a key fact. */
export function compileTable(text: TableText, slotOf: (fact: string) => number): Table {
  const keys = text.keys.map(slotOf);
  const rows = text.rows.map((row) => ({
    keys: text.keys.map((key) => String(row[key] ?? "*")),
    length: Number(row.is),
  }));
  rows.sort((first, second) => exactness(second) - exactness(first));
  const otherwise = typeof text.otherwise === "number" ? text.otherwise : null;
  const fallback: readonly [number, number] = otherwise !== null ? [otherwise, otherwise] : (text.between ?? unlimited);
  const valuesOf = new Map(
    keys.map((slot, index) => [slot, [...new Set(rows.map((row) => row.keys[index]!))].filter((each) => each !== "*")]),
  );

  function range(slots: Slots): readonly [number, number] {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let open = true;
    for (const row of rows) {
      const match = matches(row, keys, slots);
      if (match === "no") continue;
      low = Math.min(low, row.length);
      high = Math.max(high, row.length);
      if (match === "yes") {
        open = false;
        break;
      }
    }
    return open ? [Math.min(low, fallback[0]), Math.max(high, fallback[1])] : [low, high];
  }

  function find(slots: Slots): number | null {
    const [low, high] = range(slots);
    return low === high ? low : null;
  }

  return {
    unit: text.unit,
    keys,
    lengths: [...new Set([...rows.map((row) => row.length), ...fallback])],
    valuesOf,
    find,
    range,
  };
}

/** Faults of a table's rows: unknown columns, two rows for the same keys, no word on a missing row. */
export function tableFaults(text: TableText): TableFault[] {
  const faults: TableFault[] = text.keys.flatMap((key, index) => keyFaults(key, index));
  const seen = new Map<string, number>();
  const rows: Row[] = [];
  for (const [index, row] of text.rows.entries()) {
    const stray = Object.keys(row).find((key) => key !== "is" && !text.keys.includes(key as never));
    if (stray) faults.push({ row: index, message: `${stray} is not among the table's keys (${text.keys.join(", ")})` });
    if (typeof row.is !== "number") {
      const given = row.is === undefined ? "" : `, got the text ${JSON.stringify(row.is)}`;
      faults.push({ row: index, message: `the row needs \`is\`, its number of ${text.unit}${given}` });
    }
    for (const key of text.keys) faults.push(...valueFaults(key, row[key], index));
    const key = JSON.stringify(text.keys.map((each) => String(row[each] ?? "*")));
    const before = seen.get(key);
    if (before !== undefined)
      faults.push({ row: index, message: `overlaps row ${before + 1}: both are for the same keys` });
    else seen.set(key, index);
    const made = { keys: text.keys.map((each) => String(row[each] ?? "*")), length: Number(row.is) };
    for (const [other, earlier] of rows.entries()) {
      if (crosses(made, earlier) && made.length !== earlier.length) {
        faults.push({
          row: index,
          message: `overlaps row ${other + 1}: neither is more exact, and both fit the same unit`,
        });
      }
    }
    rows.push(made);
  }
  const caught = rows.some((row) => row.keys.every((key) => key === "*"));
  if (!caught && text.otherwise === undefined && text.between === undefined) {
    faults.push({ row: null, message: "the table has a gap: say `otherwise` or `between` for what no row names" });
  }
  if (text.otherwise !== undefined && text.between !== undefined)
    faults.push({ row: null, message: "say `otherwise` or `between`, not both" });
  if (text.between && text.between[0] > text.between[1])
    faults.push({ row: null, at: ["between"], message: "`between` must go from the shorter to the longer" });
  return faults;
}

/** A fault of a table, in a row (counted from 0) or at a path of its own. */
interface TableFault {
  readonly row: number | null;
  readonly at?: readonly (string | number)[];
  readonly message: string;
}

const lookedUpBy: readonly string[] = ["text", "country", "choice"];

/** Rows hold texts, so nothing else can be looked up by them. */
function keyFaults(key: string, index: number): TableFault[] {
  const type = factEntry(key)?.type ?? "text";
  if (lookedUpBy.includes(type)) return [];
  const message = `a table is looked up by facts of the types text, country and choice; ${key} is of the type ${type}`;
  return [{ row: null, at: ["keys", index], message }];
}

function valueFaults(key: string, given: string | number | undefined, row: number): TableFault[] {
  const values = Object.keys(factEntry(key)?.values ?? {});
  if (given === undefined || given === "*" || values.length === 0 || values.includes(String(given))) return [];
  const near = nearestName(String(given), values);
  const message = `${key} is never ${JSON.stringify(given)}; it is one of ${values.join(", ")}`;
  return [{ row, message: near ? `${message}; did you mean ${near}?` : message }];
}

function matches(row: Row, keys: readonly number[], slots: Slots): "yes" | "no" | "maybe" {
  let result: "yes" | "maybe" = "yes";
  for (let index = 0; index < keys.length; index++) {
    const wanted = row.keys[index]!;
    if (wanted === "*") continue;
    const given = slots[keys[index]!];
    if (given === null) result = "maybe";
    else if (given !== wanted) return "no";
  }
  return result;
}

function exactness(row: Row): number {
  return row.keys.filter((key) => key !== "*").length;
}

/** Both fit some unit, and neither names a part of what the other names. */
function crosses(first: Row, second: Row): boolean {
  if (exactness(first) !== exactness(second) || exactness(first) === 0) return false;
  const compatible = first.keys.every(
    (key, index) => key === "*" || second.keys[index] === "*" || key === second.keys[index],
  );
  return compatible && first.keys.some((key, index) => key !== second.keys[index]);
}

import { isCurrency } from "../core/money.ts";
import { countries } from "./countries.ts";
import { recallEpochDay } from "./epoch.ts";
import { type FactEntry, nearestName } from "./facts.ts";
import type { Slots } from "./feel/types.ts";

/** One thing wrong with the facts: where, what was expected, what came, and the nearest known name for an unknown key. */
export interface FactFault {
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  readonly nearest?: string;
}

/** Thrown where facts cannot be read; lists every fault. */
export class FactsError extends Error {
  readonly faults: readonly FactFault[];
  constructor(faults: readonly FactFault[]) {
    super(faults.map((fault) => `${fault.path}: expected ${fault.expected}, got ${fault.got}`).join("; "));
    this.name = "FactsError";
    this.faults = faults;
  }
}

/** How one fact is read: its entry, the slot it goes to (-1 where the policy does not use it). */
export interface Reader {
  readonly key: string;
  readonly type: FactEntry["type"];
  /** Whether it is a fact of yes or no: most are. */
  readonly flag: boolean;
  readonly entry: FactEntry;
  readonly choices: ReadonlySet<string>;
  readonly slot: number;
  readonly parcel: ParcelSight;
}

/** What the facts tell of a parcel: nothing, that one is on its way, or that it is at the centre. */
export type ParcelSight = "nothing" | "announced" | "arrived";

/** The readers of a group of facts. */
export interface GroupReader {
  readonly name: string;
  readonly byKey: ReadonlyMap<string, Reader>;
  /** The readers of the facts read last, in their order: cases of one caller mostly have the same shape. */
  readonly recent: Reader[];
}

/** The readers of a policy. */
export interface Readers {
  readonly byName: ReadonlyMap<string, GroupReader>;
  readonly recent: GroupReader[];
}

/** Builds the readers of a policy from the facts it may be given. */
export function makeReaders(facts: ReadonlyMap<string, FactEntry>, slotOf: ReadonlyMap<string, number>): Readers {
  const byName = new Map<string, GroupReader & { byKey: Map<string, Reader> }>();
  byName.set("pack", { name: "pack", byKey: new Map(), recent: [] });
  for (const [name, entry] of facts) {
    const [group, key] = split(name);
    if (!byName.has(group)) byName.set(group, { name: group, byKey: new Map(), recent: [] });
    const parcel =
      group !== "parcel" ? "nothing" : entry.stage === "receiving" && key !== "tracked" ? "arrived" : "announced";
    const choices = new Set(Object.keys(entry.values ?? {}));
    byName.get(group)!.byKey.set(key, {
      key,
      type: entry.type,
      flag: entry.type === "boolean",
      entry,
      choices,
      slot: slotOf.get(name) ?? -1,
      parcel,
    });
  }
  return { byName, recent: [] };
}

/** Reads facts into their slots and tells what is known of a parcel; throws a FactsError naming every fault. */
export function readFacts(readers: Readers, facts: unknown, slots: Slots): ParcelSight {
  if (!isObject(facts)) throw new FactsError(factFaults(readers, facts));
  let parcel: ParcelSight = "nothing";
  const groups = readers.recent;
  let at = 0;
  for (const name in facts) {
    const members = (facts as Record<string, unknown>)[name];
    let group = at < groups.length ? groups[at] : undefined;
    if (group === undefined || group.name !== name) group = groupAt(readers, at, name);
    at += 1;
    if (group !== undefined && (members === null || members === undefined)) continue;
    if (group === undefined || typeof members !== "object" || !readGroup(group, members!, slots))
      throw new FactsError(factFaults(readers, facts));
    if (group.name === "parcel") parcel = sightOf(group, members!);
  }
  return parcel;
}

/** Reads the members of a group into their slots; false where something is wrong with one. */
function readGroup(group: GroupReader, members: object, slots: Slots): boolean {
  const { recent } = group;
  let at = 0;
  for (const key in members) {
    const value = (members as Record<string, unknown>)[key];
    let reader = at < recent.length ? recent[at] : undefined;
    if (reader === undefined || reader.key !== key) {
      reader = readerAt(group, at, key);
      if (reader === undefined) return false;
    }
    at += 1;
    if (value === true || value === false) {
      if (!reader.flag) return false;
      if (reader.slot >= 0) slots[reader.slot] = value;
    } else if (value !== null && value !== undefined) {
      const read = readValue(reader, value);
      if (read === undefined) return false;
      if (reader.slot >= 0) slots[reader.slot] = read;
    }
  }
  return at > 0 || !Array.isArray(members);
}

/** Everything wrong with the facts; empty where they can be read. */
export function factFaults(readers: Readers, facts: unknown): FactFault[] {
  if (!isObject(facts)) return [{ path: "facts", expected: "an object of facts", got: shown(facts) }];
  const faults: FactFault[] = [];
  for (const [group, members] of Object.entries(facts)) {
    const known = readers.byName.get(group);
    if (!known) faults.push(unknownKey(group, [...readers.byName.keys()]));
    else if (members !== null && members !== undefined && !isObject(members)) {
      const some = [...known.byKey.keys()].slice(0, 3).join(", ");
      faults.push({ path: group, expected: `an object with ${some} and others`, got: shown(members) });
    } else if (members) {
      for (const [key, value] of Object.entries(members)) {
        const reader = known.byKey.get(key);
        const path = `${group}.${key}`;
        if (!reader)
          faults.push(
            unknownKey(
              path,
              [...known.byKey.keys()].map((each) => `${group}.${each}`),
            ),
          );
        else if (value !== null && value !== undefined && readValue(reader, value) === undefined)
          faults.push(...(isMoneyLike(reader, value) ? moneyFaults(path, value) : [misfit(reader, path, value)]));
      }
    }
  }
  return faults;
}

function groupAt(readers: Readers, at: number, name: string): GroupReader | undefined {
  const found = readers.byName.get(name);
  if (found !== undefined && at <= readers.recent.length) readers.recent[at] = found;
  return found;
}

function readerAt(group: GroupReader, at: number, key: string): Reader | undefined {
  const found = group.byKey.get(key);
  if (found !== undefined && at <= group.recent.length) group.recent[at] = found;
  return found;
}

function sightOf({ byKey }: GroupReader, members: object): ParcelSight {
  const given = Object.entries(members).filter(([, value]) => value !== null && value !== undefined);
  const known = given.map(([key]) => byKey.get(key)!.parcel);
  return known.includes("arrived") ? "arrived" : known.includes("announced") ? "announced" : "nothing";
}

function readValue(reader: Reader, value: unknown): Slots[number] | undefined {
  switch (reader.type) {
    case "date": {
      if (typeof value !== "string") return undefined;
      const day = recallEpochDay(value);
      return day === day ? day : undefined;
    }
    case "choice":
      return typeof value === "string" && reader.choices.has(value) ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "text":
      return typeof value === "string" && value.length <= 10_000 ? value : undefined;
    case "country":
      return typeof value === "string" && countries.has(value) ? value : undefined;
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? value : undefined;
    case "money":
      return isMoney(value) ? value : undefined;
  }
}

function isMoney(value: unknown): value is { amount: number; currency: string } {
  if (!isObject(value)) return false;
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  return isAmount(amount) && typeof currency === "string" && isCurrency(currency) && Object.keys(value).length === 2;
}

function isAmount(amount: unknown): boolean {
  return Number.isSafeInteger(amount) && (amount as number) >= 0;
}

/** What is wrong with an amount of money, part by part. */
function moneyFaults(path: string, value: object): FactFault[] {
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  const faults = Object.keys(value)
    .filter((key) => key !== "amount" && key !== "currency")
    .map((key) => unknownKey(`${path}.${key}`, [`${path}.amount`, `${path}.currency`], "amount and currency alone"));
  if (!isAmount(amount))
    faults.push({
      path: `${path}.amount`,
      expected: "a safe integer of minor units, not below 0",
      got: shown(amount),
    });
  if (typeof currency !== "string" || !isCurrency(currency))
    faults.push({
      path: `${path}.currency`,
      expected: "a currency of ISO 4217, three capital letters",
      got: shown(currency),
    });
  return faults;
}

function expectedOf(reader: Reader): string {
  switch (reader.type) {
    case "boolean":
      return "true or false";
    case "choice":
      return `one of ${Object.keys(reader.entry.values!).join(", ")}`;
    case "text":
      return "text of at most 10000 characters";
    case "date":
      return "a day that exists, written YYYY-MM-DD";
    case "country":
      return "a country of ISO 3166-1, two capital letters";
    case "number":
      return "a finite number";
    case "money":
      return 'money such as {"amount": 79900, "currency": "EUR"}, the amount a safe integer of minor units, not below 0';
  }
}

function isMoneyLike(reader: Reader, value: unknown): value is object {
  return reader.type === "money" && isObject(value);
}

function misfit(reader: Reader, path: string, value: unknown): FactFault {
  return { path, expected: expectedOf(reader), got: shown(value) };
}

function unknownKey(path: string, known: readonly string[], wanted = "a known fact"): FactFault {
  const nearest = nearestName(path, known);
  const expected = nearest ? `${wanted}; the nearest is ${nearest}` : wanted;
  return { path, expected, got: "an unknown name", ...(nearest ? { nearest } : {}) };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function split(name: string): [string, string] {
  const dot = name.indexOf(".");
  return [name.slice(0, dot), name.slice(dot + 1)];
}

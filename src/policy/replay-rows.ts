import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { parse } from "csv-parse";
import type { CompiledPolicy } from "./compiled.ts";
import type { FactEntry } from "./facts.ts";

/** One stored case, or what is wrong with its line; `line` is its place in the file, from 1. */
export type ReplayRow =
  | { readonly line: number; readonly id?: string; readonly asOf?: string; readonly facts: unknown }
  | { readonly line: number; readonly id?: string; readonly fault: string };

/** Reads stored cases one at a time, from CSV where the file's name ends so, else from NDJSON. */
export function readReplayRows(file: string, stream: Readable, policy: CompiledPolicy): AsyncIterable<ReplayRow> {
  return /\.csv$/i.test(file) ? readCsvCases(stream, policy) : fromLines(stream);
}

/** The most signs of one row: what is longer is no row of a table, and would be read for minutes. */
const largestRow = 1_000_000;

/**
 * Cases from a table: columns `id`, `asOf` and the names of facts, money as `purchase.price.amount` and `.currency`. Throws
 * csv-parse's error where the text is no table any more.
 */
export async function* readCsvCases(stream: Readable, policy: CompiledPolicy): AsyncIterable<ReplayRow> {
  const reading = {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: largestRow,
  };
  const parser = stream.pipe(parse(reading));
  let columns: Column[] | null = null;
  for await (const { record: cells, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    const line = info.lines;
    if (columns === null) columns = cells.map((name) => columnOf(name.trim(), policy));
    else yield fromCells(line, cells, columns);
  }
}

async function* fromLines(stream: Readable): AsyncIterable<ReplayRow> {
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() !== "") yield fromLine(line, text);
  }
}

function fromLine(line: number, text: string): ReplayRow {
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    if (typeof value !== "object" || value === null || Array.isArray(value) || value.facts === undefined)
      return { line, fault: 'expected an object {"id","asOf","facts"}' };
    const { id, asOf, facts } = value;
    if (asOf !== undefined && asOf !== null && typeof asOf !== "string")
      return { line, fault: "asOf: expected a day, written YYYY-MM-DD" };
    return {
      line,
      ...(typeof id === "string" || typeof id === "number" ? { id: String(id) } : {}),
      ...(typeof asOf === "string" ? { asOf } : {}),
      facts,
    };
  } catch (error) {
    return { line, fault: `not JSON: ${(error as Error).message}` };
  }
}

type Nested = Record<string, Record<string, unknown>>;

function fromCells(line: number, cells: readonly string[], columns: readonly Column[]): ReplayRow {
  // Without a prototype: a column may be called anything, __proto__ too, and is a key like any other.
  const empty = () => Object.create(null) as Record<string, unknown>;
  const facts = empty() as Nested;
  const own: { id?: string; asOf?: string } = {};
  if (cells.length > columns.length) return { line, fault: `${cells.length} cells, but ${columns.length} columns` };
  for (const [index, cell] of cells.entries()) {
    const text = cell.trim();
    if (text === "") continue;
    const { name, group, key, part, type } = columns[index]!;
    if (name === "id" || name === "asOf") own[name] = text;
    else if (part) {
      const money = ((facts[group] ??= empty())[key] ??= empty()) as Record<string, unknown>;
      money[part] = part === "amount" ? numberOr(text) : text;
    } else (facts[group] ??= empty())[key] = valueOf(text, type);
  }
  return { line, ...own, facts };
}

interface Column {
  readonly name: string;
  readonly group: string;
  readonly key: string;
  readonly part: string | undefined;
  readonly type: FactEntry["type"] | undefined;
}

function columnOf(name: string, { facts }: CompiledPolicy): Column {
  const [group = "", key = "", part] = name.split(".");
  return { name, group, key, part, type: facts.get(`${group}.${key}`)?.type };
}

/** What is not of its type stays as it is written, so that the engine names what is wrong with it. */
function valueOf(text: string, type: FactEntry["type"] | undefined): unknown {
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return type === "number" ? numberOr(text) : text;
}

function numberOr(text: string): unknown {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

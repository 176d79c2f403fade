import { format } from "node:util";
import { expect } from "vitest";

/** A test as it was declared, with what runs before and after it. */
export interface Declared {
  readonly id: string;
  readonly before: readonly Body[];
  readonly run: Body;
  readonly after: readonly Body[];
}

type Body = () => unknown;
type Each = (...row: never[]) => unknown;
interface Scope {
  readonly name: string;
  readonly before: Body[];
  readonly after: Body[];
}

const found = new Map<string, Declared>();
const scopes: Scope[] = [];
let file = "";

/** Imports a file of tests and tells what it declares. */
export async function collect(path: string, url: string): Promise<Declared[]> {
  found.clear();
  file = path;
  scopes.splice(0, scopes.length, { name: "", before: [], after: [] });
  await import(url);
  return [...found.values()];
}

function declare(name: string, run: Body): void {
  const title = [...scopes.slice(1).map((scope) => scope.name), name].join(" > ");
  let id = `${file}#${title}`;
  for (let again = 2; found.has(id); again++) id = `${file}#${title} (${again})`;
  const inside = [...scopes];
  found.set(id, {
    id,
    before: inside.flatMap((scope) => scope.before),
    run,
    after: inside.flatMap((scope) => scope.after),
  });
}

function within(name: string, body: Body): void {
  scopes.push({ name, before: [], after: [] });
  body();
  scopes.pop();
}

/** The name with a value for each of its places, of the row or of the properties of its only value. */
function titled(name: string, values: readonly unknown[]): string {
  const places = name.match(/%[sdifjoO]/g)?.length ?? 0;
  return format(name, ...values.slice(0, places)).replace(/\$(\w+)/g, (whole, key: string) =>
    String((values[0] as Record<string, string | number> | null)?.[key] ?? whole),
  );
}

const forEach =
  (declareOne: (name: string, body: Body) => void) => (rows: readonly unknown[]) => (name: string, body: Each) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      declareOne(titled(name, values), () => body(...(values as never[])));
    }
  };

/** What files of tests import from Vitest. */
export const test = Object.assign(declare, { each: forEach(declare) });
/** Groups tests. */
export const describe = Object.assign(within, { each: forEach(within) });
/** Runs before each test of the group. */
export const beforeEach = (body: Body) => scopes.at(-1)!.before.push(body);
/** Runs after each test of the group. */
export const afterEach = (body: Body) => scopes.at(-1)!.after.push(body);

export { expect };

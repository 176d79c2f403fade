import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { preparingClient } from "./prepared.ts";
import type { DB } from "./schema.ts";

/** The database as the application sees it; outside `inTransaction` it shows no seller's rows. */
export type Db = Kysely<DB>;

export interface ConnectOptions {
  /** Connections at most; 20 unless told. */
  readonly max?: number;
  /** Told of connections that break while idle; they are replaced by themselves. */
  readonly onIdleError?: (error: Error) => void;
}

/** The role that every request and job runs as; row-level security binds it, since it owns nothing. */
export const applicationRole = "recourse_app";

/** A pool of connections as the application's role. `url` names the owner, as everywhere; `destroy()` closes the pool. */
export function connect(url: string, options: ConnectOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString: asApplication(url),
    max: options.max ?? 20,
    connectionTimeoutMillis: 5_000,
    types: { getTypeParser },
    Client: preparingClient(),
    pipeline: true,
  });
  const onBroken = options.onIdleError ?? (() => {});
  // Without listeners a connection that breaks would end the program: in the pool, or between two statements of a transaction.
  pool.on("error", onBroken);
  pool.on("connect", (client) => client.on("error", onBroken));
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    // Names of tables and columns only: what stands inside a jsonb column is data.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** The same address, its sessions under the application's role and in UTC. */
export function asApplication(url: string): string {
  const address = new URL(url);
  const settings = [`role=${applicationRole}`, "timezone=UTC", "statement_timeout=60s", "lock_timeout=20s"];
  const own = address.searchParams.get("options");
  address.searchParams.set("options", [own, ...settings.map((setting) => `-c ${setting}`)].filter(Boolean).join(" "));
  return address.href;
}

const { INT8, DATE } = pg.types.builtins;
// Lists have no names in pg's table of types.
const int8List = 1016;
const dateList = 1182;
const textList = 1009;

type Parser = (text: string) => unknown;

const parsers = new Map<number, Parser>();

/** The parser of a column's type; found once, since it is asked for with every column of every answer. */
function getTypeParser(type: number, format?: "text" | "binary"): Parser {
  if (format === "binary") return parserOf(type, format);
  const known = parsers.get(type) ?? parserOf(type, format);
  parsers.set(type, known);
  return known;
}

/** `date` stays `YYYY-MM-DD`, since a day is no instant; `bigint` becomes a number, or an error where it would lose digits. */
function parserOf(type: number, format?: "text" | "binary"): Parser {
  const usual = (of: number): Parser => pg.types.getTypeParser(of as number, format) as Parser;
  if (format === "binary") return usual(type);
  if (type === DATE) return (text) => text;
  if (type === INT8) return safeInteger;
  if (type === dateList) return usual(textList);
  if (type === int8List)
    return (text) => (usual(textList)(text) as (string | null)[]).map((item) => item && safeInteger(item));
  return usual(type);
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a number of the database is too large: ${text}`);
  return value;
}

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { launchDatabase } from "../../src/database/launch.ts";
import { type Desk, type Filing, fileClaim } from "../drills/file-claims.ts";
import { prepare, setUp, withDatabase } from "../drills/scene.ts";
import { DrilledServer, freePort } from "../drills/server.ts";
import { multiplyClaims } from "./many-claims.ts";
import { logEnd, recordedBetween, type Statement } from "./recorded-sql.ts";

const seconds = 12;
const clients = 4;
const limits = { filing: 0.4, p95: 100, growth: 1.5 };

/** A server with its data folder, and the seller on it. */
interface Shop {
  readonly dataFolder: string;
  readonly sellerId: string;
  readonly desk: Desk;
}

/** How much a seller holds. */
interface Size {
  readonly claims: number;
  readonly units: number;
}

const small: Size = { claims: 10_000, units: 50_000 };
const large: Size = { claims: 200_000, units: 1_000_000 };

/**
 * L1: claims filed over HTTP (a key's holder, four requests each, validated, decided, audited, mails and jobs enqueued) beside pgbench
 * with the very SQL that filing sends, on the same PostgreSQL, one after the other. L2: the list of claims and its search at 10,000 and
 * at 200,000 claims and a million units, on two servers asked in turns. Figures are of this machine; the ratios are what the bars are about.
 */
export async function bench(): Promise<void> {
  await withShop(async (maker) => {
    await filing(maker);
    await withShop(async (shop) => {
      await fileClaim(shop.desk, { number: 0 });
      for (const [{ dataFolder, sellerId }, size] of [
        [shop, small],
        [maker, large],
      ] as const) {
        await owner(dataFolder, (client) => multiplyClaims(client, { sellerId, ...size }));
      }
      await reading(shop.desk, maker.desk);
    });
  });
}

async function withShop(work: (shop: Shop) => Promise<void>): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "recourse-bench-"));
  const server = new DrilledServer(dataFolder, await freePort());
  try {
    await server.start();
    await setUp(server.url);
    const { sellerId, slug, key, customerId } = await withDatabase(dataFolder, prepare);
    await work({ dataFolder, sellerId, desk: { url: server.url, seller: slug, key, customerId } });
  } catch (error) {
    process.stderr.write(server.output);
    throw error;
  } finally {
    await server.stop();
    await server.killServer();
    server.killDatabase();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function filing({ desk, dataFolder }: Shop): Promise<void> {
  let number = 0;
  const file = async () => {
    const filing: Filing = { number: number++ };
    await fileClaim(desk, filing);
  };
  for (let warm = 0; warm < 40; warm++) await file();
  const script = await scriptOf(dataFolder, file);
  const begun = number;
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) await file();
    }),
  );
  const perSecond = (number - begun) / seconds;
  const bare = await pgbench(dataFolder, script);
  process.stdout.write(
    `claims filed over HTTP  ${perSecond.toFixed(1)} /s; pgbench with their SQL  ${bare.toFixed(1)} /s\n`,
  );
  print("filing beside pgbench", perSecond / bare, "×", limits.filing, "least");
}

/** The SQL of one filed claim as a script of pgbench: what differs between two filings becomes a variable. */
async function scriptOf(dataFolder: string, file: () => Promise<void>): Promise<string> {
  const log = join(dataFolder, "postgres", "log");
  return owner(dataFolder, async (client) => {
    await client.query("alter system set log_statement = 'all'");
    await client.query("alter system set log_line_prefix = '<%p> '");
    await client.query("select pg_reload_conf()");
    await new Promise((done) => setTimeout(done, 500));
    const recorded: Statement[][] = [];
    for (let count = 0; count < 2; count++) {
      const from = logEnd(log);
      await file();
      recorded.push(recordedBetween(log, from, logEnd(log)));
      // Its mails and clocks are jobs' work, and must not stand in the next recording.
      await new Promise((done) => setTimeout(done, 5_000));
    }
    await client.query("alter system reset all");
    await client.query("select pg_reload_conf()");
    const [one = [], other = []] = recorded;
    if (one.length < 20) throw new Error(`only ${one.length} statements of a filing were recorded in ${log}`);
    return withVariables(one, other);
  });
}

function withVariables(statements: readonly Statement[], other: readonly Statement[]): string {
  const elsewhere = other.map(({ sql }) => sql).join("\n");
  const all = statements.map(({ sql }) => sql).join("\n");
  const own = (pattern: RegExp) => [...new Set(all.match(pattern) ?? [])].filter((text) => !elsewhere.includes(text));
  const ids = own(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g);
  const numbers = own(/R-\d{4}-\d{6}/g);
  const keys = own(/(?<=')drill-\d+-\w+(?=')/g);
  const serials = own(/DRILL-?\d+-?\d+/g);
  const plain = (sql: string) => sql.replaceAll(/^\s*--.*$/gm, "").replaceAll(/\s+/g, " ");
  // What looks like another variable of pgbench's (`:true`, a digest behind `sha256:`) is none, and stays as it is.
  let script = statements.map(({ sql }) => `${plain(sql)};`).join("\n");
  const named = [...ids, ...numbers, ...keys, ...serials];
  // pgbench puts a variable's text in wherever its name stands, within quotes too.
  named.forEach((text, at) => {
    script = script.replaceAll(text, `:v${at}`);
  });
  const variables = named.map((text, at) => {
    const fresh = ids.includes(text) ? "gen_random_uuid()" : `'${text.slice(0, 8)}' || gen_random_uuid()`;
    return `${fresh} as v${at}`;
  });
  return `select ${variables.join(", ")} \\gset\n${script}\n`;
}

async function pgbench(dataFolder: string, script: string): Promise<number> {
  const file = join(dataFolder, "filing.sql");
  writeFileSync(file, script);
  const database = await launchDatabase({ dataFolder, as: "visitor" });
  try {
    const address = new URL(database.url);
    const output = execFileSync(
      "pgbench",
      ["-n", "-M", "simple", "-c", String(clients), "-T", String(seconds), "-f", file, "recourse"],
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          ...process.env,
          PGHOST: decodeURIComponent(address.searchParams.get("host") ?? ""),
          PGUSER: address.searchParams.get("user") ?? "recourse",
          PGOPTIONS: "-c role=recourse_app -c timezone=UTC",
        },
      },
    );
    const [, perSecond = ""] = /tps = ([\d.]+)/.exec(output) ?? [];
    const [, failed = "0"] = /failed transactions: (\d+)/.exec(output) ?? [];
    if (!perSecond || failed !== "0") throw new Error(output);
    return Number(perSecond);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT")
      throw new Error("pgbench is not installed: on Debian it comes with postgresql-contrib");
    throw error;
  } finally {
    await database.stop();
  }
}

/** The lists that people wait for: what each asks the n-th time, of so many claims. */
const lists: Readonly<Record<string, (at: number, claims: number) => string>> = {
  "claims, newest": () => "claims?limit=50",
  "claims by status": (at) => `claims?limit=50&status=${["triage", "authorized", "in_progress"][at % 3]}`,
  "claims by serial": (at, claims) => `claims?limit=50&q=MANY${some(at, claims)}`,
  "claims by customer": (at) => `claims?limit=50&q=many ${at % 1000}`,
  "units by serial": (at, claims) => `units?limit=50&q=MANY${some(at, claims)}`,
  "receiving scan": (at, claims) => `receiving?code=MANY${some(at, claims)}`,
  today: () => "today",
};

function some(at: number, claims: number): string {
  return String(1 + ((at * 7_919) % claims)).padStart(7, "0");
}

/**
 * The 95th percentile of each list at both sizes, and how many times the small one the large one takes. The two take turns, for a machine
 * is not equally fast a minute later, and the middle one of the turns counts, so that no single hiccup decides.
 */
async function reading(few: Desk, many: Desk): Promise<void> {
  let slowest = 0;
  for (const [name, path] of Object.entries(lists)) {
    const ofFew = (at: number) => read(few, path(at, small.claims));
    const ofMany = (at: number) => read(many, path(at, large.claims));
    for (let warm = 0; warm < 20; warm++) await Promise.all([ofFew(warm), ofMany(warm)]);
    const turns: { few: number; many: number }[] = [];
    for (let turn = 0; turn < 5; turn++) turns.push({ few: await p95(ofFew), many: await p95(ofMany) });
    for (const [claims, times] of [
      [small.claims, turns.map((turn) => turn.few)],
      [large.claims, turns.map((turn) => turn.many)],
    ] as const) {
      print(`${name} at ${claims / 1000} k, p95`, middle(times), "ms", limits.p95, "most");
    }
    slowest = Math.max(slowest, middle(turns.map((turn) => turn.many / turn.few)));
  }
  print("slowest growth from 10 k to 200 k", slowest, "×", limits.growth, "most");
}

/** Asked by several readers at once, who share 300 requests. */
async function p95(ask: (at: number) => Promise<number>): Promise<number> {
  const times: number[] = [];
  let at = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (at < 300) times.push(await ask(at++));
    }),
  );
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

async function read(desk: Desk, path: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${desk.url}/v1/sellers/${desk.seller}/${path}`, {
    headers: { authorization: `Bearer ${desk.key}` },
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return performance.now() - began;
}

async function owner<T>(dataFolder: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await launchDatabase({ dataFolder, as: "visitor" });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
    await database.stop();
  }
}

function print(name: string, figure: number, unit: string, limit: number, is: "least" | "most"): void {
  const met = is === "least" ? figure >= limit : figure <= limit;
  process.stdout.write(
    `${name.padEnd(40)} ${figure.toFixed(2).padStart(8)} ${unit.padEnd(2)} (${(figure / limit).toFixed(2)} of ${limit}, ${met ? "met" : "NOT met"})\n`,
  );
  if (!met) process.exitCode = 1;
}

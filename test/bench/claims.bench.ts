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

/**
 * L1: claims filed over HTTP (a key's holder, four requests each, validated, decided, audited, mails and jobs enqueued) beside pgbench
 * with the very SQL that filing sends, on the same PostgreSQL, one after the other. L2: the list of claims and its search at 10,000 and
 * 200,000 claims and a million units. Figures are of this machine; the ratios are what the bars are about.
 */
export async function bench(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "recourse-bench-"));
  const server = new DrilledServer(dataFolder, await freePort());
  try {
    await server.start();
    await setUp(server.url);
    const scene = await withDatabase(dataFolder, prepare);
    const desk = { url: server.url, seller: scene.slug, key: scene.key, customerId: scene.customerId };
    await filing(desk, dataFolder);
    for (const [claims, units] of [
      [10_000, 50_000],
      [200_000, 1_000_000],
    ] as const) {
      await owner(dataFolder, (client) => multiplyClaims(client, { sellerId: scene.sellerId, claims, units }));
      await reading(desk, claims);
    }
    const growth = Math.max(...[...slowest.values()].map(([small = 1, large = 1]) => large / small));
    print("slowest growth from 10 k to 200 k", growth, "×", limits.growth, "most");
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

async function filing(desk: Desk, dataFolder: string): Promise<void> {
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

const slowest = new Map<string, number[]>();

/** The 95th percentile of each list, asked by four readers at once: the middle one of three rounds, so that no single hiccup of the machine decides. */
async function reading(desk: Desk, claims: number): Promise<void> {
  const read = async (path: string) => {
    const began = performance.now();
    const answer = await fetch(`${desk.url}/v1/sellers/${desk.seller}/${path}`, {
      headers: { authorization: `Bearer ${desk.key}` },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return performance.now() - began;
  };
  const some = (at: number) => String(1 + ((at * 7_919) % claims)).padStart(7, "0");
  const lists: Readonly<Record<string, (at: number) => string>> = {
    "claims, newest": () => "claims?limit=50",
    "claims by status": (at) => `claims?limit=50&status=${["triage", "authorized", "in_progress"][at % 3]}`,
    "claims by serial": (at) => `claims?limit=50&q=MANY${some(at)}`,
    "claims by customer": (at) => `claims?limit=50&q=many ${at % 1000}`,
    "units by serial": (at) => `units?limit=50&q=MANY${some(at)}`,
    "receiving scan": (at) => `receiving?code=MANY${some(at)}`,
    today: () => "today",
  };
  for (const [name, path] of Object.entries(lists)) {
    for (let warm = 0; warm < 20; warm++) await read(path(warm));
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) {
      const times: number[] = [];
      let at = 0;
      await Promise.all(
        Array.from({ length: clients }, async () => {
          while (at < 300) times.push(await read(path(at++)));
        }),
      );
      rounds.push(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0);
    }
    const p95 = rounds.toSorted((a, b) => a - b)[1] ?? 0;
    slowest.set(name, [...(slowest.get(name) ?? []), p95]);
    print(`${name} at ${claims / 1000} k, p95`, p95, "ms", limits.p95, "most");
  }
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

import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isRunning } from "./postmaster.ts";

const program = fileURLToPath(new URL("../../test/hold-database.ts", import.meta.url));
let dataFolder: string;
const running = new Set<ChildProcess>();

beforeEach(() => {
  // Closed to others, as a home folder is: PostgreSQL must get in although it does not run as root.
  dataFolder = mkdtempSync(join(tmpdir(), "recourse-launch-"));
});
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  const left = postmaster();
  if (left && isRunning(left, dataFolder)) process.kill(left, "SIGQUIT");
  while (left && isRunning(left, dataFolder)) await new Promise((done) => setTimeout(done, 20));
  rmSync(dataFolder, { recursive: true });
});

test("a killed server's database is adopted, with every committed row; a second server is refused", async () => {
  const first = await start("server");
  expect(first.how).toBe("initialised");
  await query(first.url, "create table note (text text)");
  await query(first.url, "insert into note values ('kept')");
  expect((await start("server")).how).toMatch(
    new RegExp(`^refused: Another Recourse server \\(process ${first.child.pid}\\) already uses`),
  );
  await kill(first.child, "SIGKILL");
  const second = await start("server");
  expect(second.how).toBe("adopted");
  expect(await query(second.url, "select text from note")).toEqual([{ text: "kept" }]);
  await kill(second.child, "SIGINT");
  expect(postmaster()).toBeNull();
});

test("a server brings its killed PostgreSQL back by itself", async () => {
  const { child, url, said } = await start("server");
  await query(url, "create table note (text text)");
  process.kill(postmaster() ?? 0, "SIGKILL");
  await said(/PostgreSQL is back/);
  expect(await query(url, "select count(*)::int as count from note")).toEqual([{ count: 0 }]);
  await kill(child, "SIGINT");
  expect(postmaster()).toBeNull();
});

test("a visitor may come beside a server, and the last of them stops PostgreSQL", async () => {
  const server = await start("server");
  const visitor = await start("visitor");
  expect(visitor.how).toBe("adopted");
  await kill(server.child, "SIGINT");
  expect(await query(visitor.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await kill(visitor.child, "SIGINT");
  expect(postmaster()).toBeNull();
});

test("a process number that now belongs to another program does not keep the database from starting", async () => {
  const first = await start("server");
  const file = join(dataFolder, "postgres", "cluster", "postmaster.pid");
  const text = readFileSync(file, "utf8");
  await kill(first.child, "SIGINT");
  writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
  expect((await start("server")).how).toBe("started");
});

test("of two first starts at once one makes the cluster, and nothing is left of a start that was cut short", async () => {
  mkdirSync(join(dataFolder, "postgres", "cluster.4194000"), { recursive: true });
  const both = await Promise.all([start("visitor"), start("visitor")]);
  expect(both.map(({ url }) => url)[0]).toBe(both[1].url);
  expect(readdirSync(join(dataFolder, "postgres")).sort()).toEqual(["cluster", "log", "run"]);
});

test("a folder whose path is too long for a socket works too", async () => {
  const root = dataFolder;
  dataFolder = join(root, "a folder, with 'quotes' and a long name".repeat(3));
  mkdirSync(dataFolder);
  chmodSync(dataFolder, 0o700);
  const { url, child } = await start("server");
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  await kill(child, "SIGINT");
  dataFolder = root;
});

interface Started {
  readonly child: ChildProcess;
  /** `initialised`, `started`, `adopted`, or the whole refusal. */
  readonly how: string;
  readonly url: string;
  said(pattern: RegExp): Promise<void>;
}

async function start(as: "server" | "visitor"): Promise<Started> {
  const child = spawn(process.execPath, [program, dataFolder, as], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  let output = "";
  const said = (pattern: RegExp) =>
    new Promise<void>((done, failed) => {
      const look = () => pattern.test(output) && done();
      child.stdout?.on("data", look);
      child.once("close", () => (pattern.test(output) ? done() : failed(new Error(`it said: ${output}`))));
      look();
    });
  child.stdout?.on("data", (part: Buffer) => (output += part.toString()));
  await said(/\n/);
  const [, how = output.trim(), url = ""] = /^(\w+) (postgresql:.*)$/m.exec(output) ?? [];
  return { child, how, url, said };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const closed = new Promise((done) => child.once("close", done));
  child.kill(signal);
  await closed;
  running.delete(child);
}

function postmaster(): number | null {
  const file = join(dataFolder, "postgres", "cluster", "postmaster.pid");
  try {
    return Number(readFileSync(file, "utf8").split("\n")[0]);
  } catch {
    return null;
  }
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

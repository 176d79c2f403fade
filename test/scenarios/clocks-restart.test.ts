import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { addDays, dayAt } from "../../src/core/day.ts";
import { freePort } from "../drills/server.ts";
import { type World, world } from "../world.ts";

const program = fileURLToPath(new URL("../../src/main/server.ts", import.meta.url));

test("a server that is killed in the middle of a sweep, or down when the moment comes, acts within a minute of its start", async () => {
  // Authorised so long ago that their last day was yesterday.
  const on = addDays(dayAt(Date.now(), "Europe/Berlin"), -16);
  const [swept, later] = [await world({ on, claim: "authorized" }), await world({ on, claim: "authorized" })];
  const lock = await holdClaim(swept);
  await actAt(later, new Date(Date.now() + 12_000));
  const first = await startServer(swept.url);
  // The sweep stands before the claim that is held.
  await expect.poll(() => waitsForLock(swept.url), { timeout: 30_000 }).toBe(true);
  expect((await later.load()).status).toBe("authorized");
  await first.kill();
  await lock.release();
  await sleep(13_000);
  expect([(await swept.load()).status, (await later.load()).status]).toEqual(["authorized", "authorized"]);
  const began = Date.now();
  const second = await startServer(swept.url);
  await expect
    .poll(async () => [(await swept.load()).status, (await later.load()).status], { timeout: 60_000, interval: 200 })
    .toEqual(["expired", "expired"]);
  expect(Date.now() - began).toBeLessThan(60_000);
  await second.kill();
  // Once: the sweep that was killed left nothing half done.
  for (const set of [swept, later]) {
    const { events } = await set.load();
    expect(events.filter(({ verb }) => verb === "claim.expire")).toHaveLength(1);
  }
}, 180_000);

/** Keeps a claim locked, as somebody at work on it would. */
async function holdClaim(set: World): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: set.url });
  await client.connect();
  await client.query("begin");
  await client.query("select set_config('recourse.seller', $1, true)", [set.sellerId]);
  await client.query("select from claim where id = $1 for update", [set.claimId]);
  return {
    async release() {
      await client.query("rollback");
      await client.end();
    },
  };
}

async function waitsForLock(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ waits: boolean }>(
      "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits",
    );
    return rows[0]?.waits === true;
  } finally {
    await client.end();
  }
}

function actAt(set: World, at: Date): Promise<unknown> {
  return set.act(set.system, ({ tx }) =>
    tx.updateTable("deadline").set({ actsAt: at }).where("claimId", "=", set.claimId).execute(),
  );
}

async function startServer(databaseUrl: string): Promise<{ kill(): Promise<void> }> {
  const port = await freePort();
  const dataFolder = await mkdtemp(join(tmpdir(), "recourse-clocks-"));
  const { PATH, HOME } = process.env;
  const settings = { PORT: String(port), DATA_DIR: dataFolder, DATABASE_URL: databaseUrl, RECOURSE_DEMO: "0" };
  const child = spawn(process.execPath, [program], {
    env: { PATH, HOME, ...settings, LOG_LEVEL: "fatal" },
    stdio: "ignore",
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  onTestFinished(async () => {
    await kill();
    await rm(dataFolder, { recursive: true, force: true });
  });
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok === true;
  await expect.poll(ready, { timeout: 60_000, interval: 100 }).toBe(true);
  return { kill };
}

import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Account, chooseAccount, giveTo } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { type Cluster, describeCluster, ensureRunning, initialiseCluster, stopCluster } from "./cluster.ts";
import { LaunchFailure } from "./failure.ts";
import { claimUse } from "./use.ts";

export interface LaunchOptions {
  /** The data folder; PostgreSQL lives in its `postgres` folder. Made when missing. */
  readonly dataFolder: string;
  /** A server is alone on its folder; a visitor (the command line) may come beside it. */
  readonly as: "server" | "visitor";
  /** False only for throw-away clusters of tests: no fsync. */
  readonly durable?: boolean;
  /** What is done while a new cluster is made; the rest waits for it, since it must not be kept from answering PostgreSQL. */
  readonly meanwhile?: Promise<void>;
  /** Told in one line what happens after the launch: the database ended, it is back. */
  readonly log?: (line: string) => void;
  /** Called once when a lost database cannot be had again; the program should end. */
  readonly onLost?: (failure: Error) => void;
}

export interface Launched {
  /** `initialised` on an empty folder, `started` on a used one, `adopted` where PostgreSQL was still running. */
  readonly how: "initialised" | "started" | "adopted";
  /** A connection string for pg and for libpq, over the Unix socket, as the owner of the database. */
  readonly url: string;
  /** Stops PostgreSQL, unless another program still uses it. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL under a data folder, or adopts the one a killed server left behind, and keeps it
 * running: when PostgreSQL dies under a server, it is started again. Throws `LaunchFailure`.
 */
export async function launchDatabase(options: LaunchOptions): Promise<Launched> {
  const { account, cluster, fresh } = await prepare(options);
  await options.meanwhile;
  const log = options.log ?? (() => {});
  let stopping = false;
  const watch = options.as === "server" ? () => void (stopping || revive()) : () => {};

  const first = await runAndClaim(cluster, account, options, watch);
  let use = first.use;

  async function revive(): Promise<void> {
    const began = Date.now();
    log("PostgreSQL ended unexpectedly; starting it again");
    try {
      use = (await runAndClaim(cluster, account, options, watch)).use;
      log(`PostgreSQL is back after ${((Date.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (!stopping) options.onLost?.(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return {
    how: fresh ? "initialised" : first.how,
    url: use.url,
    async stop() {
      stopping = true;
      if (await use.releaseAsLast()) await stopCluster(cluster);
    },
  };
}

async function prepare(options: LaunchOptions): Promise<{ account: Account; cluster: Cluster; fresh: boolean }> {
  if (process.platform === "win32") {
    throw new LaunchFailure(
      "The built-in PostgreSQL does not run on Windows itself. Use WSL, or name a PostgreSQL server in DATABASE_URL.",
    );
  }
  const folder = join(options.dataFolder, "postgres");
  mkdirSync(folder, { recursive: true });
  const dataFolder = realpathSync(options.dataFolder);
  const binaries = findBinaries(dataFolder);
  const account = chooseAccount(dataFolder, binaries.postgres);
  giveTo(account, join(dataFolder, "postgres"));
  const cluster = describeCluster(join(dataFolder, "postgres"), binaries, account, options.durable ?? true);
  const fresh = await initialiseCluster(cluster, account);
  return { account, cluster, fresh };
}

/** Repeats both steps, since the PostgreSQL that was found may be the one an ending server is just stopping. */
async function runAndClaim(cluster: Cluster, account: Account, options: LaunchOptions, onEnd: () => void) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const how = await ensureRunning(cluster, account, deadline);
    const use = await claimUse(cluster.socketFolder(), options.as, onEnd);
    if (use === "gone") await sleep(100);
    else if (typeof use === "object" && "heldBy" in use) throw new LaunchFailure(inUse(options.dataFolder, use.heldBy));
    else return { how, use };
    if (Date.now() > deadline) throw new LaunchFailure(`PostgreSQL keeps ending; its log is ${cluster.logFile}`);
  }
}

function inUse(dataFolder: string, heldBy: string): string {
  return `Another Recourse server (${heldBy}) already uses the data folder ${dataFolder}. Stop it, or choose another folder with DATA_DIR (and another PORT).`;
}

import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { LaunchFailure } from "./failure.ts";
import { clearForeignPid, isRunning, readPostmaster } from "./postmaster.ts";
import { greet } from "./use.ts";

/** One PostgreSQL cluster on disk and how to run it. */
export interface Cluster {
  readonly binaries: Binaries;
  /** PostgreSQL's own data directory. */
  readonly data: string;
  readonly logFile: string;
  readonly durable: boolean;
  /** Where the socket is: of the running PostgreSQL if there is one, else where one would put it. */
  socketFolder(): string;
}

/** Names the parts of the cluster under `folder` (absolute, without symbolic links). */
export function describeCluster(folder: string, binaries: Binaries, account: Account, durable: boolean): Cluster {
  const data = join(folder, "cluster");
  return {
    binaries,
    data,
    logFile: join(folder, "log"),
    durable,
    socketFolder: () => readPostmaster(data)?.socketFolder ?? prepareSocketFolder(folder, account),
  };
}

/** Makes the cluster where there is none; says whether it did. An attempt that was cut short leaves nothing behind. */
export async function initialiseCluster(cluster: Cluster, account: Account): Promise<boolean> {
  const { data, binaries } = cluster;
  if (existsSync(join(data, "PG_VERSION"))) {
    const version = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
    if (version === binaries.major) return false;
    throw new LaunchFailure(
      `The data folder was made by PostgreSQL ${version}, this is PostgreSQL ${binaries.major}. Export with the version that made it, then import into a new folder.`,
    );
  }
  const folder = join(data, "..");
  const making = `${data}.${process.pid}`;
  for (const name of readdirSync(folder)) {
    const maker = /^cluster\.(\d+)$/.exec(name)?.[1];
    if (maker && (Number(maker) === process.pid || !isRunning(Number(maker))))
      rmSync(join(folder, name), { recursive: true });
  }
  await initdb(cluster, account, making);
  try {
    renameSync(making, data);
    return true;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Somebody else was first; theirs is as good.
    if (existsSync(join(data, "PG_VERSION"))) return false;
    throw error;
  }
}

/** Returns once PostgreSQL answers on its socket; throws `LaunchFailure` with the log's end where it will not. */
export async function ensureRunning(
  cluster: Cluster,
  account: Account,
  deadline: number,
): Promise<"started" | "adopted"> {
  for (;;) {
    const present = readPostmaster(cluster.data);
    if (present && (await greet(present.socketFolder)) === "ready") return "adopted";
    // One that starts up or shuts down holds its files: wait for what comes of it.
    const occupied = present !== null && isRunning(present.pid, cluster.data);
    if (!occupied) {
      if (present && isRunning(present.pid)) clearForeignPid(cluster.data);
      const problem = await start(cluster, account, deadline);
      if (!problem) return "started";
      // Two starts at once, or processes of a killed PostgreSQL that have not ended yet: both pass.
      const passing = /lock file .* already exists|pre-existing shared memory block|is still in use/.test(problem);
      if (!passing || Date.now() > deadline) throw new LaunchFailure(`PostgreSQL does not start: ${problem}`);
    }
    if (Date.now() > deadline) {
      throw new LaunchFailure(
        `PostgreSQL (process ${present?.pid}) runs but does not answer; its log is ${cluster.logFile}`,
      );
    }
    await sleep(50);
  }
}

/** Ends PostgreSQL the fast way: open transactions are rolled back, everything committed is on disk. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const present = readPostmaster(cluster.data);
  if (!present || !isRunning(present.pid, cluster.data)) return;
  process.kill(present.pid, "SIGINT");
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(20)) {
    if (isRunning(present.pid, cluster.data)) continue;
    removeFarFolder(cluster, present.socketFolder);
    return;
  }
}

async function initdb(cluster: Cluster, account: Account, target: string): Promise<void> {
  // PostgreSQL's own C.UTF-8 sorts the same on every machine and outlives changes of the system's collations.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = ["-D", target, "-U", "recourse", ...locale, "--auth=trust", "--data-checksums", "--no-instructions"];
  if (!cluster.durable) args.push("--no-sync");
  const child = run(account, cluster.binaries.initdb, args, "pipe");
  let output = "";
  child.stdout?.on("data", (part: Buffer) => (output += part.toString()));
  child.stderr?.on("data", (part: Buffer) => (output += part.toString()));
  const code = await new Promise<number | null>((done, failed) => child.once("error", failed).once("close", done));
  if (code === 0) return;
  rmSync(target, { recursive: true, force: true });
  throw new LaunchFailure(`The database cannot be set up in ${target}: ${lastLines(output)}`);
}

/** Null when PostgreSQL answers, else what its log says. */
async function start(cluster: Cluster, account: Account, deadline: number): Promise<string | null> {
  const socketFolder = cluster.socketFolder();
  keepLogShort(cluster.logFile);
  const from = statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(cluster.logFile, "a", 0o600);
  if (account.owner) fchownSync(log, account.owner.uid, account.owner.gid);
  const args = [
    "-D",
    cluster.data,
    ...settings(cluster, socketFolder).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const child = run(account, cluster.binaries.postgres, args, log);
  closeSync(log);
  let ended = false;
  child.once("exit", () => (ended = true)).once("error", () => (ended = true));
  child.unref();
  while (Date.now() < deadline) {
    if ((await greet(socketFolder)) === "ready" && !ended) return null;
    if (ended) return lastLines(readFileSync(cluster.logFile).subarray(from).toString());
    await sleep(15);
  }
  return `it did not answer in time; its log is ${cluster.logFile}`;
}

/** In a session of its own, so that Ctrl-C in the terminal reaches only the server, which then ends PostgreSQL last. */
function run(account: Account, program: string, args: readonly string[], output: number | "pipe"): ChildProcess {
  const [command, ...rest] = [...account.prefix, program, ...args];
  return spawn(command!, rest, {
    ...account.spawn,
    cwd: "/",
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" },
    detached: true,
    stdio: ["ignore", output, output],
  });
}

/** For a laptop: little memory, no replication, nothing but the socket. */
function settings(cluster: Cluster, socketFolder: string): [string, string][] {
  const onOff = cluster.durable ? "on" : "off";
  return [
    ["listen_addresses", ""],
    ["unix_socket_directories", `"${socketFolder.replaceAll('"', '""')}"`],
    ["unix_socket_permissions", "0700"],
    ["cluster_name", "recourse"],
    ["max_connections", "100"],
    ["shared_buffers", "128MB"],
    ["effective_cache_size", "512MB"],
    ["work_mem", "8MB"],
    ["maintenance_work_mem", "64MB"],
    ["wal_level", "minimal"],
    ["max_wal_senders", "0"],
    ["max_wal_size", "512MB"],
    ["fsync", onOff],
    ["synchronous_commit", onOff],
    ["full_page_writes", onOff],
    ["random_page_cost", "1.1"],
    ["jit", "off"],
    // Workers would need more shared memory than containers have (64 MB), and gain nothing on two cores.
    ["max_parallel_workers_per_gather", "0"],
    ["io_method", "sync"],
    ["idle_in_transaction_session_timeout", "5min"],
    ["timezone", "UTC"],
    ["log_timezone", "UTC"],
    ["log_checkpoints", "off"],
  ];
}

/** Under the data folder, or, where that path is too long for a socket, in a short folder of the system's own. */
function prepareSocketFolder(folder: string, account: Account): string {
  const near = join(folder, "run");
  // 103 bytes and a zero is what macOS takes; Linux takes four more.
  const fits = Buffer.byteLength(join(near, ".s.PGSQL.5432")) <= 103;
  const key = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const chosen = fits ? near : join(tmpdir(), `recourse-${key}`);
  const uid = account.owner?.uid ?? process.getuid?.();
  if (!existsSync(chosen)) {
    mkdirSync(chosen, { mode: 0o700 });
    if (account.owner) chownSync(chosen, account.owner.uid, account.owner.gid);
  }
  const found = lstatSync(chosen);
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return chosen;
  throw new LaunchFailure(
    `The folder ${chosen}, for the database's socket, belongs to somebody else or is open to others. Remove it and start again.`,
  );
}

/** The one in the system's temporary folder; it stays where somebody else is already using it again. */
function removeFarFolder(cluster: Cluster, socketFolder: string): void {
  if (socketFolder.startsWith(dirname(cluster.data))) return;
  try {
    rmdirSync(socketFolder);
  } catch (error) {
    if (!["ENOTEMPTY", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

function keepLogShort(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(file, `${file}.1`);
}

function lastLines(text: string): string {
  const lines = text.trim().split("\n");
  return lines.slice(-6).join("\n  ") || `no output from ${basename(process.execPath)}`;
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isRunning, readPostmaster } from "../../src/database/postmaster.ts";

const program = fileURLToPath(new URL("../../src/main/server.ts", import.meta.url));

/** A server of its own on a data folder of its own, which the drill may kill and start again. */
export class DrilledServer {
  readonly url: string;
  readonly dataFolder: string;
  #port: number;
  /** Of its environment, beside those that every drill sets. */
  #settings: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #output = "";

  constructor(dataFolder: string, port: number, settings: Readonly<Record<string, string>> = {}) {
    this.dataFolder = dataFolder;
    this.#settings = settings;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** The end of what it printed. */
  get output(): string {
    return this.#output;
  }

  /** Starts it and waits until it answers with its database; returns the seconds that took. */
  async start(): Promise<number> {
    const began = performance.now();
    const { PATH, HOME } = process.env;
    const settings = { PORT: String(this.#port), DATA_DIR: this.dataFolder, RECOURSE_DEMO: "0", LOG_LEVEL: "error" };
    // Compiled sources are kept as `npm start` keeps them, or most of the drill would be waiting for the compiler.
    const env = {
      PATH,
      HOME,
      ...settings,
      ...this.#settings,
      RATE_FACTOR: "1000",
      NODE_COMPILE_CACHE: join(this.dataFolder, "node"),
    };
    const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (part: Buffer) => (this.#output = (this.#output + part.toString()).slice(-8_000)));
    }
    await this.ready();
    return (performance.now() - began) / 1000;
  }

  async ready(): Promise<void> {
    for (const deadline = Date.now() + 90_000; Date.now() < deadline; await sleep(20)) {
      if (!this.#child || hasEnded(this.#child)) throw new Error(`the server ended by itself:\n${this.#output}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error(`the server is not ready after 90 s:\n${this.#output}`);
  }

  /** Without a chance to say goodbye. PostgreSQL goes on. */
  async killServer(): Promise<void> {
    const child = this.#child;
    if (!child || hasEnded(child)) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  killDatabase(): void {
    const data = join(this.dataFolder, "postgres", "cluster");
    const pid = readPostmaster(data)?.pid;
    // The file outlives its process; the number may be anybody's by now.
    if (pid && isRunning(pid, data)) process.kill(pid, "SIGKILL");
  }

  /** Ends the way an operator would; returns whether it ended well. */
  async stop(): Promise<boolean> {
    const child = this.#child;
    if (!child || hasEnded(child)) return false;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const [code] = (await ended) as [number | null];
    return code === 0;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (typeof address !== "object" || !address) throw new Error("no port is free");
  return address.port;
}

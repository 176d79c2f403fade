import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../drills/server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const limits = { cold: 10, warm: 3, megabytes: 300 };

/**
 * How long `npm start` takes until /readyz answers: first after an installation (nothing compiled, pages not built, data
 * folder empty), then again; and what the server holds resident once the demo is there and every list has been read.
 */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "recourse-start-"));
  rmSync(join(root, "dist", "web.sha256"), { force: true });
  try {
    const cold = await measure(folder, { demoComes: true });
    const warm = await measure(folder, { demoComes: false });
    print("cold start", cold.seconds, "s", limits.cold);
    print("resident after the demo", cold.megabytes, "MB", limits.megabytes);
    print("warm start", warm.seconds, "s", limits.warm);
    print("resident when warm", warm.megabytes, "MB", limits.megabytes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, { demoComes }: { readonly demoComes: boolean }) {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: join(folder, "data"),
    NODE_COMPILE_CACHE: join(folder, "compiled"),
    RATE_FACTOR: "1000",
  };
  const began = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  try {
    const complete = demoComes ? said(child, /the demo is complete/) : Promise.resolve();
    await Promise.race([ready(port), ended.then(() => Promise.reject(new Error("it ended by itself")))]);
    const seconds = (performance.now() - began) / 1000;
    await complete;
    await readAround(port, join(folder, "data"));
    return { seconds, megabytes: resident(child) };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function ready(port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/readyz`;
  while (!(await fetch(url).catch(() => null))?.ok) await new Promise((done) => setTimeout(done, 20));
}

function said(child: ChildProcess, words: RegExp): Promise<void> {
  let text = "";
  return new Promise((done) => {
    child.stdout?.on("data", (part: Buffer) => words.test((text += part.toString())) && done());
  });
}

/** As an administrator who opens everything: each list of the API, and fifty claims. */
async function readAround(port: number, dataFolder: string): Promise<void> {
  const url = `http://127.0.0.1:${port}`;
  const { password } = JSON.parse(readFileSync(join(dataFolder, "demo.json"), "utf8")) as { password: string };
  const body = JSON.stringify({ email: "administrator@all-mining.example", password });
  const origin = `http://localhost:${port}`;
  const headers = { "content-type": "application/json", origin };
  const signedIn = await fetch(`${url}/v1/auth/sign-in/email`, { method: "POST", headers, body });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const read = async <T>(path: string) => (await fetch(url + path, { headers: { cookie } })).json() as Promise<T>;
  const { paths } = await read<{ paths: Record<string, Record<string, unknown>> }>("/openapi.json");
  const lists = Object.keys(paths).filter((path) => paths[path]!["get"] && !path.replace("{seller}", "").includes("{"));
  for (const path of lists.filter((each) => !each.endsWith("/changes")))
    await read(path.replace("{seller}", "all-mining")).catch(() => {});
  const claims = await read<{ items?: { number: string }[] }>("/v1/sellers/all-mining/claims?limit=50");
  if (!claims.items?.length) throw new Error(`the administrator reads no claims: ${JSON.stringify(claims)}`);
  for (const { number } of claims.items) await read(`/v1/sellers/all-mining/claims/${number}`);
}

/** Megabytes that the server holds: the child of the program that `npm start` runs. */
function resident(starter: ChildProcess): number {
  const processes = execFileSync("ps", ["-A", "-o", "ppid=,rss=,args="], { encoding: "utf8" });
  const server = new RegExp(`^ *${starter.pid} +(\\d+) .*src/main/server\\.ts`, "m").exec(processes);
  if (!server) throw new Error("the server is not among the processes");
  return Number(server[1]) / 1024;
}

function print(name: string, figure: number, unit: string, limit: number): void {
  const ratio = figure / limit;
  process.stdout.write(
    `${name.padEnd(24)} ${figure.toFixed(1).padStart(7)} ${unit.padEnd(2)} ${ratio.toFixed(2)} of ${limit} ${unit}\n`,
  );
  if (ratio > 1) process.exitCode = 1;
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { sampleCases } from "./ten-rules.ts";

const total = Number(process.argv[3] ?? 1_000_000);
const rounds = Number(process.argv[4] ?? 3);
const cli = fileURLToPath(new URL("../../src/main/cli.ts", import.meta.url));
const decide = [cli, "decide", "--ndjson"];
const copy = [
  "--input-type=module",
  "-e",
  `
  let rest = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk).split("\\n");
    rest = lines.pop();
    let out = "";
    for (const line of lines) out += JSON.stringify(JSON.parse(line)) + "\\n";
    if (!process.stdout.write(out)) await new Promise((done) => process.stdout.once("drain", done));
  }`,
];

/** Lines a second through `decide --ndjson`, beside parsing and printing the same lines undecided; and the memory of a stream ten times as long. */
export async function bench(): Promise<void> {
  const questions = sampleCases(1000).map(
    (facts) => `${JSON.stringify({ policy: "canaan", asOf: "2026-12-31", facts })}\n`,
  );
  const block = Buffer.from(questions.join(""));
  const few = await stream(decide, block, total / 10);
  const decided: Streamed[] = [];
  const copied: Streamed[] = [];
  for (let round = 0; round < rounds; round++) {
    copied.push(await stream(copy, block, total));
    decided.push(await stream(decide, block, total));
  }
  const fastest = (all: readonly Streamed[]) => Math.max(...all.map((each) => each.rate));
  const most = Math.max(...decided.map((each) => each.megabytes));
  const lines = (rate: number) => `${Math.round(rate).toLocaleString("en")} lines/s`;
  process.stdout.write(`decide --ndjson    ${lines(fastest(decided))}\nparse and print    ${lines(fastest(copied))}\n`);
  process.stdout.write(`decide / undecided ${(fastest(decided) / fastest(copied)).toFixed(2)} x\n`);
  process.stdout.write(`resident at most   ${few.megabytes} MB after ${few.lines.toLocaleString("en")} lines, `);
  process.stdout.write(`${most} MB after ${total.toLocaleString("en")}\n`);
}

interface Streamed {
  readonly lines: number;
  readonly rate: number;
  readonly megabytes: number;
}

async function stream(args: readonly string[], block: Buffer, count: number): Promise<Streamed> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const started = performance.now();
  let lines = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  });
  let megabytes = 0;
  for (let sent = 0; sent < count; sent += 1000) {
    if (!child.stdin.write(block)) await once(child.stdin, "drain");
    if (sent % 20_000 === 0) megabytes = Math.max(megabytes, await mostResident(child.pid!));
  }
  child.stdin.end();
  await once(child, "close");
  if (lines !== count) throw new Error(`${count} lines went in, ${lines} came out`);
  return { lines, rate: count / ((performance.now() - started) / 1000), megabytes };
}

/** The most memory that the process ever held, in megabytes; 0 where the system does not say. */
async function mostResident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

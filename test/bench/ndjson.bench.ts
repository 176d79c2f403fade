import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { sampleCases } from "./ten-rules.ts";

const total = Number(process.argv[3] ?? 1_000_000);
const rounds = Number(process.argv[4] ?? 3);
const cli = fileURLToPath(new URL("../../scripts/recourse.mjs", import.meta.url));
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
  const rates = [decided, copied].map((all) => Math.max(...all.map((each) => each.rate)));
  const costs = [decided, copied].map((all) => Math.min(...all.map((each) => each.processor)));
  const said = ["decide --ndjson", "parse and print"].map((name, at) => {
    const rate = Math.round(rates[at]!).toLocaleString("en");
    return `${name.padEnd(18)} ${rate} lines/s, ${((costs[at]! * 1e6) / total).toFixed(2)} µs of processor a line\n`;
  });
  process.stdout.write(said.join(""));
  process.stdout.write(`decide / undecided ${(rates[0]! / rates[1]!).toFixed(2)} x by the clock, `);
  process.stdout.write(`${(costs[1]! / costs[0]!).toFixed(2)} x by processor time (what a busy machine tells truly)\n`);
  const most = Math.max(...decided.map((each) => each.megabytes));
  process.stdout.write(`resident at most   ${few.megabytes} MB after ${few.lines.toLocaleString("en")} lines, `);
  process.stdout.write(`${most} MB after ${total.toLocaleString("en")}\n`);
}

interface Streamed {
  readonly lines: number;
  readonly rate: number;
  readonly megabytes: number;
  /** Seconds of processor, start included. */
  readonly processor: number;
}

async function stream(args: readonly string[], block: Buffer, count: number): Promise<Streamed> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const started = performance.now();
  let lines = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  });
  for (let sent = 0; sent < count; sent += 1000) {
    if (!child.stdin.write(block)) await once(child.stdin, "drain");
  }
  while (lines < count && child.exitCode === null) await once(child.stdout, "data");
  const spent = await spentBy(child.pid!);
  child.stdin.end();
  await once(child, "close");
  if (lines !== count) throw new Error(`${count} lines went in, ${lines} came out`);
  return { lines, rate: count / ((performance.now() - started) / 1000), ...spent };
}

/** The most memory that the process ever held, and its processor time so far; nothing where the system does not say. */
async function spentBy(pid: number): Promise<{ megabytes: number; processor: number }> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
  const [status, stat] = await Promise.all([read("status"), read("stat")]);
  const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const megabytes = Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  return { megabytes, processor: (Number(ticks[11] ?? 0) + Number(ticks[12] ?? 0)) / 100 };
}

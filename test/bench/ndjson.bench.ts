import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sampleCases } from "./ten-rules.ts";

const total = Number(process.argv[3] ?? 200_000);
const cli = fileURLToPath(new URL("../../src/main/cli.ts", import.meta.url));
const copier = `
  let rest = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk).split("\\n");
    rest = lines.pop();
    let out = "";
    for (const line of lines) out += JSON.stringify(JSON.parse(line)) + "\\n";
    if (!process.stdout.write(out)) await new Promise((done) => process.stdout.once("drain", done));
  }`;

/** Lines a second through \`decide --ndjson\`, beside parsing and printing the answers undecided, and the memory it takes. */
export async function bench(): Promise<void> {
  const questions = sampleCases(1000).map(
    (facts) => `${JSON.stringify({ policy: "canaan", asOf: "2026-12-31", facts })}\n`,
  );
  const decided = await stream([cli, "decide", "--ndjson"], questions);
  const copied = await stream(["--input-type=module", "-e", copier], questions);
  process.stdout.write(
    `decide --ndjson    ${Math.round(decided.rate).toLocaleString("en")} lines/s, ${decided.megabytes} MB resident at most\n`,
  );
  process.stdout.write(`parse and print    ${Math.round(copied.rate).toLocaleString("en")} lines/s\n`);
  process.stdout.write(`decide / undecided ${(decided.rate / copied.rate).toFixed(2)} x\n`);
}

async function stream(
  args: readonly string[],
  questions: readonly string[],
): Promise<{ rate: number; megabytes: number }> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const started = performance.now();
  let lines = 0;
  let most = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  });
  const block = questions.join("");
  for (let sent = 0; sent < total; sent += questions.length) {
    if (!child.stdin.write(block)) await once(child.stdin, "drain");
    if (sent % 20_000 === 0) most = Math.max(most, await residentMegabytes(child.pid!));
  }
  child.stdin.end();
  await once(child, "close");
  if (lines !== total) throw new Error(`${total} lines went in, ${lines} came out`);
  return { rate: total / ((performance.now() - started) / 1000), megabytes: most };
}

async function residentMegabytes(pid: number): Promise<number> {
  const { readFile } = await import("node:fs/promises");
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { emptyDatabase } from "../../test/database.ts";
import { freePort } from "../../test/drills/server.ts";

const program = fileURLToPath(new URL("server.ts", import.meta.url));

test("it starts on an empty database, answers, tells where, and ends cleanly", async () => {
  const { port, said, ended, child } = await start({});
  await said(/ready in/);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/openapi.json`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/v1/installation`)).status).toBe(200);
  // Ctrl-C arrives twice: from the terminal and from npm.
  child.kill("SIGINT");
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 0, text: expect.stringContaining("ending") });
});

test("a wrong setting is told in a sentence, before anything is touched", async () => {
  const { ended } = await start({ PORT: "http" });
  const { code, text } = await ended;
  expect(code).toBe(1);
  expect(text).toContain("recourse: PORT is “http” but should be a number");
  expect(text).not.toMatch(/\n\s+at /);
});

test("a data folder that cannot be is told in a sentence", async () => {
  const { code, text } = await (await start({ DATA_DIR: program })).ended;
  expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining("cannot be used: it is a file") });
  expect(text).not.toMatch(/\n\s+at /);
});

test("a port that is taken is told in a sentence", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void taken.close());
  const port = await new Promise<number>((done) => {
    taken.once("listening", () => done((taken.address() as { port: number }).port));
  });
  const { code, text } = await (await start({ PORT: String(port) })).ended;
  expect({ code, text }).toEqual({
    code: 1,
    text: expect.stringContaining(`Port ${port} is taken by another program`),
  });
});

test("a database server that does not answer is told in a sentence", async () => {
  const port = await freePort();
  const { code, text } = await (await start({ DATABASE_URL: `postgresql://me:hunter2@127.0.0.1:${port}/shop` })).ended;
  expect({ code, text }).toEqual({
    code: 1,
    text: expect.stringContaining(`DATABASE_URL (127.0.0.1:${port}/shop) does not work`),
  });
  expect(text).not.toContain("hunter2");
});

async function start(settings: Readonly<Record<string, string>>) {
  const dataFolder = mkdtempSync(join(tmpdir(), "recourse-server-"));
  const database = await emptyDatabase();
  const port = await freePort();
  const basis = { PORT: String(port), DATA_DIR: dataFolder, DATABASE_URL: database.url, RECOURSE_DEMO: "0" };
  const child = spawn(process.execPath, [program], { env: { PATH: process.env["PATH"], ...basis, ...settings } });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (text += part.toString()));
  const ended = new Promise<{ code: number | null; text: string }>((done) => {
    child.once("close", (code) => done({ code, text }));
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
    await database.close();
    rmSync(dataFolder, { recursive: true });
  });
  const said = (pattern: RegExp) =>
    new Promise<void>((done, failed) => {
      const look = () => pattern.test(text) && done();
      child.stdout.on("data", look);
      child.once("close", () => failed(new Error(`it ended: ${text}`)));
    });
  return { child, port, said, ended };
}

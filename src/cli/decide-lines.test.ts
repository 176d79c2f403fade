import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Surroundings } from "./command.ts";
import { decideLines } from "./decide-lines.ts";

const packs = fileURLToPath(new URL("../../policies", import.meta.url));

/** What each line of a stream that comes in these pieces is answered: its policy, or the fault's place. */
async function answers(pieces: readonly string[]): Promise<string[]> {
  let out = "";
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      out += chunk.toString();
      done();
    },
  });
  const stdin = Readable.from(pieces.map((each) => Buffer.from(each)));
  const surroundings = { stdin, stdout, packs, now: 0, timeZone: "UTC", engine: () => import("../policy/index.ts") };
  await decideLines(surroundings as unknown as Surroundings, "en");
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { policy?: string; error?: { line: number; path: string } })
    .map(({ policy, error }) => (error ? `${error.line} ${error.path}` : (policy ?? "")));
}

const line = '{"policy":"canaan","asOf":"2026-03-01","facts":{}}\n';
const half = "x".repeat(700_000);

test.each([
  ["ends with a piece", [half, half, "x\n", line, "no\n"]],
  ["ends within a piece", [half, half, `x\n${line}no\n`]],
  ["ends with the piece that makes it too long", [half, `${half}\n`, line, "no\n"]],
  ["is cut before its line break", [half, half, "\n", `${line}no\n`]],
])("the lines after one that is too long are answered where it %s", async (_name, pieces) => {
  expect(await answers(pieces)).toEqual(["1 line", "canaan", "3 line"]);
});

test("a byte order mark before the first line is no part of it; a name given twice is refused with its place", async () => {
  const twice = '{"policy":"canaan","facts":{"claim":{"kind":"fault","kind":"doa"}}}\n';
  expect(await answers([`\ufeff${line}`, twice])).toEqual(["canaan", "2 facts.claim.kind"]);
});

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keptSecret } from "./secret.ts";

test("the secret is made once, for its owner alone, and stays the same", () => {
  const folder = join(temporary(), "data");
  const secret = keptSecret(folder);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(keptSecret(folder)).toBe(secret);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["secret"]);
});

test("a damaged secret is refused instead of replaced", () => {
  const folder = temporary();
  writeFileSync(join(folder, "secret"), "abc\n");
  expect(() => keptSecret(folder)).toThrow(/damaged/);
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "recourse-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

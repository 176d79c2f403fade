import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { loadPolicies } from "./policies.ts";

let fresh: FreshDatabase;
let folder: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), "recourse-policies-"));
  cpSync(fileURLToPath(new URL("../../policies", import.meta.url)), folder, { recursive: true });
});
afterAll(async () => {
  await fresh.close();
  rmSync(folder, { recursive: true });
});

test("a pack that was changed is found by its old digest as well", async () => {
  const before = await loadPolicies(fresh.db, folder, 1);
  const old = before.find("bitmain");
  const file = join(folder, "bitmain", "policy.yaml");
  const text = readFileSync(file, "utf8");
  const changed = text.replace(/^version: .*$/m, 'version: "9999-12"');
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  const after = await loadPolicies(fresh.db, folder, 2);
  expect(after.find("bitmain")?.version).toBe("9999-12");
  expect(after.byDigest(old?.digest ?? "")?.version).toBe(old?.version);
  expect(after.byDigest(after.find("bitmain")?.digest ?? "")).toBe(after.find("bitmain"));
  expect(after.byDigest("sha256:0")).toBeUndefined();
});

test("a pack with a fault is refused with its place", async () => {
  const file = join(folder, "bitmain", "policy.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^clauses:/m, "clausses:"));
  await expect(loadPolicies(fresh.db, folder, 3)).rejects.toThrow(/bitmain\/policy\.yaml:\d+:\d+: /);
});

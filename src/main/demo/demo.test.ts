import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/database.ts";
import { diskStorage } from "../../adapters/storage-disk.ts";
import { day } from "../../core/day.ts";
import { inTransaction, type Tx } from "../../database/transaction.ts";
import { loadPolicies } from "../policies.ts";
import { type DemoSetting, loadDemo } from "./load.ts";
import { planDemo } from "./stories.ts";

let database: FreshDatabase;
let folder: string;
let setting: DemoSetting;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), "recourse-demo-"));
  const now = Date.now();
  const policies = await loadPolicies(database.db, fileURLToPath(new URL("../../../policies", import.meta.url)), now);
  setting = { db: database.db, policies, storage: diskStorage(folder), passwordHash: "a hash", now };
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test("timing", async () => {
  const t = performance.now();
  const load = await loadDemo(setting);
  console.log("first", performance.now() - t);
  await load.rest;
  console.log("all", performance.now() - t);
}, 120_000);

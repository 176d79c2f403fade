import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyDatabase } from "../../test/database.ts";
import { migrate } from "./migrate.ts";

let folder: string;
let database: Awaited<ReturnType<typeof emptyDatabase>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "recourse-migrations-"));
  database = await emptyDatabase();
  file("0001_shelf.sql", "create table shelf (id integer primary key);");
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

test("files are applied in order and once, also when several programs start at once", async () => {
  file("0002_label.sql", "alter table shelf add label text;\ninsert into shelf values (1, 'top');");
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
  expect(applied.flat()).toEqual(["0001_shelf.sql", "0002_label.sql"]);
  expect(await migrate(database.url, folder)).toEqual([]);
  expect(await rows("select * from shelf")).toEqual([{ id: 1, label: "top" }]);
});

test("a file that was changed after it was applied is refused by name", async () => {
  await migrate(database.url, folder);
  file("0001_shelf.sql", "create table shelf (id bigint primary key);");
  await expect(migrate(database.url, folder)).rejects.toThrow(/0001_shelf\.sql was changed/);
});

test("a database that is newer than the program is refused", async () => {
  file("0002_label.sql", "alter table shelf add label text;");
  await migrate(database.url, folder);
  rmSync(join(folder, "0002_label.sql"));
  await expect(migrate(database.url, folder)).rejects.toThrow(/newer than this program.*0002_label\.sql/);
});

test("a file that fails leaves nothing of itself and says where it failed", async () => {
  file("0002_label.sql", "insert into shelf values (1);\nalter table shelf\n  add label txet;");
  await expect(migrate(database.url, folder)).rejects.toThrow('0002_label.sql:3: type "txet" does not exist');
  expect(await rows("select * from shelf")).toEqual([]);
  expect(await rows("select number from migration")).toEqual([{ number: 1 }]);
});

test("a gap in the numbers is refused before anything is applied", async () => {
  file("0003_label.sql", "alter table shelf add label text;");
  await expect(migrate(database.url, folder)).rejects.toThrow(/0003_label\.sql should be number 2/);
  expect(await rows("select to_regclass('shelf') as shelf")).toEqual([{ shelf: null }]);
});

function file(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function rows(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

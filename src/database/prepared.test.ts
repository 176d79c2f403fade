import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { connect, type Db } from "./connect.ts";
import { isOutdated } from "./prepared.ts";

let fresh: FreshDatabase;
let db: Db;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = connect(fresh.url, { max: 1 });
});
afterAll(async () => {
  await db.destroy();
  await fresh.close();
});

test("a statement that comes again is prepared, one that comes once is not", async () => {
  for (const n of [1, 2, 3, 4]) await sql`select ${n}::integer as often`.execute(db);
  await sql`select ${5}::integer as once`.execute(db);
  const { rows } = await sql`select statement from pg_prepared_statements where statement ~ 'often$|once$'`.execute(db);
  expect(rows).toEqual([{ statement: "select $1::integer as often" }]);
});

test("a statement whose table was changed by a newer program is refused once, and goes on with the new columns", async () => {
  await asOwner(
    "create table note (text text); insert into note values ('kept'); grant select on note to recourse_app",
  );
  const read = async () => (await sql`select * from note where text = ${"kept"}`.execute(db)).rows;
  for (let times = 0; times < 4; times++) expect(await read()).toEqual([{ text: "kept" }]);
  await asOwner("alter table note add column language text");
  expect(await read().catch(isOutdated)).toBe(true);
  expect(await read()).toEqual([{ text: "kept", language: null }]);
});

async function asOwner(statements: string): Promise<void> {
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  await owner.query(statements);
  await owner.end();
}

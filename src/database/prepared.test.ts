import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { asApplication, connect, type Db } from "./connect.ts";
import { isOutdated, preparingClient } from "./prepared.ts";
import { inTransaction } from "./transaction.ts";

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

test("a transaction is opened by its first statement, which costs no way of its own", async () => {
  const Client = preparingClient();
  const client = new Client({ connectionString: asApplication(fresh.url), pipeline: true });
  await client.connect();
  const { rows: session } = await client.query("select pg_backend_pid() as pid", []);
  const state = async () => {
    const { rows } = await asOwner(`select state from pg_stat_activity where pid = ${session[0].pid}`);
    return rows[0].state;
  };
  await client.query("begin", []);
  await client.query("select set_config('recourse.seller', $1, true)", ["somebody"]);
  expect(await state()).toBe("idle");
  const { rows } = await client.query("select current_setting('recourse.seller') as seller", []);
  expect(rows).toEqual([{ seller: "somebody" }]);
  expect(await state()).toBe("idle in transaction");
  await client.query("rollback", []);
  expect((await client.query("select current_setting('recourse.seller', true) as seller", [])).rows).toEqual([
    { seller: "" },
  ]);
  await client.end();
});

test("a first statement that fails says why, and the connection goes on", async () => {
  const failing = inTransaction(db, { sellerId: null }, (tx) => sql`select 1 / ${0}::integer`.execute(tx));
  await expect(failing).rejects.toThrow(/division by zero/);
  await expect(inTransaction(db, { sellerId: null }, async () => "nothing asked")).resolves.toBe("nothing asked");
  const { rows } = await inTransaction(db, { sellerId: null }, (tx) => sql`select 1 as one`.execute(tx));
  expect(rows).toEqual([{ one: 1 }]);
});

async function asOwner(statements: string): Promise<pg.QueryResult> {
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  const result = await owner.query(statements);
  await owner.end();
  return result;
}

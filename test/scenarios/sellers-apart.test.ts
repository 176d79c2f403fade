import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../src/database/transaction.ts";
import { type World, world } from "../world.ts";

let mine: World;
let theirs: World;
beforeAll(async () => {
  const full = {
    unit: { releasedOn: "2023-01-01" },
    claim: "closed",
    findings: { finding: { repairable: true } },
  } as const;
  [mine, theirs] = [await world(full), await world(full)];
});

/** Tables that no seller owns: people sign in once for all of them, packs are shared by digest. */
const shared = [
  "migration",
  "person",
  "person_account",
  "person_session",
  "person_verification",
  "policy_version",
  "seller",
];

test("every table of the schema belongs to a seller or is known to be shared", async () => {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(mine.db);
  const owned = await sellerTables();
  expect(
    rows
      .map(({ name }) => name)
      .filter((name) => !owned.includes(name))
      .sort(),
  ).toEqual(shared);
  expect(owned.length).toBeGreaterThan(25);
});

test("row-level security is forced on every table of a seller, and the application does not own any", async () => {
  const { rows } = await sql<{ name: string; enabled: boolean; forced: boolean; owned: boolean }>`
    select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced,
      relowner = 'recourse_app'::regrole as owned
    from pg_class where relname = any(${await sellerTables()}) and relkind in ('r', 'p')`.execute(mine.db);
  for (const row of rows) expect(row, row.name).toEqual({ name: row.name, enabled: true, forced: true, owned: false });
  const { rows: role } = await sql<{ free: boolean }>`select rolsuper or rolbypassrls as free from pg_roles
    where rolname = current_user`.execute(mine.db);
  expect(role).toEqual([{ free: false }]);
});

test("with the application's own filters removed, a seller reads no row of another", async () => {
  let seen = 0;
  for (const table of await sellerTables()) {
    const { rows } = await inTransaction(mine.db, { sellerId: theirs.sellerId }, (tx) =>
      sql<{ mine: number; theirs: number }>`select count(*) filter (where seller_id = ${mine.sellerId}) as mine,
        count(*) filter (where seller_id = ${theirs.sellerId}) as theirs from ${sql.table(table)}`.execute(tx),
    );
    expect(rows[0]?.mine, table).toBe(0);
    if ((rows[0]?.theirs ?? 0) > 0) seen += 1;
  }
  // The story fills most tables, so that a "no row" above means something.
  expect(seen).toBeGreaterThan(20);
});

test("nor can it change, remove or plant one", async () => {
  for (const table of await sellerTables()) {
    const within = <T>(work: (tx: Parameters<Parameters<typeof inTransaction>[2]>[0]) => Promise<T>) =>
      inTransaction(mine.db, { sellerId: theirs.sellerId }, work);
    const before = await countOf(table);
    for (const statement of [
      sql`update ${sql.table(table)} set seller_id = seller_id where seller_id = ${mine.sellerId}`,
      sql`delete from ${sql.table(table)} where seller_id = ${mine.sellerId}`,
    ]) {
      const result = await within((tx) => statement.execute(tx)).catch((error: Error) => error);
      if (result instanceof Error)
        expect(result.message, table).toMatch(/permission denied|cannot (?:update|delete from) view/);
      else expect(result.numAffectedRows, table).toBe(0n);
    }
    expect(await countOf(table), table).toBe(before);
  }
  const plant = inTransaction(mine.db, { sellerId: theirs.sellerId }, (tx) =>
    tx.insertInto("counter").values({ sellerId: mine.sellerId, series: "X", year: 2026, last: 1 }).execute(),
  );
  await expect(plant).rejects.toThrow(/row-level security/);
});

test("outside of any seller's scope there is nothing to read", async () => {
  for (const table of await sellerTables()) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(mine.db);
    expect(rows, table).toEqual([{ rows: 0 }]);
  }
});

async function sellerTables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'seller_id' order by 1`.execute(mine.db);
  return rows.map(({ name }) => name);
}

async function countOf(table: string): Promise<number> {
  const { rows } = await inTransaction(mine.db, { sellerId: mine.sellerId }, (tx) =>
    sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(tx),
  );
  return rows[0]?.rows ?? -1;
}

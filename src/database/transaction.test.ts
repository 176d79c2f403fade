import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { newId } from "../core/id.ts";
import { connect } from "./connect.ts";
import { enqueue } from "./enqueue.ts";
import { inTransaction, type Tx } from "./transaction.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("every session is the application's role, whatever options the address carries", async () => {
  const address = new URL(fresh.url);
  address.searchParams.set("options", "-c role=none -c work_mem=1MB");
  const db = connect(address.href, { max: 1 });
  const { rows } =
    await sql`select current_user, current_setting('TimeZone') as zone, current_setting('work_mem') as memory,
    (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as free`.execute(db);
  await db.destroy();
  expect(rows).toEqual([{ currentUser: "recourse_app", zone: "UTC", memory: "1MB", free: false }]);
});

test("a transaction sees the rows of its own seller, and outside of one there are none", async () => {
  const [mine, theirs] = [await addSeller("mine"), await addSeller("theirs")];
  await inScope(mine, (tx) => addCustomer(tx, mine));
  await inScope(theirs, (tx) => addCustomer(tx, theirs));
  const seen = (tx: Tx) => tx.selectFrom("customer").select("sellerId").execute();
  expect(await inScope(mine, seen)).toEqual([{ sellerId: mine }]);
  expect(await inTransaction(fresh.db, { sellerId: null }, seen)).toEqual([]);
  expect(await fresh.db.selectFrom("customer").selectAll().execute()).toEqual([]);
});

test("a row cannot be written into another seller", async () => {
  const [mine, theirs] = [await addSeller("writer"), await addSeller("victim")];
  await expect(inScope(mine, (tx) => addCustomer(tx, theirs))).rejects.toThrow(/row-level security/);
});

test("a throw rolls back what was written, and the job with it", async () => {
  const seller = await addSeller("undone");
  const work = inScope(seller, async (tx) => {
    await addCustomer(tx, seller);
    await enqueue(tx, "sendMail", { sellerId: seller, mailId: "1" });
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(await inScope(seller, (tx) => tx.selectFrom("customer").selectAll().execute())).toEqual([]);
  expect(await jobsOf(seller)).toEqual([]);
});

test("a job is there once its transaction is, with its queue's settings and its time", async () => {
  const seller = await addSeller("done");
  const startAfter = new Date("2031-05-06T07:08:09Z");
  const id = await inScope(seller, (tx) => enqueue(tx, "sendMail", { sellerId: seller, mailId: "2" }, { startAfter }));
  expect(await jobsOf(seller)).toEqual([{ id, name: "sendMail", mail: "2", startAfter, retryLimit: 12 }]);
});

test("under one key an exclusive queue takes one job", async () => {
  const seller = await addSeller("once");
  const add = () =>
    inScope(seller, (tx) => enqueue(tx, "sweepDeadlines", { sellerId: seller }, { singletonKey: seller }));
  expect(await add()).toEqual(expect.any(String));
  expect(await add()).toBeNull();
});

test("days come as days, counts as numbers, and a number that would lose digits is an error", async () => {
  const { rows } = await sql`select '2026-02-28'::date as day, '{2026-02-28,null}'::date[] as days,
    count(*) as count, array[1::bigint, null] as counts from pg_class where false`.execute(fresh.db);
  expect(rows).toEqual([{ day: "2026-02-28", days: ["2026-02-28", null], count: 0, counts: [1, null] }]);
  await expect(sql`select 9007199254740993::bigint`.execute(fresh.db)).rejects.toThrow(/too large/);
});

function inScope<T>(sellerId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(fresh.db, { sellerId }, work);
}

async function addSeller(slug: string): Promise<string> {
  const id = newId();
  const seller = {
    id,
    slug,
    name: slug,
    email: `${slug}@example.com`,
    policies: ["all-mining"],
    createdAt: new Date(),
  };
  await inScope(id, (tx) => tx.insertInto("seller").values(seller).execute());
  return id;
}

async function addCustomer(tx: Tx, sellerId: string): Promise<void> {
  const customer = { kind: "consumer", name: "Ada", email: "ada@example.com", locale: "en", createdAt: new Date() };
  await tx
    .insertInto("customer")
    .values({ ...customer, sellerId, id: newId() })
    .execute();
}

async function jobsOf(sellerId: string): Promise<unknown[]> {
  const { rows } = await sql`select id, name, data ->> 'mailId' as mail, start_after, retry_limit
    from pgboss.job where data ->> 'sellerId' = ${sellerId}`.execute(fresh.db);
  return rows;
}

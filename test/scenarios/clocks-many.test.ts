import { sql } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { changeCalendar } from "../../src/domain/calendars/index.ts";
import { sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { dueClocks } from "../../src/domain/deadlines/sweep.ts";
import { type World, world } from "../world.ts";

test("among 200,000 clocks a sweep finds those that are due through an index, a batch at a time", async () => {
  const set = await world({ units: 30, claim: "received" });
  await addClocks(set, 200_000);
  const explained = await set.act(set.system, (context) =>
    dueClocks(context, 500).explain<{ "QUERY PLAN": string }>("text", sql`analyze`),
  );
  expect(explained.map((row) => row["QUERY PLAN"]).join("\n")).toContain("deadline_running");
  // Nothing is due.
  const idle = await timed(() => sweep(set));
  expect(idle.value).toEqual({ done: {}, moved: 0, more: false });
  expect(idle.seconds).toBeLessThan(1);
  // Thirty promises run out; ten at a time.
  set.clock.set("2026-03-12");
  const acts: number[] = [];
  for (let more = true; more; ) {
    const swept = await sweepDeadlines(set.db, set.policies, set.clock.now(), set.sellerId, 10);
    acts.push(swept.done.escalate ?? 0);
    ({ more } = swept);
  }
  expect(acts).toEqual([10, 10, 10, 0]);
}, 120_000);

test("a changed calendar counts thousands of clocks again in batches; only those whose day moves are told in a history", async () => {
  const set = await world({ units: 3, claim: "received" });
  // The 200,000 of the test before stay in the table, another seller's.
  await addClocks(set, 20_000);
  await addClocks(set, 20_000, "working_days");
  const holiday = { day: "2026-03-05", kind: "holiday" as const, name: "Stocktaking" };
  await set.act(set.administrator, (context) =>
    changeCalendar(context, { centreId: null, version: 1 }, { add: [holiday], reason: "Stocktaking" }),
  );
  const swept = await timed(() => sweep(set));
  expect(swept.value).toEqual({ done: {}, moved: 3, more: false });
  expect(swept.seconds).toBeLessThan(20);
  const repairs = (await set.load()).deadlines.filter(({ name }) => name === "repair");
  expect(repairs.map(({ dueOn }) => dueOn)).toEqual(["2026-03-12", "2026-03-12", "2026-03-12"]);
  expect(await sweep(set)).toEqual({ done: {}, moved: 0, more: false });
}, 240_000);

/** Clocks of other claims of the seller, due in years. */
async function addClocks(set: World, count: number, unit: "days" | "working_days" = "days"): Promise<void> {
  const claims = 2000;
  const owner = new pg.Client({ connectionString: set.url });
  await owner.connect();
  // The claims are there; asking for each clock's again would take ten times as long as writing it.
  await owner.query("set session_replication_role = replica");
  await owner.query(
    `insert into claim select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', $2::text || n, 'rma_number', null))).*
      from claim c, generate_series(1, ${claims}) n where c.id = $1`,
    [set.claimId, unit],
  );
  await owner.query(
    `insert into deadline (seller_id, id, claim_id, name, clause, due_on, acts_at, on_miss, status, created_at, counted_from, days_left, unit)
      select c.seller_id, gen_random_uuid(), c.id, 'bulk ' || n, 'SA-4.2b', '2036-01-02', '2036-01-02T23:00Z', 'expire', 'running', now(), '2036-01-01', 1, $2
      from claim c, generate_series(1, ${count / claims}) n where c.seller_id = $1 and c.number like $2 || '%'`,
    [set.sellerId, unit],
  );
  await owner.end();
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - began) / 1000 };
}

function sweep({ db, policies, clock, sellerId }: World) {
  return sweepDeadlines(db, policies, clock.now(), sellerId);
}

import { CompiledQuery } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { noteEvent, verifyChain } from "../../src/domain/events/index.ts";
import { type World, world } from "../world.ts";

test("the application can neither change nor remove an event", async () => {
  const set = await world({ claim: "triage" });
  for (const sql of ["update event set verb = 'claim.reject'", "delete from event", "truncate event"])
    await expect(set.act(set.system, ({ tx }) => tx.executeQuery(CompiledQuery.raw(sql)))).rejects.toThrow(
      /permission denied/,
    );
});

test("even the owner is stopped by the trigger", async () => {
  const set = await world({ claim: "triage" });
  const tampering = asOwner(set, (owner) => owner.query("update event set verb = 'claim.reject'"));
  await expect(tampering).rejects.toThrow(/append-only/);
});

test("who gets past the trigger is shown by the chain: an edit, a removal, a reorder, a cut tail, a swapped name", async () => {
  const tamperings: readonly [what: string, brokenAt: number, ...statements: string[]][] = [
    ["an edited verb", 3, "update event set verb = 'claim.reject' where sequence = 3 and $own"],
    ["an edited clause", 2, "update event set clauses = '{WM-9}' where sequence = 2 and $own"],
    ["an edited time", 4, "update event set at = at - interval '1 day' where sequence = 4 and $own"],
    ["an edited word", 5, `update event set details = '{"notes":"fine"}' where verb = 'claim.triage' and $own`],
    ["another name", 5, "update event set actor_name = 'Nobody' where verb = 'claim.triage' and $own"],
    ["an edited link", 4, "update event set previous_hash = '' where sequence = 4 and $own"],
    ["a removed link", 3, "delete from event where sequence = 3 and $own"],
    [
      "two links swapped",
      2,
      "update event set sequence = 99 where sequence = 2 and $own",
      "update event set sequence = 2 where sequence = 3 and $own",
      "update event set sequence = 3 where sequence = 99 and $own",
    ],
    ["a cut tail", 5, "delete from event where sequence = 5 and $own"],
  ];
  for (const [what, brokenAt, ...statements] of tamperings) {
    const set = await world({ claim: "triage" });
    expect(await chainOf(set), what).toMatchObject({ intact: true, length: 5 });
    await tamper(set, statements);
    expect(await chainOf(set), what).toMatchObject({ intact: false, brokenAt });
  }
});

test("many who note something at once make one chain", async () => {
  const set = await world({ claim: "triage" });
  await Promise.all(
    Array.from({ length: 12 }, () => set.act(set.agent, (context) => noteEvent(context, set.claimId, "note.written"))),
  );
  expect(await chainOf(set)).toMatchObject({ intact: true, length: 17 });
});

test("personal data can be erased and the chain still holds, saying where something is gone", async () => {
  const set = await world({ claim: "triage" });
  await tamper(set, ["update event set details = null, actor_name = '' where sequence in (1, 5) and $own"]);
  expect(await chainOf(set)).toMatchObject({ intact: true, erased: [1, 5] });
});

async function chainOf(set: World) {
  const claim = await set.load();
  return verifyChain(claim.events, claim);
}

/** As the tables' owner with the trigger off; `$own` stands for this world's rows. */
async function tamper(set: World, statements: readonly string[]): Promise<void> {
  await asOwner(set, async (owner) => {
    await owner.query("alter table event disable trigger user");
    for (const each of statements) await owner.query(each.replace("$own", `seller_id = '${set.sellerId}'`));
    await owner.query("alter table event enable trigger user");
  });
}

async function asOwner(set: World, work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = new pg.Client({ connectionString: set.url });
  await owner.connect();
  try {
    await owner.query("begin");
    await work(owner);
    await owner.query("commit");
  } finally {
    await owner.end();
  }
}

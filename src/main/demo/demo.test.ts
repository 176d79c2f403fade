import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/database.ts";
import { createSignIn } from "../../adapters/sign-in.ts";
import { diskStorage } from "../../adapters/storage-disk.ts";
import { systemActor } from "../../core/actor.ts";
import { inTransaction, type Tx } from "../../database/transaction.ts";
import { applicationStatuses } from "../../domain/applications/lifecycle.ts";
import { type Custody, loadClaim, type Work } from "../../domain/claims/index.ts";
import { custodyLifecycle, workLifecycle } from "../../domain/claims/lifecycle.ts";
import { verifyChain } from "../../domain/events/index.ts";
import { orderStatuses } from "../../domain/orders/lifecycle.ts";
import type { SignIn } from "../../domain/people/index.ts";
import { sellerSettings } from "../../domain/sellers/index.ts";
import { loadPolicies } from "../policies.ts";
import { type DemoOptions, type RunningDemo, startDemo, withLastingLinks } from "./index.ts";
import { planDemo } from "./stories.ts";

const now = Date.now();
let database: FreshDatabase;
let folder: string;
let options: DemoOptions;
let demo: RunningDemo;
let signIn: SignIn;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), "recourse-demo-"));
  const { db } = database;
  const policies = await loadPolicies(db, fileURLToPath(new URL("../../../policies", import.meta.url)), now);
  const publicUrl = "http://localhost:8080";
  const mailed = createSignIn({ db, secret: "s".repeat(32), publicUrl, sendMail: async () => {} });
  const lasting = withLastingLinks(mailed, db, Date.now);
  signIn = lasting.signIn;
  options = {
    db,
    policies,
    storage: diskStorage(join(folder, "files")),
    hashPassword: signIn.hashPassword,
    tokenOf: lasting.lastingToken,
    dataFolder: folder,
    publicUrl,
    now,
  };
  demo = await startDemo(options);
}, 120_000);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test("the same seed and day give the same demo, another seed gives another", () => {
  const at = noonOf("2026-11-20");
  expect(planDemo(7, at)).toEqual(planDemo(7, at));
  expect(planDemo(8, at)).not.toEqual(planDemo(7, at));
});

test("on any day there are units for every claim, all serials differ, and no claim has a unit of another", () => {
  for (const [seed, today] of [
    [7, "2026-02-28"],
    [7, "2027-12-31"],
    [7, "2028-02-29"],
    [1, "2026-11-20"],
    [2, "2027-06-15"],
  ] as const) {
    const plans = planDemo(seed, noonOf(today));
    expect(plans.map(({ seller, units }) => units.length >= seller.units)).toEqual(plans.map(() => true));
    expect(plans.map(({ stories }) => stories.length)).toEqual([76, 62, 26, 31, 24]);
    for (const { units, stories } of plans) {
      expect(new Set(units.map(({ serial }) => serial)).size).toBe(units.length);
      const claimed = stories.flatMap((story) => story.units.map(({ serial }) => serial));
      expect(new Set(claimed).size).toBe(claimed.length);
      expect(new Set(stories.map(({ customer }) => customer.locale)).size).toBeGreaterThan(1);
    }
  }
});

test("the first claims are there before anybody looks, and a start that was cut short is finished by the next", async () => {
  const units = planDemo(7, now).reduce((sum, plan) => sum + plan.units.length, 0);
  expect(await counts()).toMatchObject({ sellers: 5, units, claims: 13 });
  const second = await startDemo(options);
  // As if the program had ended after a few more claims.
  const finishing = second.finish();
  while ((await counts()).claims <= 13) await sleep(50);
  second.stop();
  await finishing;
  const { claims } = await counts();
  expect(claims).toBeGreaterThan(13);
  expect(claims).toBeLessThan(219);
  const third = await startDemo(options);
  await third.finish();
  expect(await counts()).toMatchObject({ sellers: 5, stories: 219 });
  const all = await counts();
  await (await startDemo(options)).finish();
  expect(await counts()).toEqual(all);
}, 300_000);

test("every state that claims, units, quotes and payments can be in is there", async () => {
  const found = await perSeller(async (tx) => ({
    claim: await column(tx, sql`select distinct status as value from claim`),
    custody: await column(tx, sql`select distinct custody as value from claim_line`),
    work: await column(tx, sql`select distinct work as value from claim_line`),
    quote: await column(tx, sql`select distinct status as value from quote`),
    payment: await column(tx, sql`select distinct status as value from payment`),
    deadline: await column(tx, sql`select distinct status as value from deadline`),
  }));
  // Submitted, in triage … those that pass in a moment stand for themselves in the history.
  const reachable = <S extends string>(transitions: Readonly<Record<string, { to: S }>>, first: S) =>
    new Set<string>([first, ...Object.values(transitions).map(({ to }) => to)]);
  const all = (axis: keyof (typeof found)[number]) => new Set(found.flatMap((each) => each[axis]));
  expect(all("claim")).toEqual(
    new Set(
      "draft submitted triage info_needed authorized in_progress resolved closed rejected cancelled expired".split(" "),
    ),
  );
  expect(all("custody")).toEqual(reachable<Custody>(custodyLifecycle.transitions, "with_customer"));
  expect(all("work")).toEqual(reachable<Work>(workLifecycle.transitions, "waiting"));
  expect(all("quote")).toEqual(new Set("draft sent accepted declined expired superseded".split(" ")));
  expect(all("payment")).toEqual(new Set("awaiting proof_uploaded confirmed rejected".split(" ")));
  expect(all("deadline")).toEqual(new Set("running paused overdue met missed stopped".split(" ")));
});

test("machines in claims have their boards on record, in one a board is not the one that was shipped, and one customer has a contract", async () => {
  const found = await perSeller(async (tx) => {
    const { rows } = await sql<{ boards: number; seen: number; strange: number; contracts: number }>`select
      (select count(*)::integer from unit where parent_id is not null) as boards,
      (select count(*)::integer from claim_line where seen_components <> '[]') as seen,
      (select count(*)::integer from claim_line where seen_components::text like '%HB9%') as strange,
      (select count(*)::integer from claim where policy = 'priority-service') as contracts`.execute(tx);
    return rows[0]!;
  });
  const [mining] = found;
  expect(mining?.boards).toBeGreaterThan(300);
  expect(mining?.seen).toBeGreaterThan(1);
  expect(mining?.strange).toBeGreaterThanOrEqual(1);
  expect(mining?.contracts).toBeGreaterThan(0);
});

test("every seller lists centres; each of the three shops has an order in every state, and applications of workshops in each of theirs", async () => {
  const found = await perSeller(async (tx) => ({
    listed: (await tx.selectFrom("serviceCentre").select("id").where("listed", "=", true).execute()).length,
    orders: await column(tx, sql`select distinct status as value from customer_order`),
    applications: await column(tx, sql`select distinct status as value from centre_application`),
  }));
  for (const { listed } of found) expect(listed).toBeGreaterThan(1);
  const shops = found.filter(({ orders }) => orders.length > 0);
  expect(shops).toHaveLength(3);
  for (const { orders, applications } of shops) {
    expect(new Set(orders)).toEqual(new Set(orderStatuses));
    expect(new Set(applications)).toEqual(new Set(applicationStatuses));
  }
});

test("one claim has its units at two centres, which can be sent elsewhere or turned down", async () => {
  const split = await perSeller(async (tx) =>
    column(
      tx,
      sql`select count(*)::text as value from (select from claim_line l join claim c on c.seller_id = l.seller_id and c.id = l.claim_id
        where c.status = 'authorized' and l.custody = 'with_customer' group by l.claim_id having count(distinct l.centre_id) = 2) as apart`,
    ),
  );
  expect(split.flat().filter((count) => count !== "0")).toEqual(["1"]);
});

test("histories are whole, in order and never in the future", async () => {
  await perSeller(async (tx, sellerId) => {
    const seller = await sellerSettings(tx, sellerId);
    const context = { tx, actor: systemActor(sellerId), now, seller, policies: options.policies };
    for (const { id } of await tx.selectFrom("claim").select("id").execute()) {
      const claim = await loadClaim(context, id);
      expect(verifyChain(claim.events)).toMatchObject({ intact: true });
      expect(claim.events).toHaveLength(claim.eventCount);
      const times = claim.events.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((first, second) => first - second));
      expect(times.at(-1)).toBeLessThan(now);
    }
  });
}, 90_000);

test("no mail of the demo waits to be sent, and none has a job", async () => {
  for (const statuses of await perSeller((tx) => column(tx, sql`select distinct status as value from mail`)))
    expect(statuses).toEqual(["sent"]);
  const { rows } = await sql<{
    jobs: number;
  }>`select count(*)::integer as jobs from pgboss.job where name = 'sendMail'`.execute(database.db);
  expect(rows).toEqual([{ jobs: 0 }]);
});

test("each photo is a picture that is stored", async () => {
  const files = (
    await perSeller((tx) => tx.selectFrom("attachment").select(["storageKey", "bytes", "kind"]).execute())
  ).flat();
  expect(files.filter(({ kind }) => kind === "photo").length).toBeGreaterThan(100);
  expect(files.filter(({ kind }) => kind === "payment_proof").length).toBeGreaterThan(5);
  for (const { storageKey, bytes } of files) expect(await options.storage.size(storageKey)).toBe(bytes);
});

test("sign-ins are told for a customer and an administrator of each seller; the password is the owner's to read", async () => {
  expect(demo.signIns.map(({ seller, as, name }) => [seller, as, name])).toEqual([
    ["All Mining", "customer", "Ingrid Dahl"],
    ["All Mining", "administrator", "Helen Okafor"],
    ["Minisforum", "customer", "Emma Clark"],
    ["Minisforum", "administrator", "Jonas Weber"],
    ["Zeus Mining", "customer", "Ana Ruiz"],
    ["Zeus Mining", "administrator", "Rocío Cáceres"],
    ["Jasminer", "customer", "Zhang Wei"],
    ["Jasminer", "administrator", "Gu Xinyi"],
    ["Nordwind Systems", "customer", "Peter Novotny"],
    ["Nordwind Systems", "administrator", "Freja Lund"],
  ]);
  const file = join(folder, "demo.json");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { password } = JSON.parse(await readFile(file, "utf8")) as { password: string };
  const { headers, address } = { headers: {}, address: "127.0.0.1" };
  for (const { email, link } of demo.signIns) {
    const body = { email, password };
    const byPassword = await signIn.answer({
      method: "POST",
      path: "/sign-in/email",
      query: {},
      body,
      headers,
      address,
    });
    expect(byPassword).toMatchObject({ status: 200, body: { user: { email } } });
    for (const time of ["first", "second"]) expect(await openLink(link), time).toEqual({ status: 302, signedIn: true });
  }
});

test("only the links that this server printed sign in", async () => {
  const [first] = demo.signIns;
  const forged = (first?.link ?? "").replace(/token=[^&]+/, `token=${"a".repeat(32)}`);
  expect(await openLink(forged)).toEqual({ status: 302, signedIn: false });
});

async function openLink(link: string): Promise<{ status: number; signedIn: boolean }> {
  const query = Object.fromEntries(new URL(link).searchParams);
  const request = { method: "GET", path: "/magic-link/verify", query, body: null } as const;
  const { status, cookies, location } = await signIn.answer({ ...request, headers: {}, address: "127.0.0.1" });
  return { status, signedIn: cookies.length > 0 && !location?.includes("error") };
}

test("a customer's page has something on it: the printed customers have claims and units", async () => {
  const printed = demo.signIns.filter(({ as }) => as === "customer").map(({ email }) => email);
  const rows = await perSeller(async (tx) => {
    const { rows } = await sql<{ claims: number; units: number }>`select
      (select count(*)::integer from claim join customer c on c.id = claim.customer_id where c.email = any(${printed})) as claims,
      (select count(*)::integer from unit where buyer_email = any(${printed})) as units`.execute(tx);
    return rows[0];
  });
  for (const row of rows)
    expect(row).toEqual({ claims: expect.toSatisfy((n) => n >= 3), units: expect.toSatisfy((n) => n >= 20) });
});

test("what is kept of open claims for Today is what their tables say", async () => {
  const rows = await perSeller(async (tx) => {
    const { rows } = await sql<{ present: number; differing: number }>`
      with present as (
        select s.claim_id, status, s.custody, s.work, inspected, verdict, quote, payment, refund, forfeitable, centre_id,
          count(*)::integer as units
        from line_situation s join claim_line l on l.seller_id = s.seller_id and l.id = s.line_id
        where status not in ('draft', 'closed', 'rejected', 'cancelled', 'expired')
        group by s.claim_id, status, s.custody, s.work, inspected, verdict, quote, payment, refund, forfeitable, centre_id
      ), kept as (
        select claim_id, status, custody, work, inspected, verdict, quote, payment, refund, forfeitable, centre_id, units
        from open_situation
      ), differing as (
        (select * from present except select * from kept) union all (select * from kept except select * from present)
      )
      select (select count(*)::integer from present) as present, (select count(*)::integer from differing) as differing`.execute(
      tx,
    );
    return rows[0];
  });
  expect(rows).toEqual(rows.map(() => ({ present: expect.toSatisfy((n) => n > 5), differing: 0 })));
});

test("an installation with a seller of its own gets no demo", async () => {
  const other = await freshDatabase();
  const id = crypto.randomUUID();
  await inTransaction(other.db, { sellerId: id }, (tx) =>
    tx
      .insertInto("seller")
      .values({
        id,
        slug: "own-shop",
        name: "Own shop",
        email: "own@shop.example",
        policies: ["bitmain"],
        createdAt: new Date(now),
      })
      .execute(),
  );
  const none = await startDemo({ ...options, db: other.db });
  await none.finish();
  expect(none.signIns).toEqual([]);
  expect(await other.db.selectFrom("seller").select("slug").execute()).toEqual([{ slug: "own-shop" }]);
  await other.close();
});

const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`);

async function perSeller<T>(read: (tx: Tx, sellerId: string) => Promise<T>): Promise<T[]> {
  const sellers = await database.db.selectFrom("seller").select("id").orderBy("slug").execute();
  const found: T[] = [];
  for (const { id } of sellers) found.push(await inTransaction(database.db, { sellerId: id }, (tx) => read(tx, id)));
  return found;
}

/** `stories` leaves out claims that were filed again from another one. */
async function counts() {
  const each = await perSeller(async (tx) => {
    const { rows } = await sql<Record<"units" | "claims" | "stories", number>>`select
      (select count(*)::integer from unit where parent_id is null) as units, (select count(*)::integer from claim) as claims,
      (select count(*)::integer from claim where refiled_from is null) as stories`.execute(tx);
    return rows[0]!;
  });
  const sum = (key: "units" | "claims" | "stories") => each.reduce((total, row) => total + row[key], 0);
  return { sellers: each.length, units: sum("units"), claims: sum("claims"), stories: sum("stories") };
}

async function column(tx: Tx, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await query.execute(tx);
  return rows.map((row) => (row as { value: string }).value);
}

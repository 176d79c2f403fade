import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Db } from "../../src/database/connect.ts";
import { launchDatabase } from "../../src/database/launch.ts";
import { inTransaction } from "../../src/database/transaction.ts";
import { type Event, type Mood, type StripeServer, startStripe } from "../stripe-server.ts";
import { DrilledServer, freePort } from "./server.ts";
import { openShop, type Shop, type Till } from "./till.ts";

const unitsPerClaim = 4;

/**
 * Pays `refunds` quotes by card and gives each back, with a provider that does its work and then breaks the connection,
 * tells everything several times and in any order, and a server that is killed (`kill -9`) all along. Passes where every
 * refund that was acknowledged went exactly once, and the ledger sums to zero.
 */
export async function refundDrill(refunds: number): Promise<boolean> {
  const dataFolder = mkdtempSync(join(tmpdir(), "recourse-drill-"));
  const stripe = await startStripe();
  const server = new DrilledServer(dataFolder, await freePort(), { STRIPE_URL: stripe.url });
  try {
    console.log(`refunds: the server is up after ${(await server.start()).toFixed(1)} s`);
    await install(server.url);
    return await withDatabase(dataFolder, async (db) => {
      const shop = await openShop(db);
      await setUp(server.url, shop, stripe);
      const drill = new RefundDrill({ db, shop, stripe, server });
      const tills = await drill.openTills(refunds);
      stripe.mood = unreliable;
      const killing = new AbortController();
      const kills = drill.keepKilling(killing.signal);
      await drill.payAll(tills);
      await drill.refundAll(tills);
      killing.abort();
      const count = await kills;
      await drill.settleAll();
      return drill.report(tills, count);
    });
  } finally {
    await server.killServer();
    server.killDatabase();
    await stripe.close();
    await sleep(500);
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

interface Stage {
  readonly db: Db;
  readonly shop: Shop;
  readonly stripe: StripeServer;
  readonly server: DrilledServer;
}

/** A third of the refunds are done and not answered; some requests are not even heard. */
function unreliable(path: string): Mood {
  const chance = Math.random();
  if (path === "POST /v1/refunds" && chance < 0.2) return "break_after";
  if (path === "POST /v1/refunds" && chance < 0.35) return "fail_after";
  return chance > 0.93 ? "break_before" : "answer";
}

class RefundDrill {
  readonly stage: Stage;
  /** Everything the provider ever told, to be told again. */
  readonly told: Event[] = [];
  constructor(stage: Stage) {
    this.stage = stage;
  }

  async openTills(count: number): Promise<Till[]> {
    const tills: Till[] = [];
    while (tills.length < count)
      tills.push(...(await this.stage.shop.openTills(Math.min(unitsPerClaim, count - tills.length))));
    console.log(`refunds: ${count} quotes are accepted and to be paid by card`);
    return tills;
  }

  /** The customers enter their cards as soon as their page is there; a fifth of the events never arrive. */
  async payAll(tills: readonly Till[]): Promise<void> {
    const paid = new Set<string>();
    await this.until("paid", async () => {
      for (const [id, session] of this.stage.stripe.sessions) {
        if (paid.has(id) || session["status"] !== "open") continue;
        paid.add(id);
        const event = this.stage.stripe.pay(id);
        if (Math.random() < 0.8) await this.tell(event);
      }
      return (await this.count("payment", "confirmed")) === tills.length;
    });
    console.log(`refunds: ${tills.length} are paid`);
  }

  /** Asked for under a key of its own until it is acknowledged, however often the server dies over it. */
  async refundAll(tills: readonly Till[]): Promise<void> {
    const { server, shop, stripe } = this.stage;
    for (const { claimId, lineId, paymentId } of tills) {
      stripe.refundStatus = Math.random() < 0.5 ? "pending" : "succeeded";
      const path = `/v1/sellers/${shop.slug}/claims/${claimId}/lines/${lineId}/refunds`;
      const body = { method: "card", reason: "Drill", paymentId };
      for (;;) {
        const answer = await post(server.url + path, { key: shop.keys.finance, once: paymentId, body });
        if (answer === 201) break;
        if (answer !== null && answer < 500) throw new Error(`a refund was refused: ${answer}`);
        await sleep(100);
      }
      if (Math.random() < 0.3) await this.tellAgain();
    }
    console.log(`refunds: ${tills.length} are asked for, approved and acknowledged`);
  }

  /** The provider goes on with what it took on, and tells it: twice, late, and with old news in between. */
  async settleAll(): Promise<void> {
    const { stripe } = this.stage;
    await this.until("settled", async () => {
      for (const [id, refund] of stripe.refunds) {
        if (refund["status"] !== "pending") continue;
        const late = stripe.event("refund.created", refund);
        const news = stripe.moveRefund(id, "succeeded");
        for (const event of [news, late, news]) await this.tell(event);
      }
      await this.tellAgain();
      return (await this.count("refund", "settled")) === (await this.count("refund"));
    });
  }

  async keepKilling(signal: AbortSignal): Promise<number> {
    let kills = 0;
    while (!signal.aborted) {
      await sleep(1500 + Math.random() * 3500);
      if (signal.aborted) break;
      await this.stage.server.killServer();
      kills += 1;
      await this.stage.server.start();
    }
    return kills;
  }

  async report(tills: readonly Till[], kills: number): Promise<boolean> {
    const { stripe, db, shop } = this.stage;
    const made = [...stripe.refunds.values()].map(
      (one) => (one["metadata"] as Record<string, string>)["recourse_refund"],
    );
    const rows = await inTransaction(db, { sellerId: shop.sellerId }, (tx) =>
      tx.selectFrom("refund").select(["id", "status", "paymentId"]).execute(),
    );
    const twice = made.length - new Set(made).size + rows.length - new Set(rows.map(({ paymentId }) => paymentId)).size;
    const lost = tills.filter(({ paymentId }) => {
      const row = rows.find((one) => one.paymentId === paymentId);
      return !row || row.status !== "settled" || !made.includes(row.id);
    }).length;
    const { sum, cash } = await this.ledger();
    const charged = [...stripe.sessions.values()].filter((one) => one["payment_status"] === "paid");
    const atProvider = total(charged, "amount_total") - total([...stripe.refunds.values()], "amount");
    const agrees = cash === atProvider;
    console.log(
      `refunds: ${rows.length} refunds with ${kills} × kill -9, ${twice} twice, ${lost} lost, ledger sum ${sum}` +
        `${agrees ? "" : `; the books say ${cash} of cards, the provider ${atProvider}`}`,
    );
    if (kills === 0) console.log("refunds: nothing was killed: this proves little");
    return twice === 0 && lost === 0 && sum === 0 && agrees && kills > 0 && rows.length === tills.length;
  }

  private async tell(event: Event): Promise<void> {
    this.told.push(event);
    const { server, shop } = this.stage;
    const url = `${server.url}/v1/sellers/${shop.slug}/payments/stripe/events`;
    const times = Math.random() < 0.3 ? 2 : 1;
    await Promise.all(Array.from({ length: times }, () => deliver(url, event)));
  }

  /** Some of everything that was ever told, in any order. */
  private async tellAgain(): Promise<void> {
    const { server, shop } = this.stage;
    const url = `${server.url}/v1/sellers/${shop.slug}/payments/stripe/events`;
    const some = this.told.toSorted(() => Math.random() - 0.5).slice(0, 5);
    for (const event of some) await deliver(url, event);
  }

  private count(table: "payment" | "refund", status?: string): Promise<number> {
    const { db, shop } = this.stage;
    return inTransaction(db, { sellerId: shop.sellerId }, async (tx) => {
      const query = tx.selectFrom(table).select("id");
      return (await (status ? query.where("status", "=", status) : query).execute()).length;
    });
  }

  private ledger(): Promise<{ sum: number; cash: number }> {
    const { db, shop } = this.stage;
    return inTransaction(db, { sellerId: shop.sellerId }, async (tx) => {
      const rows = await tx.selectFrom("ledgerPosting").select(["account", "amount"]).execute();
      const of = (some: typeof rows) => some.reduce((sum, { amount }) => sum + amount, 0);
      return { sum: of(rows), cash: of(rows.filter(({ account }) => account === "cash:card")) };
    });
  }

  private async until(what: string, done: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 300_000; Date.now() < end; await sleep(300)) if (await done()) return;
    console.log(`refunds: not everything is ${what} after five minutes`);
  }
}

function total(things: readonly Record<string, unknown>[], member: string): number {
  return things.reduce((sum, thing) => sum + (thing[member] as number), 0);
}

async function install(url: string): Promise<void> {
  const seller = { sellerName: "Drill", slug: "drill", policies: ["minisforum"], currency: "EUR" };
  const person = { locale: "en", name: "Ada", email: "ada@example.com", password: "correct horse battery" };
  const body = { ...seller, timeZone: "Europe/Berlin", ...person };
  const answer = await post(`${url}/v1/installation`, { key: null, once: "drill", body });
  if (answer !== 201) throw new Error(`the seller was not made: ${answer}`);
}

/** Keys at the provider, and a limit up to which one person is enough. */
async function setUp(url: string, { slug, keys }: Shop, stripe: StripeServer): Promise<void> {
  const path = `${url}/v1/sellers/${slug}/payment-settings`;
  const cards = { key: stripe.key, eventSecret: stripe.eventSecret };
  const set = await post(`${path}/card`, { key: keys.administrator, once: "keys", body: cards });
  if (set !== 200) throw new Error(`the keys were not taken: ${set}`);
  const headers = { authorization: `Bearer ${keys.administrator}`, "content-type": "application/json" };
  const { etag } = (await (await fetch(path, { headers })).json()) as { etag: string };
  const limit = { method: "PATCH", headers: { ...headers, "if-match": etag }, body: '{"refundLimit":1000000}' };
  if (!(await fetch(path, limit)).ok) throw new Error("the limit was not set");
}

/** The status of the answer; null where there was none. */
async function post(
  url: string,
  { key, once, body }: { readonly key: string | null; readonly once: string; readonly body: object },
): Promise<number | null> {
  const headers = { "content-type": "application/json", "idempotency-key": once };
  const answer = await fetch(url, {
    method: "POST",
    headers: key ? { ...headers, authorization: `Bearer ${key}` } : headers,
    body: JSON.stringify(body),
  }).catch(() => null);
  await answer?.text().catch(() => "");
  return answer?.status ?? null;
}

async function deliver(url: string, event: Event): Promise<void> {
  const headers = { "content-type": "application/json", "stripe-signature": event.signature };
  const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(event.body) }).catch(() => null);
  if (answer && answer.status !== 200 && answer.status < 500) throw new Error(`an event was refused: ${answer.status}`);
}

/** Beside the running server. */
async function withDatabase<T>(dataFolder: string, work: (db: Db) => Promise<T>): Promise<T> {
  const database = await launchDatabase({ dataFolder, as: "visitor" });
  const db = connect(database.url, { max: 3 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await database.stop();
  }
}

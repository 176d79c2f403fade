import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { courseOf } from "../../test/course.ts";
import { asOwner, rowsOfSeller } from "../../test/rows-of-seller.ts";
import { type SmtpServer, startSmtp } from "../../test/smtp.ts";
import { type World, world } from "../../test/world.ts";
import { fakeCards } from "../adapters/card-fake.ts";
import { smtpMail } from "../adapters/mail-smtp.ts";
import { fakeTracking } from "../adapters/tracking-fake.ts";
import { systemActor } from "../core/actor.ts";
import { type Locale, locales } from "../core/locale.ts";
import { enqueue } from "../database/enqueue.ts";
import type { JobName } from "../database/queues.ts";
import { queues } from "../database/queues.ts";
import { linksUnder, type MailPort, sendMessage } from "../domain/messages/index.ts";
import { makeVault, setCardKeys, startCardPayment } from "../domain/payments/index.ts";
import { changeDraft, openDraft, readReplay, startReplay } from "../domain/policies/index.ts";
import { approveRefund, requestRefund } from "../domain/refunds/index.ts";
import { setCarrierKey } from "../domain/tracking/index.ts";
import type { JobDeps } from "./deps.ts";
import { jobs } from "./queues.ts";
import { askFor, runJob, startWorker } from "./worker.ts";

let smtp: SmtpServer;
let mail: MailPort;
let folder: string;
beforeAll(async () => {
  smtp = await startSmtp();
  mail = smtpMail(smtp.url);
  folder = await mkdtemp(join(tmpdir(), "recourse-jobs-"));
});
afterAll(async () => {
  await mail.close();
  await smtp.close();
  await rm(folder, { recursive: true });
});

test("every queue has its job and every job its queue", () => {
  expect(Object.keys(jobs).sort()).toEqual(Object.keys(queues).sort());
});

/** How to bring about that a job has something to do; returns what it is run with. */
const situations: Readonly<Record<JobName, () => Promise<{ set: World; data: object; done: () => Promise<boolean> }>>> =
  {
    async sendMail() {
      const set = await world({ claim: "submitted" });
      const [first] = await mailsOf(set);
      const data = { sellerId: set.sellerId, mailId: first?.id ?? "" };
      return { set, data, done: async () => (await mailsOf(set))[0]?.status === "sent" };
    },
    async sweepDeadlines() {
      const set = await world({ claim: "authorized" });
      set.clock.advance(16);
      return { set, data: { sellerId: set.sellerId }, done: async () => (await set.load()).status === "expired" };
    },
    async forgetAnswers() {
      const set = await world();
      const { sellerId } = set;
      const row = { sellerId, actor: "person:1", requestHash: "x" };
      await set.act(set.system, ({ tx }) =>
        tx
          .insertInto("idempotency")
          .values([
            { ...row, key: "old", createdAt: new Date(set.clock.now() - 8 * 86_400_000) },
            { ...row, key: "new", createdAt: new Date(set.clock.now() - 6 * 86_400_000) },
          ])
          .execute(),
      );
      const kept = () => set.act(set.system, ({ tx }) => tx.selectFrom("idempotency").select("key").execute());
      return { set, data: { sellerId }, done: async () => (await kept()).map(({ key }) => key).join() === "new" };
    },
    async replayPolicy() {
      const set = await world({ claim: "submitted", policy: "canaan" });
      const replayId = await set.act(set.policyManager, async (context) => {
        await openDraft(context, "canaan");
        const path = ["warranty", "lasts"];
        await changeDraft(context, { policy: "canaan", version: 1 }, { path, value: "P365D" });
        return startReplay(context, "canaan");
      });
      const read = () => set.act(set.auditor, (context) => readReplay(context, "canaan", replayId));
      return { set, data: { sellerId: set.sellerId, replayId }, done: async () => (await read()).status === "done" };
    },
    async pursueCard() {
      const { set, onlineId } = await atTheTill();
      const url = async () => (await paymentOf(set))?.online[0]?.checkoutUrl ?? null;
      return { set, data: { sellerId: set.sellerId, onlineId }, done: async () => (await url()) !== null };
    },
    async sendRefund() {
      const { set, refundId } = await refundByCard();
      const status = async () => (await set.load()).refunds[0]?.status;
      return { set, data: { sellerId: set.sellerId, refundId }, done: async () => (await status()) === "settled" };
    },
    async reconcileCards() {
      const { set, onlineId } = await atTheTill();
      await runJob("pursueCard", depsOf(set), { sellerId: set.sellerId, onlineId });
      cards.pay(`cs_${onlineId}`);
      set.clock.advance(1);
      const status = async () => (await paymentOf(set))?.status;
      return { set, data: { sellerId: set.sellerId }, done: async () => (await status()) === "confirmed" };
    },
    async trackParcels() {
      const set = await world({ claim: "returned" });
      await set.act(set.administrator, (context) =>
        setCarrierKey(context, { provider: "track17", key: "track_fake_1", vault }),
      );
      const parcel = (await set.load()).parcels.find(({ direction }) => direction === "outbound");
      const latest = { stage: "delivered", time: set.clock.today(), text: "Delivered", place: "Berlin" } as const;
      carriers.tell(parcel?.tracking ?? "", { known: true, latest, scans: [] });
      const arrived = async () => (await set.load()).parcels.find(({ id }) => id === parcel?.id)?.arrivedOn;
      return { set, data: { sellerId: set.sellerId }, done: async () => (await arrived()) === set.clock.today() };
    },
    async removeUploads() {
      const set = await world();
      const now = set.clock.now() / 1000;
      for (const [name, days] of [
        ["old", 2],
        ["new", 0],
      ] as const) {
        await writeFile(join(folder, name), "bytes");
        await utimes(join(folder, name), now - days * 86_400, now - days * 86_400);
      }
      return { set, data: {}, done: async () => (await readdir(folder)).join() === "new" };
    },
  };

test.each(Object.keys(jobs) as JobName[])("%s run twice leaves the same state as once", async (name) => {
  const { set, data, done } = await situations[name]();
  const deps = depsOf(set);
  expect(await done()).toBe(false);
  await runJob(name, deps, data);
  expect(await done()).toBe(true);
  const once = await everything(set);
  await runJob(name, deps, data);
  expect(await everything(set)).toEqual(once);
});

test("a reminder goes out once, days before the claim closes", async () => {
  const set = await world({ claim: "authorized" });
  set.clock.advance(4);
  const deps = depsOf(set);
  for (let run = 0; run < 3; run++) await runJob("sweepDeadlines", deps, { sellerId: set.sellerId });
  const templates = (await mailsOf(set)).map(({ template }) => template);
  expect(templates).toEqual(["claim_submitted", "claim_authorized", "send_in_reminder"]);
  expect((await set.load()).status).toBe("authorized");
});

const expired = { shippedOn: "2023-05-01", deliveredOn: "2023-05-10", warehouse: "CN", preorder: false };
const findings = { finding: { manufacturingDefect: true, repairable: true } };

test.each(locales)("the mails of a paid repair reach the customer in %s, step by step", async (locale) => {
  const set = await world({ policy: "minisforum", unit: expired });
  await speak(set, locale);
  await courseOf(set, { claim: "closed", findings });
  const arrived = await deliver(set);
  expect(arrived.map(({ subject }) => subject)).toEqual(subjects[locale].map((text) => expect.stringContaining(text)));
  for (const { from, to, text } of arrived) {
    expect(from?.address).toMatch(/^care@seller-\d+\.example$/);
    expect(to?.[0]?.address).toBe(set.customerEmail);
    expect(text).toMatch(/https:\/\/after-sales\.example\/seller-\d+\/my\/claims\/R-2026-\d{6}/);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  }
  expect(arrived.find(({ text }) => text?.includes("MF-TERM"))).toBeDefined();
});

const subjects: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    "has arrived",
    "RMA",
    "has arrived",
    "inspected",
    "quote",
    "payment received",
    "repaired",
    "back to you",
    "closed",
  ],
  es: [
    "Hemos recibido",
    "RMA",
    "ha llegado",
    "inspeccionado",
    "presupuesto",
    "pago recibido",
    "reparado",
    "de vuelta",
    "cerrada",
  ],
  zh: ["已收到", "RMA", "已到达", "检测完成", "报价", "已收到付款", "已修好", "已寄回", "已关闭"],
};

test("staff's message is mailed, the customer's and a note are not", async () => {
  const set = await world({ claim: "submitted" });
  await deliver(set);
  const say = (actor: World["agent"], text: string, internal = false) =>
    set.act(actor, (context) => sendMessage(context, set.claimId, { text, internal }));
  await say(set.customer, "Any news?");
  await say(set.agent, "Looks like the supply.", true);
  await say(set.agent, "We look at it tomorrow.");
  expect((await deliver(set)).map(({ text }) => text)).toEqual([expect.stringContaining("We look at it tomorrow.")]);
  const { messages, events } = await set.load();
  expect(messages.map(({ authorKind, internal }) => [authorKind, internal])).toEqual([
    ["customer", false],
    ["staff", true],
    ["staff", false],
  ]);
  expect(events.slice(-3).map(({ verb }) => verb)).toEqual(["message.sent", "note.written", "message.sent"]);
  await expect(say(set.customer, "Psst", true)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(say(set.stranger, "Hello")).rejects.toMatchObject({ code: "not_found" });
});

test("a worker sends what verbs left for it, and acts on deadlines that ran out while none ran", async () => {
  const set = await world({ claim: "authorized" });
  set.clock.advance(16);
  const worker = await startWorker(depsOf(set), set.url);
  onTestFinished(() => worker.stop());
  await expect
    .poll(() => mailsOf(set).then((rows) => rows.map(({ status }) => status)), { timeout: 15_000 })
    .toEqual(["sent", "sent", "sent", "sent"]);
  expect((await set.load()).status).toBe("expired");
  const ours = (await smtp.mails()).filter(({ to }) => to?.[0]?.address === set.customerEmail);
  expect(ours).toHaveLength(4);
});

test("a mail whose change is rolled back is never sent, and a request that waits already is not made twice", async () => {
  const set = await world({ claim: "submitted" });
  const before = await jobsOf(set, "sendMail");
  await expect(
    set.act(set.agent, async (context) => {
      await sendMessage(context, set.claimId, { text: "Never mind", internal: false });
      throw new Error("the change fails");
    }),
  ).rejects.toThrow("the change fails");
  expect(await jobsOf(set, "sendMail")).toBe(before);
  for (let time = 0; time < 2; time++)
    await set.act(systemActor(set.sellerId), ({ tx }) =>
      enqueue(tx, "sweepDeadlines", { sellerId: set.sellerId }, { singletonKey: set.sellerId }),
    );
  expect(await jobsOf(set, "sweepDeadlines")).toBe(1);
  await askFor("removeUploads", depsOf(set));
  await askFor("removeUploads", depsOf(set));
  expect(await jobsOf(set, "removeUploads")).toBe(1);
});

const cards = fakeCards();
const carriers = fakeTracking();
const vault = makeVault("a key of the installation for tests");

async function paymentOf(set: World) {
  return (await set.line()).quotes[0]?.payment;
}

/** A quote that was accepted, and a customer who wants to pay it by card. */
async function atTheTill() {
  const set = await world({ policy: "minisforum", unit: expired, claim: "accepted", findings });
  const keys = { key: "sk", eventSecret: "whsec_fake_1" };
  await set.act(set.administrator, (context) => setCardKeys(context, { provider: "fake", keys, vault }));
  const paymentId = (await paymentOf(set))?.id ?? "";
  await set.act(set.customer, (context) => startCardPayment(context, paymentId, "https://after-sales.example"));
  return { set, paymentId, onlineId: (await paymentOf(set))?.online[0]?.id ?? "" };
}

/** What was paid by card is to go back. */
async function refundByCard() {
  const { set, paymentId, onlineId } = await atTheTill();
  const deps = depsOf(set);
  await runJob("pursueCard", deps, { sellerId: set.sellerId, onlineId });
  cards.pay(`cs_${onlineId}`);
  set.clock.advance(1);
  await runJob("reconcileCards", deps, { sellerId: set.sellerId });
  const target = { claimId: set.claimId, lineId: (await set.line()).id };
  const refundId = await set.act(set.finance, (context) =>
    requestRefund(context, target, { source: "payment", paymentId, method: "card", reason: "Goodwill", clauses: [] }),
  );
  await set.act(set.administrator, (context) => approveRefund(context, refundId));
  return { set, refundId };
}

test("of two runs of a refund at once, and one after a time-out, the money goes once and is written down once", async () => {
  const { set, refundId } = await refundByCard();
  const job = { sellerId: set.sellerId, refundId };
  const before = cards.refunded.size;
  cards.timeOutOnce();
  await runJob("sendRefund", depsOf(set), job);
  expect((await set.load()).refunds[0]).toMatchObject({ status: "approved", parked: "provider_silent" });
  await Promise.all([1, 2, 3].map(() => runJob("sendRefund", depsOf(set), job)));
  expect((await set.load()).refunds[0]).toMatchObject({ status: "settled", parked: null });
  expect(cards.refunded.size).toBe(before + 1);
});

function depsOf(set: World): JobDeps {
  return {
    db: set.db,
    policies: set.policies,
    mail,
    mailSettings: {
      links: linksUnder("https://after-sales.example"),
      secret: "a secret of the installation",
      from: null,
      clauseText: (policy, clause, locale) => set.policies.find(policy)?.clauses.get(clause)?.[locale] ?? null,
    },
    cards: { port: cards, vault },
    carriers: { ports: [carriers], vault },
    uploadFolder: folder,
    now: set.clock.now,
    log: { info() {}, error() {} },
  };
}

function mailsOf(set: World) {
  return set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select(["id", "template", "status"]).orderBy("id").execute(),
  );
}

/** Sends what waits, in order, and returns what arrived. */
async function deliver(set: World) {
  const before = (await smtp.mails()).length;
  for (const { id, status } of await mailsOf(set))
    if (status === "queued") await runJob("sendMail", depsOf(set), { sellerId: set.sellerId, mailId: id });
  return (await smtp.mails()).slice(before);
}

async function speak(set: World, locale: Locale): Promise<void> {
  await set.act(set.system, ({ tx }) =>
    tx.updateTable("customer").set({ locale }).where("id", "=", set.customerId).execute(),
  );
}

async function jobsOf(set: World, name: string): Promise<number> {
  return asOwner(set, async (client) => {
    const text =
      "select count(*)::integer as count from pgboss.job where name = $1 and coalesce(data->>'sellerId', $2) = $2 and state < 'active'";
    return (await client.query<{ count: number }>(text, [name, set.sellerId])).rows[0]?.count ?? 0;
  });
}

/** Every row of the seller, every upload and every mail, to hold two states against each other. */
async function everything(set: World) {
  return {
    rows: await rowsOfSeller(set),
    jobs: await jobsOf(set, "sendMail"),
    uploads: await readdir(folder),
    mails: (await smtp.mails()).length,
  };
}

import { expect, test } from "vitest";
import { homeAddress } from "../../test/claim-api.ts";
import { rowsOfSeller } from "../../test/rows-of-seller.ts";
import { paid, priced, type Shop, shippedWhole, shop } from "../../test/shop.ts";
import { fakeCards } from "../adapters/card-fake.ts";
import { fakeTracking } from "../adapters/tracking-fake.ts";
import type { JobName } from "../database/queues.ts";
import { apply } from "../domain/applications/index.ts";
import { linksUnder } from "../domain/messages/index.ts";
import { makeVault, setCardKeys, startCardPayment } from "../domain/payments/index.ts";
import { approveRefund } from "../domain/refunds/index.ts";
import { cancelOrder, deliverOrder } from "../domain/sales/index.ts";
import { setCarrierKey } from "../domain/tracking/index.ts";
import { confirmWithdrawal, editWithdrawalSettings, stateWithdrawal } from "../domain/withdrawals/index.ts";
import type { JobDeps } from "./deps.ts";
import { runJob } from "./worker.ts";

// What jobs.test.ts shows of claims, for what else jobs are about.
interface Situation {
  readonly set: Shop;
  readonly data: object;
  readonly done: () => Promise<boolean>;
}

const cards = fakeCards();
const carriers = fakeTracking();
const vault = makeVault("a key of the installation for tests");
let sent = 0;

const situations: readonly (readonly [what: string, name: JobName, bring: () => Promise<Situation>])[] = [
  ["the letter about an order", "sendMail", () => letter(async (set) => void (await ordered(set)), "order_submitted")],
  ["the letter about an application", "sendMail", () => letter(applied, "application_submitted")],
  ["the acknowledgement of a withdrawal", "sendMail", () => letter(withdrawn, "order_withdrawn")],
  [
    "an order that completes by itself",
    "sweepDeadlines",
    async () => {
      const { set, order } = await delivered();
      set.clock.advance(15);
      return { set, data: {}, done: async () => (await set.order(order.id)).status === "completed" };
    },
  ],
  [
    "an order without a tracking number, and one that should have left",
    "sweepDeadlines",
    async () => {
      const set = await shop();
      const order = await paid(set, { [await set.product("T1")]: 1 });
      set.clock.advance(9);
      const overdue = async () => (await set.order(order.id)).deadlines.filter(({ status }) => status === "overdue");
      return { set, data: {}, done: async () => (await overdue()).length === 2 };
    },
  ],
  [
    "an application that nobody reviewed",
    "sweepDeadlines",
    async () => {
      const set = await shop();
      await applied(set);
      set.clock.advance(9);
      const overdue = () =>
        set.act(set.system, ({ tx }) =>
          tx.selectFrom("deadline").select("id").where("status", "=", "overdue").execute(),
        );
      return { set, data: {}, done: async () => (await overdue()).length === 1 };
    },
  ],
  [
    "the provider's page for an order",
    "pursueCard",
    async () => {
      const { set, order, onlineId } = await atTheTill();
      const url = async () => (await set.order(order.id)).payment?.online[0]?.checkoutUrl ?? null;
      return { set, data: { onlineId }, done: async () => (await url()) !== null };
    },
  ],
  [
    "a card payment of an order that nobody told of",
    "reconcileCards",
    async () => {
      const { set, order } = await atTheTill({ pay: true });
      return { set, data: {}, done: async () => (await set.order(order.id)).payment?.status === "confirmed" };
    },
  ],
  [
    "money of a cancelled order",
    "sendRefund",
    async () => {
      const { set, order } = await atTheTill({ pay: true });
      await runJob("reconcileCards", depsOf(set), { sellerId: set.sellerId });
      await set.act(set.administrator, (context) => cancelOrder(context, order.id, { reason: "Broken at packing" }));
      const [refund] = (await set.order(order.id)).refunds;
      if (refund?.status === "requested") await set.act(set.finance, (context) => approveRefund(context, refund.id));
      const status = async () => (await set.order(order.id)).refunds[0]?.status;
      return { set, data: { refundId: refund?.id ?? "" }, done: async () => (await status()) === "settled" };
    },
  ],
  [
    "the parcel of an order",
    "trackParcels",
    async () => {
      const set = await shop();
      const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1 }));
      const key = { provider: "track17", key: "track_fake_1", vault } as const;
      await set.act(set.administrator, (context) => setCarrierKey(context, key));
      const latest = { stage: "delivered", time: set.clock.today(), text: "Delivered", place: "Berlin" } as const;
      carriers.tell(order.packages[0]?.parcel?.tracking ?? "", { known: true, latest, scans: [] });
      return { set, data: {}, done: async () => (await set.order(order.id)).status === "delivered" };
    },
  ],
];

test.each(situations)("%s: %s run twice leaves the same state as once", async (_what, name, bring) => {
  const { set, data, done } = await bring();
  const job = { sellerId: set.sellerId, ...data };
  expect(await done()).toBe(false);
  await runJob(name, depsOf(set), job);
  expect(await done()).toBe(true);
  const once = { rows: await rowsOfSeller(set), sent, refunded: cards.refunded.size };
  await runJob(name, depsOf(set), job);
  expect({ rows: await rowsOfSeller(set), sent, refunded: cards.refunded.size }).toEqual(once);
});

/** A mail of that template which waits to be sent. */
async function letter(bring: (set: Shop) => Promise<void>, template: string): Promise<Situation> {
  const set = await shop();
  await bring(set);
  const read = () =>
    set.act(set.system, ({ tx }) =>
      tx.selectFrom("mail").select(["id", "status"]).where("template", "=", template).executeTakeFirstOrThrow(),
    );
  return { set, data: { mailId: (await read()).id }, done: async () => (await read()).status === "sent" };
}

async function ordered(set: Shop) {
  return priced(set, { [await set.product("T1")]: 1 });
}

async function applied(set: Shop): Promise<void> {
  const place = { address: { ...homeAddress, name: "Workshop" }, coordinates: { latitude: 40.4, longitude: -3.7 } };
  const skills = [{ category: "miner", works: ["repair"], models: [] }] as const;
  const profile = { name: "Workshop", ...place, about: "", skills, capacity: 10, languages: ["es"], carriers: [] };
  await set.act(set.customer, (context) => apply(context, { ...profile, email: null }));
}

async function delivered() {
  const set = await shop();
  const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1 }));
  const parcelId = order.packages[0]?.parcel?.id ?? "";
  const on = { parcelId, deliveredOn: set.clock.today() };
  await set.act(set.agent, (context) => deliverOrder(context, order.id, on));
  return { set, order };
}

/** An order that its customer pays by card; with `pay` the provider has the money and nobody was told. */
async function atTheTill({ pay = false } = {}) {
  const set = await shop();
  const keys = { key: "sk", eventSecret: "whsec_fake_1" };
  await set.act(set.administrator, (context) => setCardKeys(context, { provider: "fake", keys, vault }));
  const order = await ordered(set);
  const paymentId = order.payment?.id ?? "";
  await set.act(set.customer, (context) => startCardPayment(context, paymentId, "https://after-sales.example"));
  const onlineId = (await set.order(order.id)).payment?.online[0]?.id ?? "";
  if (pay) {
    await runJob("pursueCard", depsOf(set), { sellerId: set.sellerId, onlineId });
    cards.pay(`cs_${onlineId}`);
    set.clock.advance(1);
  }
  return { set, order, onlineId };
}

/** A consumer who was told of the right calls the whole order off, in both steps. */
async function withdrawn(set: Shop): Promise<void> {
  const settings = { informs: true, customerPaysReturn: true };
  await set.act(set.administrator, (context) => editWithdrawalSettings(context, 1, settings));
  await set.act(set.system, ({ tx }) =>
    tx.updateTable("customer").set({ kind: "consumer", country: "DE" }).where("id", "=", set.customerId).execute(),
  );
  const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1 }));
  const lines = order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity }));
  const told = { number: order.number ?? "", email: set.customerEmail, name: "Ada", contactEmail: "ada@example.com" };
  const { id, token } = await set.act(set.customer, (context) => stateWithdrawal(context, { ...told, lines }));
  const print = async () => new Uint8Array([37, 80, 68, 70]);
  await set.act(set.customer, (context) => confirmWithdrawal(context, id, { token, print }));
}

function depsOf(set: Shop): JobDeps {
  return {
    db: set.db,
    policies: set.policies,
    mail: { send: async () => void sent++, close: async () => {} },
    mailSettings: {
      links: linksUnder("https://after-sales.example"),
      secret: "a secret of the installation",
      from: null,
      clauseText: () => null,
    },
    cards: { port: cards, vault },
    carriers: { ports: [carriers], vault },
    uploadFolder: "",
    now: set.clock.now,
    log: { info() {}, error() {} },
  };
}

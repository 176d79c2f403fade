import { Readable } from "node:stream";
import { sql } from "kysely";
import type { Actor, StaffRole } from "../../core/actor.ts";
import { dayAt } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import type { Tx } from "../../database/transaction.ts";
import { apply, declineApplication, listApplicant, reviewApplication } from "../../domain/applications/index.ts";
import { keepAttachment, type Storage } from "../../domain/attachments/index.ts";
import type { Context } from "../../domain/context.ts";
import {
  changeCart,
  completeOrder,
  editOrderSettings,
  loadOrder,
  type OrderRecord,
  packOrder,
  passTest,
  startTest,
  submitOrder,
} from "../../domain/orders/index.ts";
import { confirmPayment, rejectPayment, uploadProof } from "../../domain/payments/index.ts";
import { addProduct, keepProductPhoto } from "../../domain/products/index.ts";
import { approveRefund, sendRefund, settleRefund } from "../../domain/refunds/index.ts";
import { cancelOrder, deliverOrder, setFreight, shipOrder } from "../../domain/sales/index.ts";
import { sellerSettings } from "../../domain/sellers/index.ts";
import type { DemoCustomer } from "./customers.ts";
import { drawPhoto, pictureSize, type Scene } from "./pictures.ts";
import { type Random, randomFrom } from "./random.ts";
import { applicants, orderGoals, orderWords, productTerms, shopTaxes } from "./shop-words.ts";
import type { SellerPlan } from "./stories.ts";
import type { Stage } from "./tale.ts";

/** What opening a shop needs. */
interface Opening {
  readonly tx: Tx;
  readonly stage: Stage;
  readonly storage: Storage;
  readonly plan: SellerPlan;
  /** The moment that everything is told as of; milliseconds since the epoch. */
  readonly began: number;
}

/** Fills the shop of a seller that has one: products, an order in each state, workshops that applied; once, in one transaction. */
export async function openShop(opening: Opening): Promise<void> {
  const { tx, plan } = opening;
  if (!plan.seller.shop) return;
  const there = await tx.selectFrom("product").select("id").limit(1).execute();
  if (there.length > 0) return;
  const administrator = contextOf(opening, staff(opening, "administrator"), 60);
  await editOrderSettings(administrator, administrator.seller.orders.version, { taxes: shopTaxes });
  const seller = await sellerSettings(tx, opening.stage.cast.sellerId);
  await fill({ ...opening, stage: { ...opening.stage, seller } });
  await countAsSent(tx);
}

async function fill(opening: Opening): Promise<void> {
  const { plan } = opening;
  const products = await offerProducts(opening);
  const buyers = plan.customers.filter(({ signsIn }) => signsIn);
  for (const [index, goal] of orderGoals.entries()) {
    const customer = buyers[index % 3 === 0 ? 0 : index % buyers.length];
    if (customer) await placeOrder(opening, products, { customer, goal, index });
  }
  await applyAsCentres(opening, buyers.slice(1));
}

interface Offered {
  readonly id: string;
  readonly tested: boolean;
}

async function offerProducts(opening: Opening): Promise<Offered[]> {
  const desk = contextOf(opening, staff(opening, "order_desk"), 60);
  const offered: Offered[] = [];
  for (const model of opening.plan.seller.models) {
    const terms = productTerms[model.category] ?? productTerms.accessory;
    const testNeeded = model.tested ?? terms.testNeeded;
    const id = await addProduct(desk, {
      code: model.code,
      of: { kind: "model", manufacturer: model.manufacturer, name: model.name, category: model.category },
      title: { [opening.plan.seller.locale]: model.name },
      price: model.price,
      hsCode: model.hsCode,
      origin: model.origin,
      shown: true,
      ...terms,
      testNeeded,
    });
    await showProduct(opening, desk, { id, code: model.code, isMachine: model.category === "miner" });
    offered.push({ id, tested: testNeeded });
  }
  return offered;
}

async function showProduct(
  { storage, stage }: Opening,
  context: Context,
  product: { readonly id: string; readonly code: string; readonly isMachine: boolean },
): Promise<void> {
  const scene = product.isMachine ? "machine" : "goods";
  const bytes = await drawPhoto(randomFrom(product.code.length), scene, product.code);
  const storageKey = `${stage.cast.sellerId}/${newId()}`;
  const stored = await storage.put(storageKey, Readable.from([bytes]));
  const file = { id: newId<"attachment">(context.now), fileName: `${product.code}.jpg`, kind: "photo" as const };
  const kept = { ...file, ...stored, ...pictureSize, storageKey, contentType: "image/jpeg" };
  await keepProductPhoto(context, product.id, { file: kept, alt: {} });
}

interface Placing {
  readonly customer: DemoCustomer;
  readonly goal: (typeof orderGoals)[number];
  readonly index: number;
}

/** One order, as far as its goal: each step a while after the one before. */
async function placeOrder(opening: Opening, products: readonly Offered[], placing: Placing): Promise<void> {
  const { customer, goal, index } = placing;
  const random = randomFrom(4_000 + index);
  const buyer = opening.stage.cast.customer(customer.email).actor;
  if (!buyer) return;
  let ago: number = goal.ago;
  const by = (actor: Actor | StaffRole, after = 0.3) => {
    ago = Math.max(0.01, ago - after);
    return contextOf(opening, typeof actor === "string" ? staff(opening, actor) : actor, ago);
  };
  const suited = products.filter(({ tested }) => tested === goal.tested);
  const [productId = "", other] = random.shuffled(suited).map((product) => product.id);
  const lines = [
    { productId, quantity: random.whole(1, 3) },
    ...(index % 2 && other ? [{ productId: other, quantity: 1 }] : []),
  ];
  const id = await changeCart(by(buyer, 0), {
    lines,
    address: customer.address,
    note: index % 4 === 1 ? wordsOf(opening).note : "",
  });
  const order = () => loadOrder(by("administrator", 0), id);
  const steps = orderSteps(opening, { by, order, buyer, id, random, index });
  for (const step of goal.steps) await steps[step]();
}

interface Walking {
  readonly by: (actor: Actor | StaffRole, after?: number) => Context;
  readonly order: () => Promise<OrderRecord>;
  readonly buyer: Actor;
  readonly id: string;
  readonly random: Random;
  readonly index: number;
}

function orderSteps(opening: Opening, { by, order, buyer, id, random, index }: Walking) {
  const words = wordsOf(opening);
  const paymentOf = async () => (await order()).payment?.id ?? "";
  const file = (context: Context, ...what: [scene: Scene, purpose: "payment_proof" | "packing", packageId?: string]) =>
    keepFile(opening, context, { id, random, words: `${index} ${what[2] ?? ""}`, what });
  return {
    submit: async () => submitOrder(by(buyer), id, { goods: (await order()).goods }),
    freight: () =>
      setFreight(by("order_desk"), id, { freight: random.whole(12, 60) * 100, mode: "air", incoterm: "DAP", note: "" }),
    proof: async () => {
      const context = by(buyer);
      const attachmentId = await file(context, "proof", "payment_proof");
      await uploadProof(context, await paymentOf(), { attachmentId, reference: (await order()).number ?? "" });
    },
    reject: async () => rejectPayment(by("finance"), await paymentOf(), { cause: "amount", reason: words.tooLittle }),
    confirm: async () => confirmPayment(by("finance"), await paymentOf()),
    test: () => startTest(by("shipping"), id),
    pass: async () => {
      const lineIds = (await order()).lines.map((line) => line.id);
      await passTest(by("technician"), id, { lineIds, note: words.tested });
    },
    ship: async () => {
      const { lines, number } = await order();
      const pieces = lines.map((line) => ({
        lineId: line.id,
        quantity: line.quantity,
        serials: Array.from(
          { length: line.quantity },
          (_, at) => `${line.code}${number?.slice(-4)}${line.position}${at}`,
        ),
      }));
      const clerk = by("shipping");
      const mark = opening.plan.seller.slug.slice(0, 2).toUpperCase();
      const packageId = await packOrder(clerk, id, {
        tamperMark: `${mark}-${random.whole(10_000, 99_999)}`,
        lines: pieces,
      });
      await file(clerk, "label", "packing", packageId);
      const tracking = `JJD${random.signs("0123456789", 14)}`;
      const shippedOn = dayAt(clerk.now, clerk.seller.timeZone);
      await shipOrder(clerk, id, { packageId, carrier: "DHL", tracking, shippedOn });
    },
    deliver: async () => {
      const context = by("support", 4);
      const parcelId = (await order()).packages[0]?.parcel?.id ?? "";
      await deliverOrder(context, id, { parcelId, deliveredOn: dayAt(context.now, context.seller.timeZone) });
    },
    complete: () => completeOrder(by(buyer), id),
    cancel: () => cancelOrder(by(buyer), id, { reason: words.cancel }),
    payBack: async () => {
      const refunds = await opening.tx.selectFrom("refund").select("id").where("orderId", "=", id).execute();
      for (const refund of refunds) {
        await approveRefund(by("finance"), refund.id);
        await sendRefund(by("finance"), refund.id, { reference: `SWIFT ${random.signs("0123456789", 8)}` });
        await settleRefund(by("finance", 2), refund.id);
      }
    },
  };
}

/** Workshops that applied: one waits, one is being looked at, one is listed, one was declined. */
async function applyAsCentres(opening: Opening, customers: readonly DemoCustomer[]): Promise<void> {
  for (const [index, { goal, profile }] of (applicants[opening.plan.seller.slug] ?? []).entries()) {
    const customer = customers[index];
    const actor = customer && opening.stage.cast.customer(customer.email).actor;
    if (!actor) continue;
    const id = await apply(contextOf(opening, actor, 6 - index), profile);
    if (goal === "submitted") continue;
    const support = contextOf(opening, staff(opening, "support"), 5 - index);
    await reviewApplication(support, id);
    if (goal === "listed") await listApplicant({ ...support, now: support.now + 3_600_000 }, id, "");
    if (goal === "declined")
      await declineApplication({ ...support, now: support.now + 3_600_000 }, id, wordsOf(opening).declined);
  }
}

async function keepFile(
  { storage, stage, plan }: Opening,
  context: Context,
  of: {
    readonly id: string;
    readonly random: Random;
    readonly words: string;
    readonly what: [scene: Scene, purpose: "payment_proof" | "packing", packageId?: string];
  },
): Promise<string> {
  const [scene, purpose, packageId = null] = of.what;
  const bytes = await drawPhoto(of.random, scene, of.words);
  const storageKey = `${stage.cast.sellerId}/${newId()}`;
  const stored = await storage.put(storageKey, Readable.from([bytes]));
  const id = newId<"attachment">(context.now);
  const words = orderWords[plan.seller.locale];
  const given = { lineId: null, purpose, shows: null, fileName: purpose === "packing" ? words.packing : words.proof };
  const kind = purpose === "packing" ? "photo" : "payment_proof";
  const row = {
    id,
    ...given,
    packageId,
    kind,
    ...stored,
    ...pictureSize,
    storageKey,
    contentType: "image/jpeg",
  } as const;
  await keepAttachment(context, { input: { subject: { orderId: of.id }, uploadId: id, ...given }, row });
  return id;
}

function wordsOf({ plan }: Opening) {
  return orderWords[plan.seller.locale];
}

function staff({ stage }: Opening, role: StaffRole): Actor {
  return stage.cast.staff(role);
}

/** The context of something that happened so many days before the demo began. */
function contextOf({ tx, stage, began }: Opening, actor: Actor, daysAgo: number): Context {
  const { seller, policies } = stage;
  return { tx, actor, now: Math.round(began - daysAgo * 86_400_000), seller, policies };
}

/** Nobody waits for these mails: they count as sent when they were written, and their jobs go. */
async function countAsSent(tx: Tx): Promise<void> {
  const mails = await tx
    .updateTable("mail")
    .set((row) => ({ status: "sent", sentAt: row.ref("createdAt"), attempts: 1 }))
    .where("status", "=", "queued")
    .where("claimId", "is", null)
    .returning("id")
    .execute();
  const ids = mails.map(({ id }) => id);
  await sql`delete from pgboss.job where name = 'sendMail' and data ->> 'mailId' = any(${ids})`.execute(tx);
}

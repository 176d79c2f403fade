import { sql } from "kysely";
import { newId } from "../../core/id.ts";
import { serialKey } from "../../core/serial.ts";
import type { Db } from "../../database/connect.ts";
import { inTransaction, type Tx } from "../../database/transaction.ts";
import type { Storage } from "../../domain/attachments/index.ts";
import type { Policies } from "../../domain/context.ts";
import { sellerSettings } from "../../domain/sellers/index.ts";
import { agreeContracts } from "./agreements.ts";
import { writeBase } from "./base.ts";
import { readCast } from "./cast.ts";
import { keepPictures } from "./pictures-of-claims.ts";
import { needsProof, play } from "./play.ts";
import { openShop } from "./shop.ts";
import { planDemo, type SellerPlan, type Story } from "./stories.ts";
import type { Stage } from "./tale.ts";

/** What loading the demo needs. */
export interface DemoSetting {
  readonly db: Db;
  readonly policies: Policies;
  readonly storage: Storage;
  /** Of the password that all its people sign in with; asked for only where they are to be made. */
  readonly passwordHash: () => Promise<string>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly seed?: number;
  /** The slugs of the sellers to load; all of the demo unless told. */
  readonly sellers?: readonly string[];
}

/** The demo on its way: the pages are worth a look, the rest follows. */
export interface DemoLoad {
  /** The sellers of the demo; none where the installation has sellers of its own only. */
  readonly plans: readonly SellerPlan[];
  /** Stories that are still to be played. */
  readonly left: number;
  /** Plays the stories that are left; resolves when everything is there or `stop` was called. */
  finish(): Promise<void>;
  /** Ends after the claims at work; the next start goes on from there. */
  stop(): void;
}

/**
 * Loads the demo into an empty installation, or goes on where a start that was cut short left off: each seller with its
 * units, and each claim with all that happened to it, is one transaction. An installation with sellers of its own is left
 * alone. Mails of these claims count as sent.
 */
export async function loadDemo(setting: DemoSetting): Promise<DemoLoad> {
  const sellers = await setting.db.selectFrom("seller").select(["demo", "createdAt"]).execute();
  const demo = sellers.every((seller) => seller.demo);
  // What a first start planned, a second one finishes: from the same day on.
  const began = Math.min(setting.now, ...sellers.map(({ createdAt }) => createdAt.getTime()));
  const all = demo ? planDemo(setting.seed ?? 7, began) : [];
  const plans = all.filter(({ seller }) => setting.sellers?.includes(seller.slug) ?? true);
  let stopped = false;
  const playing = { ...setting, began };
  const queues = await Promise.all(plans.map((plan) => prepare(setting, plan)));
  await Promise.all(queues.map((queue) => playFirst(playing, queue)));
  return {
    plans,
    left: queues.reduce((sum, { stories }) => sum + stories.length, 0),
    async finish() {
      for (const [at, plan] of plans.entries()) await fillShop(playing, plan, queues[at]?.stage);
      // Two at once, since the server beside wants the machine too.
      const halves = [0, 1].map((half) => queues.filter((_, at) => at % 2 === half));
      await Promise.all(halves.map((half) => playInTurn(playing, half, () => stopped)));
    },
    stop() {
      stopped = true;
    },
  };
}

/** Stories are told as of the moment of the first start, whenever they are played. */
type Playing = DemoSetting & { readonly began: number };

interface Queue {
  readonly stage: Stage;
  /** Stories that are still to be played, and how many of them come first. */
  readonly stories: Story[];
  readonly first: number;
}

async function prepare(setting: DemoSetting, plan: SellerPlan): Promise<Queue> {
  const { db, policies } = setting;
  const found = await db.selectFrom("seller").select("id").where("slug", "=", plan.seller.slug).executeTakeFirst();
  const sellerId = found?.id ?? newId<"seller">(setting.now);
  return inTransaction(db, { sellerId }, async (tx) => {
    if (!found) await writeBase(tx, sellerId, plan, { ...setting, passwordHash: await setting.passwordHash() });
    const stage: Stage = { cast: await readCast(tx, sellerId), seller: await sellerSettings(tx, sellerId), policies };
    if (!found) await agreeContracts(tx, stage, { plan, now: setting.now });
    const claimed = new Set((await tx.selectFrom("claimLine").select("serialKey").distinct().execute()).map(keyOf));
    const open = (story: Story) => !story.units.some(({ serial }) => claimed.has(serialKey(serial)));
    const first = plan.stories.slice(0, plan.seller.early).filter(open).length;
    return { stage, stories: plan.stories.filter(open), first };
  });
}

function keyOf({ serialKey: key }: { readonly serialKey: string }): string {
  return key;
}

async function playFirst(setting: Playing, queue: Queue): Promise<void> {
  for (const story of queue.stories.splice(0, queue.first)) await playOne(setting, queue.stage, story);
}

/** A story of each seller in turn, so that all of them grow alike; one after another, so that their numbers are always the same. */
async function playInTurn(setting: Playing, queues: readonly Queue[], stopped: () => boolean): Promise<void> {
  while (queues.some(({ stories }) => stories.length > 0)) {
    for (const { stage, stories } of queues) {
      if (stopped()) return;
      const story = stories.shift();
      if (story) await playOne(setting, stage, story);
    }
  }
}

async function fillShop({ db, storage, began }: Playing, plan: SellerPlan, stage: Stage | undefined): Promise<void> {
  if (!stage || !plan.seller.shop) return;
  await inTransaction(db, { sellerId: stage.cast.sellerId }, (tx) => openShop({ tx, stage, storage, plan, began }));
}

/** The whole story or nothing of it. */
async function playOne({ db, storage, now, began }: Playing, stage: Stage, story: Story): Promise<void> {
  const { sellerId } = stage.cast;
  const pictures = await keepPictures(storage, story, { sellerId, proof: needsProof(story) });
  await inTransaction(db, { sellerId }, async (tx) => {
    await play(tx, stage, story, { now, began, ...pictures });
    await countAsSent(tx, story);
  });
}

/** Nobody waits for these mails: they count as sent when they were written, and their jobs go. */
async function countAsSent(tx: Tx, { units }: Story): Promise<void> {
  const serials = units.map(({ serial }) => serialKey(serial));
  const mails = await tx
    .updateTable("mail")
    .set((row) => ({ status: "sent", sentAt: row.ref("createdAt"), attempts: 1 }))
    .where("status", "=", "queued")
    .where("claimId", "in", (row) =>
      row.selectFrom("claimLine").select("claimLine.claimId").where("claimLine.serialKey", "in", serials),
    )
    .returning("id")
    .execute();
  const ids = mails.map(({ id }) => id);
  await sql`delete from pgboss.job where name = 'sendMail' and data ->> 'mailId' = any(${ids})`.execute(tx);
}

import { sql } from "kysely";
import { dayAt } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import { serialKey } from "../../core/serial.ts";
import type { Db } from "../../database/connect.ts";
import { inTransaction, type Tx } from "../../database/transaction.ts";
import type { Storage } from "../../domain/attachments/index.ts";
import type { Policies } from "../../domain/context.ts";
import { sellerSettings } from "../../domain/sellers/index.ts";
import { writeBase } from "./base.ts";
import { readCast } from "./cast.ts";
import { keepPictures } from "./pictures-of-claims.ts";
import { needsProof, play } from "./play.ts";
import { planDemo, type SellerPlan, type Story } from "./stories.ts";
import type { Stage } from "./tale.ts";

/** What loading the demo needs. */
export interface DemoSetting {
  readonly db: Db;
  readonly policies: Policies;
  readonly storage: Storage;
  /** Of the password that all its people sign in with. */
  readonly passwordHash: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly seed?: number;
}

/** The demo on its way: the pages are worth a look, the rest follows. */
export interface DemoLoad {
  /** Resolves when everything is there. */
  readonly rest: Promise<void>;
  /** Ends after the claim at work; the next start goes on from there. */
  stop(): Promise<void>;
}

/** Claims of each seller that are there before anybody looks. */
const early = 14;

/**
 * Loads the demo into an empty installation, or goes on where a start that was cut short left off: each seller with its
 * units, and each claim with all that happened to it, is one transaction. Nothing is done to an installation that has
 * sellers of its own, or a whole demo. Mails of these claims count as sent; run it before the worker starts.
 */
export async function loadDemo(setting: DemoSetting): Promise<DemoLoad> {
  const sellers = await setting.db.selectFrom("seller").select(["slug", "demo", "createdAt"]).execute();
  const own = sellers.some(({ demo }) => !demo);
  const began = sellers.length > 0 ? Math.min(...sellers.map(({ createdAt }) => createdAt.getTime())) : setting.now;
  const plans = own ? [] : planDemo(setting.seed ?? 7, dayAt(began, "UTC"));
  let stopped = false;
  const queues = await Promise.all(plans.map((plan) => prepare(setting, plan)));
  await Promise.all(queues.map((queue) => playFirst(setting, queue)));
  const rest = Promise.all(queues.map((queue) => playAll(setting, queue, () => stopped))).then(() => {});
  return {
    rest,
    async stop() {
      stopped = true;
      await rest;
    },
  };
}

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
    if (!found) await writeBase(tx, sellerId, plan, setting);
    const stage: Stage = { cast: await readCast(tx, sellerId), seller: await sellerSettings(tx, sellerId), policies };
    const claimed = new Set((await tx.selectFrom("claimLine").select("serialKey").distinct().execute()).map(keyOf));
    const open = (story: Story) => !story.units.some(({ serial }) => claimed.has(serialKey(serial)));
    const first = plan.stories.slice(0, early).filter(open).length;
    return { stage, stories: plan.stories.filter(open), first };
  });
}

function keyOf({ serialKey: key }: { readonly serialKey: string }): string {
  return key;
}

async function playFirst(setting: DemoSetting, queue: Queue): Promise<void> {
  if (queue.first === 0) return;
  for (const story of queue.stories.splice(0, queue.first)) await playOne(setting, queue.stage, story);
}

async function playAll(setting: DemoSetting, queue: Queue, stopped: () => boolean): Promise<void> {
  for (let story = queue.stories.shift(); story && !stopped(); story = queue.stories.shift())
    await playOne(setting, queue.stage, story);
}

/** The whole story or nothing of it. */
async function playOne({ db, storage, now }: DemoSetting, stage: Stage, story: Story): Promise<void> {
  const { sellerId } = stage.cast;
  const pictures = await keepPictures(storage, story, { sellerId, proof: needsProof(story) });
  await inTransaction(db, { sellerId }, async (tx) => {
    await play(tx, stage, story, { now, ...pictures });
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

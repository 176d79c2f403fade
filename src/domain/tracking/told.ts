import { createHash } from "node:crypto";
import type { Day } from "../../core/day.ts";
import { isId } from "../../core/id.ts";
import { type Moment, momentOf } from "../../core/moment.ts";
import { claimForChange } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { lockSubject, noteEvent, type Subject, subjectOf } from "../events/index.ts";
import { loadOrder } from "../orders/index.ts";
import { confirmDelivery, confirmDeliveryGuard } from "../parcels/index.ts";
import { pastDayFaults } from "../policies/index.ts";
import { deliverOrder, deliverOrderGuard } from "../sales/index.ts";
import type { TrackingProvider, TrackingStage } from "./lifecycle.ts";
import type { TrackingNews, TrackingPush, TrackingScan } from "./port.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long until a parcel at that stage is asked about again. */
const patience: Readonly<Record<TrackingStage, number>> = {
  announced: 4 * hour,
  under_way: 3 * hour,
  out_for_delivery: hour,
  held: 6 * hour,
  failed: 6 * hour,
  delivered: 12 * hour,
  returned: day,
};
/** A delivery that a carrier takes back is taken back within days. */
const watched = 3 * day;
/** A number that nobody knows after so long will never be known. */
const hopeless = 45 * day;

/**
 * Takes in what a provider tells of a parcel; told twice, late or in another order, it comes to the same. A new stage goes into the history; a return
 * parcel that was delivered is delivered, on the day that the carrier names and no other. What a person said before stands. A parcel that is not there
 * any more is let be.
 */
export async function takeNews(
  context: Context,
  parcelId: string,
  told: { readonly provider: TrackingProvider; readonly news: TrackingNews },
): Promise<void> {
  const parcel = await findParcel(context, parcelId);
  if (!parcel) return;
  const before = await lockTracking(context, parcelId);
  const { provider, news } = told;
  if (!news.known) return unknown(context, before, { provider, why: news.why });
  await keepScans(context, parcelId, { provider, scans: [...news.scans, news.latest] });
  const moment = momentOf(news.latest.time, context.seller.timeZone);
  const { stage } = news.latest;
  if (isLate(before, moment) || !stage) return asked(context, parcelId, provider, before.stage ?? "announced");
  await keepStage(context, parcelId, { provider, latest: news.latest, moment });
  if (stage !== before.stage) {
    const { subject, carrier, tracking } = parcel;
    const { text, place } = news.latest;
    if (before.stage === "delivered")
      await noteEvent(context, subject, "parcel.takenBack", { parcelId, carrier, tracking, text });
    const details = { parcelId, carrier, tracking, stage, text, place, on: moment?.on ?? null };
    await noteEvent(context, subject, "parcel.tracked", details);
  }
  if (stage === "delivered") await deliver(context, parcel, moment?.on ?? null);
}

/** The provider did not answer: the parcel is asked about again by and by, ever more rarely. */
export async function noAnswer(context: Context, parcelId: string): Promise<void> {
  const before = await lockTracking(context, parcelId);
  const wait = Math.min(minute * 2 ** Math.min(before.attempts, 12), 6 * hour);
  await change(context, parcelId, { nextAt: new Date(context.now + wait), problem: "no_answer" });
}

/** The parcel that pushed news are of: by its id where they carry it, else the one under way with that number. Null where that leaves a doubt. */
export async function parcelOfPush(
  { tx, actor }: Context,
  { id, tracking }: TrackingPush["parcel"],
): Promise<string | null> {
  const rows = await tx
    .selectFrom("parcel")
    .select(["id", "arrivedOn"])
    .where("sellerId", "=", actor.sellerId)
    .where("trackingKey", "=", tracking.trim().toUpperCase())
    .limit(20)
    .execute();
  if (id !== null && isId(id)) return rows.some((row) => row.id === id) ? id : null;
  const open = rows.filter(({ arrivedOn }) => arrivedOn === null);
  return open.length === 1 ? (open[0]?.id ?? null) : null;
}

interface Parcel {
  readonly id: string;
  readonly subject: Subject;
  readonly direction: string;
  readonly carrier: string;
  readonly tracking: string;
}

/** The parcel, with the claim or order that it belongs to locked, as every change of one begins. */
async function findParcel(context: Context, parcelId: string): Promise<Parcel | null> {
  const { tx, actor } = context;
  const parcel = await tx
    .selectFrom("parcel")
    .select(["id", "claimId", "orderId", "direction", "carrier", "tracking"])
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", parcelId)
    .executeTakeFirst();
  if (!parcel) return null;
  const subject = subjectOf(parcel);
  await lockSubject(context, subject);
  return { ...parcel, subject };
}

async function lockTracking({ tx, actor, now }: Context, parcelId: string) {
  await tx
    .insertInto("parcelTracking")
    .values({ sellerId: actor.sellerId, parcelId, followedAt: new Date(now), nextAt: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom("parcelTracking")
    .select(["parcelId", "stage", "toldAt", "attempts", "followedAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("parcelId", "=", parcelId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { ...row, stage: row.stage as TrackingStage | null };
}
type Tracking = Awaited<ReturnType<typeof lockTracking>>;

/** News of before what is known already. */
function isLate({ toldAt }: Tracking, moment: Moment | null): boolean {
  return toldAt !== null && (moment === null || moment.at < toldAt.getTime());
}

async function unknown(
  context: Context,
  { parcelId, attempts, stage, followedAt }: Tracking,
  { provider, why }: { readonly provider: TrackingProvider; readonly why: "unknown" | "ambiguous" },
): Promise<void> {
  const { now } = context;
  // What it told before stands: a service that forgets a number takes nothing back.
  if (stage) return asked(context, parcelId, provider, stage);
  const wait = Math.min(hour * 2 ** Math.min(Math.max(attempts - 1, 0), 12), 12 * hour);
  await change(context, parcelId, {
    provider,
    problem: why,
    nextAt: new Date(now + wait),
    endedAt: now - followedAt.getTime() > hopeless ? new Date(now) : null,
  });
}

async function asked(
  context: Context,
  parcelId: string,
  provider: TrackingProvider,
  stage: TrackingStage,
): Promise<void> {
  await change(context, parcelId, {
    provider,
    problem: null,
    attempts: 0,
    nextAt: new Date(context.now + patience[stage]),
  });
}

async function keepStage(
  context: Context,
  parcelId: string,
  { provider, latest, moment }: { provider: TrackingProvider; latest: TrackingScan; moment: Moment | null },
): Promise<void> {
  const { now } = context;
  const stage = latest.stage ?? "announced";
  const over = stage === "returned" || (stage === "delivered" && now - (moment?.at ?? now) > watched);
  await change(context, parcelId, {
    provider,
    stage,
    told: latest.text.slice(0, 500),
    place: latest.place.slice(0, 200),
    toldAt: moment ? new Date(moment.at) : null,
    toldOn: moment?.on ?? null,
    problem: null,
    attempts: 0,
    nextAt: new Date(now + patience[stage]),
    endedAt: over ? new Date(now) : null,
  });
}

/** A return parcel is delivered by the carrier's word; one to the centre is received by whoever opens it. */
async function deliver(context: Context, { id, subject, direction }: Parcel, on: Day | null): Promise<void> {
  const { claimId, orderId } = subject;
  if (orderId) return deliverOfOrder(context, { id, orderId }, on);
  if (!claimId || direction !== "outbound") return;
  const record = await claimForChange(context, claimId);
  const parcel = record.parcels.find((each) => each.id === id);
  if (!parcel || parcel.arrivedOn || confirmDeliveryGuard(context, record, parcel)) return;
  const fits = on !== null && pastDayFaults(context, "/deliveredOn", on, parcel.shippedOn).length === 0;
  // A day that cannot be is not put right by guessing: a person says which it was.
  if (!fits) return change(context, id, { problem: "odd_day" });
  await confirmDelivery(context, id, { deliveredOn: on });
}

/** A parcel of an order is delivered by the carrier's word too; with the last of them the order is. */
async function deliverOfOrder(
  context: Context,
  { id, orderId }: { readonly id: string; readonly orderId: string },
  on: Day | null,
): Promise<void> {
  const order = await loadOrder(context, orderId);
  const parcel = order.packages.flatMap((each) => each.parcel ?? []).find((each) => each.id === id);
  if (!parcel || parcel.arrivedOn || deliverOrderGuard(context, order)) return;
  const fits = on !== null && pastDayFaults(context, "/deliveredOn", on, parcel.shippedOn).length === 0;
  if (!fits) return change(context, id, { problem: "odd_day" });
  await deliverOrder(context, orderId, { parcelId: id, deliveredOn: on });
}

async function keepScans(
  { tx, actor, now, seller }: Context,
  parcelId: string,
  { provider, scans }: { readonly provider: TrackingProvider; readonly scans: readonly TrackingScan[] },
): Promise<void> {
  const rows = scans.slice(-200).flatMap((scan) => {
    const moment = momentOf(scan.time, seller.timeZone);
    if (!moment) return [];
    const [text, place] = [scan.text.slice(0, 500), scan.place.slice(0, 200)];
    const fingerprint = createHash("sha256")
      .update(JSON.stringify([scan.stage, moment.at, text, place]))
      .digest("hex");
    const happened = { happenedAt: new Date(moment.at), happenedOn: moment.on };
    return { sellerId: actor.sellerId, parcelId, fingerprint, provider, stage: scan.stage, ...happened, text, place };
  });
  if (rows.length === 0) return;
  await tx
    .insertInto("parcelScan")
    .values(rows.map((row) => ({ ...row, seenAt: new Date(now) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

interface Change {
  readonly provider?: TrackingProvider;
  readonly stage?: TrackingStage;
  readonly told?: string;
  readonly place?: string;
  readonly toldAt?: Date | null;
  readonly toldOn?: Day | null;
  readonly attempts?: number;
  readonly problem?: "unknown" | "ambiguous" | "no_answer" | "odd_day" | null;
  readonly nextAt?: Date;
  readonly endedAt?: Date | null;
}

async function change({ tx, actor }: Context, parcelId: string, columns: Change): Promise<void> {
  await tx
    .updateTable("parcelTracking")
    .set(columns)
    .where("sellerId", "=", actor.sellerId)
    .where("parcelId", "=", parcelId)
    .execute();
}

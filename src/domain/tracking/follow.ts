import { sql } from "kysely";
import type { Context } from "../context.ts";
import type { Vault } from "../payments/index.ts";
import { openCarrierKey } from "./accounts.ts";
import type { TrackedParcel, TrackingPort } from "./port.ts";

/** Whom to ask about parcels, and what opens the sellers' keys. */
export interface TrackingDesk {
  /** In the order of preference: a carrier itself before those who collect. */
  readonly ports: readonly TrackingPort[];
  readonly vault: Vault;
}

/** A parcel that is to be asked about now, of whom, under which key. */
export interface Question extends TrackedParcel {
  readonly port: TrackingPort;
  readonly key: string;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** A parcel that is being asked about is nobody else's for so long. */
const lease = 10 * minute;
const atOnce = 25;

/**
 * The parcels under way whose turn it is, the longest waiting first, each of them taken for some minutes so that two workers never ask about the same.
 * Empty where the seller has no account that may be asked. A parcel that nobody serves is looked at again the next day.
 */
export async function parcelsToAsk(context: Context, desk: TrackingDesk): Promise<Question[]> {
  const open = await askable(context, desk);
  if (open.length === 0) return [];
  await takeUp(context);
  const due = await takeDue(context);
  const questions: Question[] = [];
  for (const parcel of due) {
    const whom = open.find(({ port }) => port.serves(parcel.carrier));
    if (whom) questions.push({ ...parcel, ...whom });
    else await putOff(context, parcel.id, context.now + day);
  }
  return questions;
}

/** Puts a parcel off until then: nobody serves it, or whoever does asked for rest. */
export async function putOff({ tx, actor }: Context, parcelId: string, until: number): Promise<void> {
  await tx
    .updateTable("parcelTracking")
    .set({ nextAt: new Date(until) })
    .where("sellerId", "=", actor.sellerId)
    .where("parcelId", "=", parcelId)
    .execute();
}

async function askable({ tx, actor, now }: Context, { ports, vault }: TrackingDesk) {
  const rows = await tx
    .selectFrom("carrierAccount")
    .select("provider")
    .where("sellerId", "=", actor.sellerId)
    .where("refused", "=", false)
    .where((eb) => eb.or([eb("restsUntil", "is", null), eb("restsUntil", "<=", new Date(now))]))
    .execute();
  const open: { port: TrackingPort; key: string }[] = [];
  for (const port of ports) {
    if (!rows.some(({ provider }) => provider === port.provider)) continue;
    const key = await openCarrierKey(tx, { sellerId: actor.sellerId, provider: port.provider, vault });
    if (key !== null) open.push({ port, key });
  }
  return open;
}

/** Parcels that are under way and not followed yet are followed from now on. */
async function takeUp({ tx, actor, now }: Context): Promise<void> {
  await sql`
    insert into parcel_tracking (seller_id, parcel_id, followed_at, next_at)
    select p.seller_id, p.id, ${new Date(now)}, ${new Date(now)} from parcel p
    where p.seller_id = ${actor.sellerId} and p.arrived_on is null and p.lost_on is null and p.refused_on is null
      and not exists (select from parcel_tracking t where t.seller_id = p.seller_id and t.parcel_id = p.id)
    order by p.id limit 500
    on conflict do nothing`.execute(tx);
}

async function takeDue({ tx, actor, now }: Context): Promise<TrackedParcel[]> {
  const { rows } = await sql<TrackedParcel>`
    with due as (
      select parcel_id from parcel_tracking
      where seller_id = ${actor.sellerId} and ended_at is null and next_at <= ${new Date(now)}
      order by next_at, parcel_id limit ${atOnce} for update skip locked
    )
    update parcel_tracking t set next_at = ${new Date(now + lease)}, asked_at = ${new Date(now)}, attempts = attempts + 1
    from due join parcel p on p.seller_id = ${actor.sellerId} and p.id = due.parcel_id
    where t.seller_id = ${actor.sellerId} and t.parcel_id = due.parcel_id
    returning p.id, p.carrier, p.tracking`.execute(tx);
  return rows;
}

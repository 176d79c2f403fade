import { sql } from "kysely";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { type CentreProfile, profileNames, profileOf } from "./profile.ts";
import { refuseForeignCentre } from "./reach.ts";

/** A centre as the seller's staff see it. */
export interface CentreRecord extends CentreProfile {
  readonly id: string;
  readonly listed: boolean;
  readonly accepting: boolean;
  readonly version: number;
  /** Units that were sent here and are not over yet. */
  readonly open: number;
  readonly photos: readonly CentrePhoto[];
}

/** A picture of a centre. */
export interface CentrePhoto {
  readonly id: string;
  readonly fileName: string;
}

/** The seller's centres, by name; its own people see only theirs. */
export async function listCentres(context: Context): Promise<CentreRecord[]> {
  const { actor } = context;
  const rows = await centreRows(context)
    .$if(actor.role === "centre_member", (query) => query.where("c.id", "=", actor.centreId ?? null))
    .orderBy("c.name")
    .orderBy("c.id")
    .execute();
  return rows.map(centreRecord);
}

/** One centre in the actor's reach. */
export async function readCentre(context: Context, centreId: string): Promise<CentreRecord> {
  refuseForeignCentre(context, centreId);
  const row = await centreRows(context).where("c.id", "=", centreId).executeTakeFirst();
  if (!row) throw new Refusal("not_found");
  return centreRecord(row);
}

function centreRows({ tx, actor }: Context) {
  return tx
    .selectFrom("serviceCentre as c")
    .select(["c.id", ...profileNames.map((name) => `c.${name}` as const), "c.listed", "c.accepting", "c.version"])
    .select([openUnits, photosOf])
    .where("c.sellerId", "=", actor.sellerId);
}

/** Open units that were sent to the centre `c`. */
export const openUnits = sql<number>`(
  select count(*)::integer from claim_line l join claim on claim.seller_id = l.seller_id and claim.id = l.claim_id
  where l.seller_id = c.seller_id and l.centre_id = c.id and claim.status in ('authorized', 'in_progress')
    and l.custody not in ('in_transit_out', 'delivered', 'lost', 'forfeited', 'refused'))`.as("open");

/** The pictures of the centre `c`, oldest first. */
export const photosOf = sql<readonly CentrePhoto[]>`coalesce((
  select json_agg(json_build_object('id', p.id, 'fileName', p.file_name) order by p.id)
  from centre_photo p where p.seller_id = c.seller_id and p.centre_id = c.id), '[]')`.as("photos");

function centreRecord(
  row: Awaited<ReturnType<ReturnType<typeof centreRows>["executeTakeFirstOrThrow"]>>,
): CentreRecord {
  const { id, listed, accepting, version, open, photos } = row;
  return { id, ...profileOf(row), listed, accepting, version, open, photos };
}

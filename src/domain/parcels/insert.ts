import { sql } from "kysely";
import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ParcelRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { scopeOf } from "../events/index.ts";

/** A parcel to write down. */
export interface NewParcel {
  readonly direction: ParcelRecord["direction"];
  readonly carrier: string;
  readonly tracking: string;
  readonly shippedOn: string;
  readonly fromKind?: ParcelRecord["fromKind"];
  readonly freightPaidBy: ParcelRecord["freightPaidBy"];
  readonly lineIds: readonly string[];
}

/**
 * Writes a parcel down with its lines; a tracking number that this carrier has already, however it was typed, is refused.
 * Returns its id.
 */
export async function insertParcel(context: Context, claimId: string, parcel: NewParcel): Promise<string> {
  const { tx, actor } = context;
  const parcelId = await write(context, { claimId }, parcel);
  await tx
    .insertInto("parcelLine")
    .values(parcel.lineIds.map((lineId) => ({ sellerId: actor.sellerId, parcelId, lineId })))
    .execute();
  return parcelId;
}

/** The same for a parcel with what was ordered; what is in it stands in its package. */
export function insertOrderParcel(
  context: Context,
  orderId: string,
  parcel: Pick<NewParcel, "carrier" | "tracking" | "shippedOn">,
): Promise<string> {
  return write(context, { orderId }, { ...parcel, direction: "outbound", freightPaidBy: "customer" });
}

async function write(
  context: Context,
  subject: { readonly claimId: string } | { readonly orderId: string },
  parcel: Omit<NewParcel, "lineIds">,
): Promise<string> {
  const { tx, actor, now } = context;
  const { direction, carrier, tracking, shippedOn, fromKind, freightPaidBy } = parcel;
  const inserted = await tx
    .insertInto("parcel")
    .values({
      sellerId: actor.sellerId,
      id: newId<"parcel">(now),
      ...subject,
      direction,
      carrier: carrier.trim(),
      tracking: tracking.trim(),
      fromKind: fromKind ?? null,
      shippedOn,
      freightPaidBy,
      createdBy: actor.name,
      createdAt: new Date(now),
    })
    .onConflict((conflict) => conflict.columns(["sellerId", "direction", "carrierKey", "trackingKey"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) throw await knownAlready(context, parcel);
  return inserted.id;
}

/** Names the claim whose parcel has the number, to those who reach it. */
async function knownAlready(
  { tx, actor }: Context,
  parcel: Pick<NewParcel, "carrier" | "tracking" | "direction">,
): Promise<Refusal> {
  const [carrier, tracking] = [parcel.carrier.trim(), parcel.tracking.trim()];
  const other = await tx
    .selectFrom("parcel")
    .innerJoin("claim", (join) =>
      join.onRef("claim.sellerId", "=", "parcel.sellerId").onRef("claim.id", "=", "parcel.claimId"),
    )
    .select("claim.number")
    .where("parcel.sellerId", "=", actor.sellerId)
    .where("direction", "=", parcel.direction)
    .where("carrierKey", "=", sql<string>`upper(${carrier})`)
    .where("trackingKey", "=", sql<string>`upper(${tracking})`)
    .where(scopeOf(actor))
    .executeTakeFirst();
  const value = { carrier, tracking };
  const fault = other
    ? fieldFault("/tracking", "known_at", { ...value, claim: other.number })
    : fieldFault("/tracking", "known_already", value);
  return new Refusal("invalid_input", { fields: [fault] });
}

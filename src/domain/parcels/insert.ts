import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ParcelRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";

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
  { tx, actor, now }: Context,
  subject: { readonly claimId: string } | { readonly orderId: string },
  parcel: Omit<NewParcel, "lineIds">,
): Promise<string> {
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
  if (!inserted) throw knownAlready(parcel);
  return inserted.id;
}

function knownAlready({ carrier, tracking }: Pick<NewParcel, "carrier" | "tracking">): Refusal {
  const value = { carrier: carrier.trim(), tracking: tracking.trim() };
  return new Refusal("invalid_input", { fields: [fieldFault("/tracking", "known_already", value)] });
}

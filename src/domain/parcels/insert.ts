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
  const { tx, actor, now } = context;
  const { direction, carrier, tracking, shippedOn, fromKind, freightPaidBy, lineIds } = parcel;
  if (await isKnown(context, parcel)) throw knownAlready(parcel);
  const inserted = await tx
    .insertInto("parcel")
    .values({
      sellerId: actor.sellerId,
      id: newId<"parcel">(now),
      claimId,
      direction,
      carrier: carrier.trim(),
      tracking: tracking.trim(),
      fromKind: fromKind ?? null,
      shippedOn,
      freightPaidBy,
      createdBy: actor.name,
      createdAt: new Date(now),
    })
    .onConflict((conflict) => conflict.columns(["sellerId", "direction", "carrier", "tracking"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  // Somebody wrote the same at the same moment.
  if (!inserted) throw knownAlready(parcel);
  await tx
    .insertInto("parcelLine")
    .values(lineIds.map((lineId) => ({ sellerId: actor.sellerId, parcelId: inserted.id, lineId })))
    .execute();
  return inserted.id;
}

/** Scanners type capitals, people do not: the dock finds a parcel by either. */
async function isKnown({ tx, actor }: Context, { direction, carrier, tracking }: NewParcel): Promise<boolean> {
  const known = await tx
    .selectFrom("parcel")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("trackingKey", "=", tracking.trim().toUpperCase())
    .where("direction", "=", direction)
    .where((eb) => eb(eb.fn<string>("upper", ["carrier"]), "=", carrier.trim().toUpperCase()))
    .executeTakeFirst();
  return known !== undefined;
}

function knownAlready({ carrier, tracking }: NewParcel): Refusal {
  const value = { carrier: carrier.trim(), tracking: tracking.trim() };
  return new Refusal("invalid_input", { fields: [fieldFault("/tracking", "known_already", value)] });
}

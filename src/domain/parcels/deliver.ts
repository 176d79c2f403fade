import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, custodyLifecycle, lineOf, type ParcelRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { resolveWhenDone } from "../endings/index.ts";
import { moveLines, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { pastDayFaults } from "../policies/index.ts";
import { turnedBack } from "./under-way.ts";

export interface ConfirmDelivery {
  /** `YYYY-MM-DD`. */
  readonly deliveredOn: string;
}

/** Whether the parcel may be confirmed as delivered: a return parcel that is on its way. */
export function confirmDeliveryGuard(onlooker: Onlooker, record: ClaimRecord, parcel: ParcelRecord): Refusal | null {
  const [lineId = ""] = parcel.lineIds;
  const { custody } = lineOf(record, lineId);
  const at = { status: custody, lineId, events: record.events };
  return (
    permission(onlooker, "custody.deliver") ??
    turnedBack(onlooker, record, parcel) ??
    standing(onlooker, custodyLifecycle, "deliver", at)
  );
}

/** A return parcel arrived; the claim is resolved once nothing of it is left to do. Returns the claim's id. */
export async function confirmDelivery(context: Context, parcelId: string, input: ConfirmDelivery): Promise<string> {
  const { tx, actor } = context;
  const claimId = await claimOfParcel(context, parcelId);
  const record = await claimForChange(context, claimId);
  const parcel = record.parcels.find(({ id }) => id === parcelId);
  if (!parcel || parcel.direction !== "outbound") throw new Refusal("not_found");
  refuseIf(confirmDeliveryGuard(context, record, parcel));
  const fields = pastDayFaults(context, "/deliveredOn", input.deliveredOn, parcel.shippedOn);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  await tx
    .updateTable("parcel")
    .set({ arrivedOn: input.deliveredOn })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", parcelId)
    .execute();
  const what = { details: { parcelId, deliveredOn: input.deliveredOn } };
  const moving = parcel.lineIds.map((id) => ({ id, what }));
  await moveLines(context, custodyLifecycle, claimId, "deliver", moving);
  await resolveWhenDone(context, claimId);
  return claimId;
}

/** The claim that a parcel belongs to; refuses with `not_found` where there is no such parcel. */
export async function claimOfParcel({ tx, actor }: Context, parcelId: string): Promise<string> {
  const parcel =
    isId(parcelId) &&
    (await tx
      .selectFrom("parcel")
      .select("claimId")
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", parcelId)
      .executeTakeFirst());
  if (!parcel || !parcel.claimId) throw new Refusal("not_found");
  return parcel.claimId;
}

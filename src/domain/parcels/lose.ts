import type { Day } from "../../core/day.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, custodyLifecycle, lineOf, type ParcelRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { resolveWhenDone } from "../endings/index.ts";
import { moveLines, noteEvent, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { pastDayFaults, policyOf, processClause, today } from "../policies/index.ts";
import { claimOfParcel } from "./deliver.ts";
import { turnedBack } from "./under-way.ts";

export interface LoseParcel {
  /** The day the carrier gave it up, `YYYY-MM-DD`. */
  readonly lostOn: string;
  /** The number of the claim with the carrier; empty while there is none. */
  readonly reference: string;
  readonly note: string;
}

/** Whether the parcel may be given up as lost: while it is on its way. */
export function loseParcelGuard(onlooker: Onlooker, record: ClaimRecord, parcel: ParcelRecord): Refusal | null {
  const [lineId = ""] = parcel.lineIds;
  const at = { status: lineOf(record, lineId).custody, lineId, events: record.events };
  return (
    permission(onlooker, "custody.lose") ??
    turnedBack(onlooker, record, parcel) ??
    standing(onlooker, custodyLifecycle, "lose", at)
  );
}

/**
 * A parcel is given up as lost: its units are, the claim with the carrier is kept, and the customer is told. What follows
 * (another unit, or the money) is decided line by line, by the policy where it says so (MF-LOST-FREIGHT). Returns the claim's id.
 */
export async function loseParcel(context: Context, parcelId: string, input: LoseParcel): Promise<string> {
  const { tx, actor } = context;
  const claimId = await claimOfParcel(context, parcelId);
  const record = await claimForChange(context, claimId);
  const parcel = record.parcels.find(({ id }) => id === parcelId);
  if (!parcel) throw new Refusal("not_found");
  refuseIf(loseParcelGuard(context, record, parcel));
  const fields = pastDayFaults(context, "/lostOn", input.lostOn, parcel.shippedOn);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  const { reference, note } = input;
  const claimed = { reference, note, by: actor.name, on: today(context) };
  await tx
    .updateTable("parcel")
    .set({ lostOn: input.lostOn as Day, carrierClaim: reference || note ? JSON.stringify(claimed) : null })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", parcelId)
    .execute();
  const clause = processClause(policyOf(context, record), "lost_parcel");
  const { carrier, tracking } = parcel;
  const what = { clauses: clause ? [clause] : [], details: { parcelId, carrier, tracking } };
  const moving = parcel.lineIds.map((id) => ({ id, what }));
  await moveLines(context, custodyLifecycle, claimId, "lose", moving);
  if (reference) await noteEvent(context, claimId, "carrier.claimed", { reference, carrier, tracking });
  await tellCustomer(context, claimId, "parcel_lost", { parcelId });
  await resolveWhenDone(context, claimId);
  return claimId;
}

import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, custodyLifecycle, lineOf, type ParcelRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { moveLines, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { pastDayFaults, policyOf, processClause } from "../policies/index.ts";
import { claimOfParcel } from "./deliver.ts";
import { turnedBack } from "./under-way.ts";

export interface BringBack {
  /** The day the customer refused it, `YYYY-MM-DD`. */
  readonly refusedOn: string;
  readonly note: string;
}

/** Whether a return may be booked as refused by the customer: while it is on its way out. */
export function bringBackGuard(onlooker: Onlooker, record: ClaimRecord, parcel: ParcelRecord): Refusal | null {
  const [lineId = ""] = parcel.lineIds;
  const at = { status: lineOf(record, lineId).custody, lineId, events: record.events };
  return (
    permission(onlooker, "custody.bringBack") ??
    turnedBack(onlooker, record, parcel) ??
    standing(onlooker, custodyLifecycle, "bringBack", at)
  );
}

/**
 * The customer refused the return, and its units are back at the centre. Where the policy says so, a clock starts after which they are not
 * returned any more (WM-4.3.3, JM-6); the customer is told. They may be sent again until then. Returns the claim's id.
 */
export async function bringBack(context: Context, parcelId: string, input: BringBack): Promise<string> {
  const { tx, actor } = context;
  const claimId = await claimOfParcel(context, parcelId);
  const record = await claimForChange(context, claimId);
  const parcel = record.parcels.find(({ id }) => id === parcelId);
  if (!parcel || parcel.direction !== "outbound") throw new Refusal("not_found");
  refuseIf(bringBackGuard(context, record, parcel));
  const fields = pastDayFaults(context, "/refusedOn", input.refusedOn, parcel.shippedOn);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  await tx
    .updateTable("parcel")
    .set({ refusedOn: input.refusedOn })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", parcelId)
    .execute();
  const clause = processClause(policyOf(context, record), "return_refused");
  const { refusedOn, note } = input;
  const what = { clauses: clause ? [clause] : [], details: { parcelId, refusedOn, note } };
  const moving = parcel.lineIds.map((id) => ({ id, what }));
  await moveLines(context, custodyLifecycle, claimId, "bringBack", moving);
  for (const lineId of parcel.lineIds) await tellCustomer(context, claimId, "return_refused", { lineId });
  return claimId;
}

import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { citing, policyOf } from "../policies/index.ts";
import type { Custody } from "./lifecycle.ts";
import { claimForChange, lineOf } from "./load.ts";
import type { ClaimRecord, LineRecord } from "./record.ts";

/** A unit that no centre has yet. */
const coming: readonly Custody[] = ["with_customer", "in_transit_in", "refused"];

/** Whether a unit may be sent to another centre: its return is authorised, and it has not come in yet. */
export function sendElsewhereGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  return permission(onlooker, "line.sendElsewhere") ?? notComing(onlooker, record, line);
}

/** Whether a centre may turn down a unit that was assigned to it: once, and while it has not come in. */
export function declineUnitGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const refusal = permission(onlooker, "line.decline") ?? notComing(onlooker, record, line);
  return refusal ?? (line.declined ? new Refusal("declined_before", { values: { who: line.declined.by } }) : null);
}

function notComing(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  if (record.status !== "authorized" && record.status !== "in_progress") return wrongState(onlooker, "claim", record);
  const at = { status: line.custody, lineId: line.id, events: record.events };
  return line.centre && coming.includes(line.custody) ? null : wrongState(onlooker, "custody", at);
}

/** Sends a unit to another centre than it was authorised for, for a reason that its history keeps; the customer is told where. Returns the claim's id. */
export async function sendElsewhere(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  { centreId, reason }: { readonly centreId: string; readonly reason: string },
): Promise<string> {
  const { tx, actor } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(sendElsewhereGuard(context, record, line));
  const centres = tx.selectFrom("serviceCentre").select(["id", "name"]).where("sellerId", "=", actor.sellerId);
  const centre = (await centres.execute()).find(({ id }) => id === centreId);
  if (!centre || centre.id === line.centre?.id)
    throw new Refusal("invalid_input", { fields: [fieldFault("/centreId", "unknown_choice", { thing: "centre" })] });
  await setLine(context, lineId, { centreId, declined: null });
  await noteEvent(
    context,
    { claimId, lineId, clauses: citing(policyOf(context, record), "nearest_centre").clauses },
    "claim.rerouted",
    { centre: centre.name, proposed: line.centre?.name, reason },
  );
  await tellCustomer(context, claimId, "unit_elsewhere", { lineId });
  return claimId;
}

/** A centre says that it will not take a unit that was assigned to it; it stays assigned until somebody of the seller's sends it elsewhere. Returns the claim's id. */
export async function declineUnit(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  { reason }: { readonly reason: string },
): Promise<string> {
  const { actor, now } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(declineUnitGuard(context, record, line));
  await setLine(context, lineId, {
    declined: JSON.stringify({ reason, by: actor.name, at: new Date(now).toISOString() }),
  });
  await noteEvent(context, { claimId, lineId }, "line.declined", {
    centreId: line.centre?.id,
    centre: line.centre?.name,
    reason,
  });
  return claimId;
}

async function setLine(
  { tx, actor }: Context,
  lineId: string,
  values: { readonly centreId?: string; readonly declined: string | null },
): Promise<void> {
  await tx
    .updateTable("claimLine")
    .set((eb) => ({ ...values, version: eb("version", "+", 1) }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", lineId)
    .execute();
}

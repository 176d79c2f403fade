import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, type LineRecord, lineOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf } from "../events/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { type RateRecord, ratesFor } from "./rates.ts";

/** Whether a centre may ask to be paid for a unit: repaired there, in warranty, and done. */
export function requestGuard(onlooker: Onlooker, record: ClaimRecord, { repair }: LineRecord): Refusal | null {
  const refusal = permission(onlooker, "reimbursement.request");
  if (refusal) return refusal;
  if (!record.centre || !repair?.completedAt) return new Refusal("not_repaired_yet");
  return repair.charge === "free" ? null : new Refusal("paid_by_customer");
}

/** Asks to be paid for a unit, by the rates of the day; a unit is paid once. Returns the reimbursement's id. */
export async function requestReimbursement(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  note: string,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(requestGuard(context, record, line));
  const centreId = record.centre?.id ?? "";
  const rates = await ratesFor(context, centreId);
  if (!rates) throw new Refusal("no_rates");
  const { tx, actor, now } = context;
  const id = newId<"reimbursement">(now);
  const number = await nextNumber(context, "B");
  const inserted = await tx
    .insertInto("reimbursement")
    .values({
      sellerId: actor.sellerId,
      id,
      number,
      claimId: record.id,
      lineId,
      centreId,
      status: "requested",
      ...(await amountsOf(context, line, rates)),
      currency: rates.currency,
      note,
      requestedBy: actor.name,
      requestedAt: new Date(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) throw new Refusal("reimbursed_before");
  await noteEvent(context, { claimId: record.id, lineId }, "reimbursement.requested", { number });
  return id;
}

async function amountsOf({ tx, actor }: Context, { repair }: LineRecord, rates: RateRecord) {
  const minutes = repair?.labourMinutes ?? 0;
  const used = (repair?.parts ?? []).flatMap(({ partId, quantity }) => (partId ? [{ partId, quantity }] : []));
  const ids = used.map(({ partId }) => partId);
  const values = ids.length
    ? await tx
        .selectFrom("part")
        .select(["id", "value"])
        .where("sellerId", "=", actor.sellerId)
        .where("id", "in", ids)
        .execute()
    : [];
  const valueOf = new Map(values.map(({ id, value }) => [id, value]));
  const parts = used.reduce((sum, { partId, quantity }) => sum + quantity * (valueOf.get(partId) ?? 0), 0);
  return {
    labourMinutes: minutes,
    labour: Math.round((minutes * rates.labourHour) / 60),
    parts: Math.round((parts * rates.partsPercent) / 100),
    freight: rates.freight,
  };
}

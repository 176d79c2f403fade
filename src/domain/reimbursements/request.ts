import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { claimForChange, type LineRecord, lineOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf } from "../events/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { type RateRecord, ratesFor } from "./rates.ts";

/** Whether a centre may ask to be paid for a unit: repaired there, in warranty, and done. */
export function requestGuard(onlooker: Onlooker, { repair, centre }: LineRecord): Refusal | null {
  const refusal = permission(onlooker, "reimbursement.request");
  if (refusal) return refusal;
  if (!centre || !repair?.completedAt) return new Refusal("not_repaired_yet");
  return repair.charge === "free" ? null : new Refusal("paid_by_customer");
}

/** A part of the centre's own, which the shelf's list does not know, and what it cost. */
export interface OtherPart {
  readonly name: string;
  readonly quantity: number;
  /** Of one piece, minor units of the rates' currency. */
  readonly price: number;
}

/** What a centre adds to its asking. */
export interface AskToBePaid {
  readonly note: string;
  /** What parts of its own cost, by the names under which the repair has them; one that is left out costs the seller nothing. */
  readonly otherParts: readonly { readonly name: string; readonly price: number }[];
}

/** Asks to be paid for a unit, by the rates of the day; a unit is paid once. Returns the reimbursement's id. */
export async function requestReimbursement(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  { note, otherParts }: AskToBePaid,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(requestGuard(context, line));
  const centreId = line.centre?.id ?? "";
  const rates = await ratesFor(context, centreId);
  if (!rates) throw new Refusal("no_rates");
  const others = ownParts(line, otherParts);
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
      ...(await amountsOf(context, { line, rates, others })),
      otherParts: JSON.stringify(others),
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

/** The parts that the repair has and the shelf does not know, at what the centre says they cost; another is no part of this repair. */
function ownParts({ repair }: LineRecord, asked: AskToBePaid["otherParts"]): OtherPart[] {
  const used = (repair?.parts ?? []).filter(({ partId }) => !partId);
  return asked.map(({ name, price }, at) => {
    const twice = asked.findIndex((each) => each.name === name) < at;
    const quantity = used.reduce((sum, part) => sum + (part.name === name ? part.quantity : 0), 0);
    if (quantity === 0 || twice) {
      const fault = twice ? fieldFault(`/otherParts/${at}/name`, "twice", { value: name }) : null;
      const unknown = fieldFault(`/otherParts/${at}/name`, "unknown_choice", { thing: "part" });
      throw new Refusal("invalid_input", { fields: [fault ?? unknown] });
    }
    return { name, quantity, price };
  });
}

interface Amounts {
  readonly line: LineRecord;
  readonly rates: RateRecord;
  readonly others: readonly OtherPart[];
}

async function amountsOf({ tx, actor }: Context, { line: { repair }, rates, others }: Amounts) {
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
    // The shelf's list by the seller's percentage; what the centre bought itself at what it cost.
    parts:
      Math.round((parts * rates.partsPercent) / 100) +
      others.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
    freight: rates.freight,
  };
}

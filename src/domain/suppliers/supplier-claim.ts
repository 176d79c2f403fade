import { type Day, day } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { dayInWords } from "../../core/formats.ts";
import { newId } from "../../core/id.ts";
import type { Money } from "../../core/money.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, custodyLifecycle, type LineRecord, lineOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing, wrongState } from "../events/index.ts";
import { credit, debit, post } from "../ledger/index.ts";
import { pastDayFaults } from "../policies/index.ts";

export interface SendToSupplier {
  readonly supplier: string;
  /** The supplier's number for it; empty while unknown. */
  readonly reference: string;
  readonly carrier: string;
  readonly tracking: string;
  /** `YYYY-MM-DD`. */
  readonly sentOn: string;
  readonly expectedOn: string | null;
  readonly note: string;
}

/** How the supplier's claim ended. */
export const supplierOutcomes = ["repaired", "replaced", "refused", "credited"] as const;
export type SupplierOutcome = (typeof supplierOutcomes)[number];

export interface BackFromSupplier {
  readonly outcome: SupplierOutcome;
  readonly returnedOn: string;
  /** Money that the supplier gives; null for none. */
  readonly recovered: Money | null;
}

/** A unit's way to the seller's supplier and back. */
export interface SupplierClaimRecord extends SendToSupplier {
  readonly id: string;
  readonly lineId: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly outcome: SupplierOutcome | null;
  readonly returnedOn: string | null;
  readonly recovered: Money | null;
  readonly closedBy: string | null;
  /** When its money was on the account, and by which reference; null before. */
  readonly paidOn: Day | null;
  readonly paidReference: string | null;
}

const beingWorkedOn = ["inspecting", "approved", "repairing", "testing"];

/** Whether the unit may go on to the supplier: it lies at the centre, and work on it is not over. */
export function sendToSupplierGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const { events } = record;
  const refusal =
    permission(onlooker, "custody.sendToSupplier") ??
    standing(onlooker, custodyLifecycle, "sendToSupplier", { status: line.custody, lineId: line.id, events });
  if (refusal) return refusal;
  return beingWorkedOn.includes(line.work)
    ? null
    : wrongState(onlooker, "work", { status: line.work, lineId: line.id, events });
}

/** Whether the unit may come back from the supplier: it is there. */
export function backFromSupplierGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const at = { status: line.custody, lineId: line.id, events: record.events };
  return (
    permission(onlooker, "custody.returnFromSupplier") ?? standing(onlooker, custodyLifecycle, "returnFromSupplier", at)
  );
}

/** Sends a unit on to the supplier and opens the claim there. Returns the claim's id. */
export async function sendToSupplier(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: SendToSupplier,
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  refuseIf(sendToSupplierGuard(context, record, lineOf(record, lineId)));
  const fields: FieldFault[] = pastDayFaults(context, "/sentOn", input.sentOn);
  if (input.expectedOn !== null && input.expectedOn < input.sentOn)
    fields.push(fieldFault("/expectedOn", "too_early", { earliest: dayInWords(day(input.sentOn)) }));
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  await move(context, custodyLifecycle, { claimId, lineId }, "sendToSupplier", { details: { ...input } });
  await tx
    .insertInto("supplierClaim")
    .values({
      ...input,
      sellerId: actor.sellerId,
      id: newId<"supplierClaim">(now),
      claimId,
      lineId,
      openedBy: actor.name,
      openedAt: new Date(now),
    })
    .execute();
  return claimId;
}

/** The unit is back from the supplier, with what came of it; the money that it gives is owed from here on. Returns the claim's id. */
export async function backFromSupplier(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: BackFromSupplier,
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  refuseIf(backFromSupplierGuard(context, record, lineOf(record, lineId)));
  const leg = (await supplierClaimsOf(context, claimId)).find((one) => one.lineId === lineId && one.outcome === null);
  if (!leg) throw new Error("a unit that is at the supplier has its claim there");
  const fields = pastDayFaults(context, "/returnedOn", input.returnedOn, day(leg.sentOn));
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  await move(context, custodyLifecycle, { claimId, lineId }, "returnFromSupplier", { details: { ...input } });
  await tx
    .updateTable("supplierClaim")
    .set({
      outcome: input.outcome,
      returnedOn: input.returnedOn,
      recovered: input.recovered?.amount ?? null,
      currency: input.recovered?.currency ?? null,
      closedBy: actor.name,
      closedAt: new Date(now),
    })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", leg.id)
    .execute();
  const { recovered } = input;
  if (recovered)
    await post(context, {
      claimId,
      cause: "supplier.credited",
      subjectId: leg.id,
      memo: memoOf(leg),
      postings: [debit("suppliers", recovered), credit("recovered", recovered)],
    });
  return claimId;
}

/** By what people know a supplier's claim: the supplier, with its number where it gave one. */
export function memoOf({ supplier, reference }: Pick<SupplierClaimRecord, "supplier" | "reference">): string {
  return `${supplier} ${reference}`.trim();
}

/** The supplier's claims of a claim, oldest first. */
export async function supplierClaimsOf({ tx, actor }: Context, claimId: string): Promise<SupplierClaimRecord[]> {
  const rows = await tx
    .selectFrom("supplierClaim")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", claimId)
    .orderBy("openedAt")
    .execute();
  return rows.map(({ recovered, currency, outcome, paidOn, ...row }) => ({
    ...row,
    outcome: outcome as SupplierOutcome | null,
    recovered: recovered !== null && currency ? { amount: recovered, currency } : null,
    paidOn: paidOn as Day | null,
  }));
}

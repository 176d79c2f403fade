import { type Day, parseDay } from "../../core/day.ts";
import { isId, newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Decision, Facts } from "../../policy/index.ts";
import {
  type ClaimRecord,
  claimForChange,
  claimLifecycle,
  custodyLifecycle,
  type LineRecord,
  lineOf,
  loadClaim,
  type ParcelRecord,
  type ReceiptRecord,
  workLifecycle,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { decideLine, pastDayFaults, policyOf, readAnswers, storeDecision, today } from "../policies/index.ts";
import { settled, underWay } from "./under-way.ts";

export interface RecordReceipt {
  /** `parcel.*`, `unit.serialLegible` and other facts of the stage `receiving`. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly refuse: boolean;
  readonly accessories: string;
  readonly note: string;
}

/** Whether the unit may be taken in, or refused, at the dock; without an authorisation the policy's clause says no. */
export function recordReceiptGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  const at = { status: line.custody, lineId: line.id, events: record.events };
  return (
    permission(onlooker, "custody.receive") ??
    underWay(onlooker, record) ??
    settled(onlooker, record, line) ??
    standing(onlooker, custodyLifecycle, "receive", at)
  );
}

/**
 * Takes a unit in, or refuses it for the policy's reasons. What the policy turns away cannot be taken in, and what it has
 * no reason against cannot be refused. Returns the claim's id.
 */
export async function recordReceipt(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: RecordReceipt,
): Promise<string> {
  await refuseElsewhere(context, lineId);
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(recordReceiptGuard(context, record, line));
  const parcel = record.parcels.findLast(
    ({ direction, lineIds }) => direction === "inbound" && lineIds.includes(lineId),
  );
  const receipt = receiptOf(context, record, { input, parcel });
  const { accept, reasons } = parcelAnswer(decideLine(context, record, { ...line, receipt }));
  const cited = { clauses: [...new Set(reasons.map(({ clause }) => clause))] };
  if (!accept && !input.refuse) throw new Refusal("parcel_to_refuse", cited);
  if (accept && input.refuse) throw new Refusal("no_ground_to_refuse");
  await insertReceipt(context, line, { ...receipt, accepted: accept, refusals: reasons });
  if (accept) await takeIn(context, record, { line, parcel, receipt });
  else {
    if (parcel && !parcel.arrivedOn) await markRefused(context, parcel.id, arrivalOf(receipt.facts));
    await move(context, custodyLifecycle, { claimId, lineId }, "refuse", {
      ...cited,
      details: { reasons, note: input.note },
    });
    await tellCustomer(context, claimId, "parcel_refused", { lineId });
  }
  return claimId;
}

/** At a centre's own dock: a unit that is for another one is not taken in there, and not refused to the customer either. */
async function refuseElsewhere({ tx, actor }: Context, lineId: string): Promise<void> {
  if (actor.role !== "centre_member" || !isId(lineId)) return;
  const line = await tx
    .selectFrom("claimLine as l")
    .innerJoin("serviceCentre as c", (on) => on.onRef("c.sellerId", "=", "l.sellerId").onRef("c.id", "=", "l.centreId"))
    .select(["l.serial", "c.name"])
    .where("l.sellerId", "=", actor.sellerId)
    .where("l.id", "=", lineId)
    .where("l.centreId", "<>", actor.centreId ?? null)
    .executeTakeFirst();
  if (line) throw new Refusal("expected_elsewhere", { values: { serial: line.serial, centre: line.name } });
}

function receiptOf(
  context: Context,
  record: ClaimRecord,
  { input, parcel }: { readonly input: RecordReceipt; readonly parcel: ParcelRecord | undefined },
): ReceiptRecord {
  const facts = readAnswers(policyOf(context, record), "receiving", input.facts, { pointer: "/facts" });
  const arrivedOn = facts.parcel?.arrivedOn ?? today(context);
  const fields = pastDayFaults(context, "/facts/parcel/arrivedOn", arrivedOn, parcel?.shippedOn);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  return {
    id: newId<"receipt">(context.now),
    parcelId: parcel?.id ?? null,
    accepted: true,
    facts: { ...facts, parcel: { ...facts.parcel, arrivedOn } },
    refusals: [],
    accessories: input.accessories,
    note: input.note,
    receivedBy: context.actor.name,
    receivedAt: new Date(context.now),
  };
}

function parcelAnswer({ parcel }: Decision): { accept: boolean; reasons: ReceiptRecord["refusals"] } {
  return { accept: parcel?.accept ?? true, reasons: parcel?.reasons ?? [] };
}

async function insertReceipt({ tx, actor }: Context, line: LineRecord, receipt: ReceiptRecord): Promise<void> {
  await tx
    .insertInto("receipt")
    .values({
      ...receipt,
      sellerId: actor.sellerId,
      lineId: line.id,
      centreId: line.centre?.id ?? null,
      facts: JSON.stringify(receipt.facts),
      refusals: JSON.stringify(receipt.refusals.map(({ clause, text }) => ({ clause, text }))),
    })
    .execute();
}

async function takeIn(
  context: Context,
  record: ClaimRecord,
  at: { readonly line: LineRecord; readonly parcel: ParcelRecord | undefined; readonly receipt: ReceiptRecord },
): Promise<void> {
  const { id: claimId } = record;
  const target = { claimId, lineId: at.line.id };
  if (at.parcel && !at.parcel.arrivedOn) await markArrived(context, at.parcel.id, arrivalOf(at.receipt.facts));
  if (record.status === "authorized") await move(context, claimLifecycle, { claimId }, "start");
  await move(context, custodyLifecycle, target, "receive", { details: { accessories: at.receipt.accessories } });
  await move(context, workLifecycle, target, "receive");
  const received = await loadClaim(context, claimId);
  await storeDecision(context, received, lineOf(received, at.line.id), "received");
  await tellCustomer(context, claimId, "parcel_received", { lineId: at.line.id });
}

function arrivalOf(facts: Facts): Day {
  const day = parseDay(facts.parcel?.arrivedOn ?? "");
  if (!day) throw new Error("a receipt has its day of arrival");
  return day;
}

function markArrived(context: Context, parcelId: string, arrivedOn: Day): Promise<void> {
  return setParcel(context, parcelId, { arrivedOn });
}

/** It goes back from the dock: it is under way to it no more. */
function markRefused(context: Context, parcelId: string, refusedOn: Day): Promise<void> {
  return setParcel(context, parcelId, { refusedOn });
}

async function setParcel(
  { tx, actor }: Context,
  parcelId: string,
  set: { readonly arrivedOn: Day } | { readonly refusedOn: Day },
): Promise<void> {
  await tx.updateTable("parcel").set(set).where("sellerId", "=", actor.sellerId).where("id", "=", parcelId).execute();
}

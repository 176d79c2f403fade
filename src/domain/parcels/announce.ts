import { fieldFault } from "../../core/fault.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, custodyLifecycle, type LineRecord, lineOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { moveLines, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { citing, pastDayFaults, policyOf, processClause, ruling } from "../policies/index.ts";
import { freightPayer } from "./freight.ts";
import { insertParcel } from "./insert.ts";
import { otherCentreFaults } from "./one-centre.ts";
import { settled, underWay } from "./under-way.ts";

export interface AnnounceParcel {
  readonly carrier: string;
  readonly tracking: string;
  /** `YYYY-MM-DD`. */
  readonly shippedOn: string;
  readonly from: "address" | "pickup_point";
  readonly lineIds: readonly string[];
}

/** Whether one unit may be on its way in: only once the return is authorised, and while it is still to come. */
export function announceLineGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  const at = { status: line.custody, lineId: line.id, events: record.events };
  return (
    permission(onlooker, "custody.sendIn") ??
    underWay(onlooker, record) ??
    settled(onlooker, record, line) ??
    standing(onlooker, custodyLifecycle, "sendIn", at)
  );
}

/** Whether any unit of the claim may be on its way in. */
export function announceParcelGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
): Refusal | null {
  const refusals = record.lines.map((line) => announceLineGuard(onlooker, record, line));
  return refusals.every((refusal) => refusal !== null) ? (refusals[0] ?? null) : null;
}

/** The customer tells courier and tracking number of the way in; the reminder stops once every unit is sent. Returns the claim's id. */
export async function announceParcel(context: Context, claimId: string, input: AnnounceParcel): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(announceParcelGuard(context, record));
  const policy = policyOf(context, record);
  if (input.from === "pickup_point" && ruling(policy, "no_pickup_point"))
    throw new Refusal("no_pickup_point", citing(policy, "no_pickup_point"));
  const faults = faultsOf(context, record, input);
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults, ...citing(policy, "courier_named") });
  const lines = input.lineIds.map((lineId) => lineOf(record, lineId));
  const parcelId = await insertParcel(context, claimId, {
    ...input,
    direction: "inbound",
    fromKind: input.from,
    // Where the terms are silent, whoever sends it pays.
    freightPaidBy: freightPayer(lines, "inbound") ?? "customer",
  });
  const { carrier, tracking, shippedOn } = input;
  const clause = processClause(policy, "courier_named");
  const what = { clauses: clause ? [clause] : [], details: { parcelId, carrier, tracking, shippedOn } };
  const moving = input.lineIds.map((id) => ({ id, what }));
  await moveLines(context, custodyLifecycle, claimId, "sendIn", moving);
  return claimId;
}

function faultsOf(context: Context, record: ClaimRecord, input: AnnounceParcel): FieldFault[] {
  const faults: FieldFault[] = [];
  if (input.carrier.trim() === "") faults.push(fieldFault("/carrier", "required"));
  if (input.tracking.trim() === "") faults.push(fieldFault("/tracking", "required"));
  if (input.lineIds.length === 0) faults.push(fieldFault("/lineIds", "required"));
  for (const [index, lineId] of input.lineIds.entries()) {
    if (!record.lines.some(({ id }) => id === lineId))
      faults.push(fieldFault(`/lineIds/${index}`, "not_in_this_claim"));
    else if (input.lineIds.indexOf(lineId) !== index)
      faults.push(fieldFault(`/lineIds/${index}`, "twice", { value: lineOf(record, lineId).serial }));
  }
  const parted = faults.length > 0 ? [] : otherCentreFaults(record, input.lineIds);
  return [...faults, ...parted, ...pastDayFaults(context, "/shippedOn", input.shippedOn)];
}

import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import {
  accessoriesLeft,
  type ClaimRecord,
  claimForChange,
  custodyLifecycle,
  isMachineAgain,
  type LineRecord,
  lineOf,
  type Work,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { checkDestination } from "../destinations/index.ts";
import { moveLines, type Onlooker, permission, refuseIf, standing, type What, wrongState } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { carrierRefusal, citing, pastDayFaults, policyOf, processClause } from "../policies/index.ts";
import { takeAgain } from "../products/index.ts";
import { replacedPartsToReturn } from "../repairs/index.ts";
import { freightPayer } from "./freight.ts";
import { insertParcel } from "./insert.ts";
import { otherCentreFaults } from "./one-centre.ts";

export interface SendBack {
  readonly carrier: string;
  readonly tracking: string;
  /** `YYYY-MM-DD`. */
  readonly shippedOn: string;
  readonly lineIds: readonly string[];
}

const finished: readonly Work[] = ["ready", "scrap", "no_fault_found", "returned_unrepaired", "replaced"];

/** Whether one unit may go back, or what takes its place go out: the work on it is over, and what is sent is named. */
export function sendBackLineGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  const at = { lineId: line.id, events: record.events };
  return (
    permission(onlooker, "custody.sendBack") ??
    standing(onlooker, custodyLifecycle, wayOut(line), { ...at, status: line.custody }) ??
    (finished.includes(line.work) ? null : wrongState(onlooker, "work", { ...at, status: line.work })) ??
    unnamed(line) ??
    leftBehind(onlooker, record, line)
  );
}

/** What was never at the centre, or was lost, does not go back: its replacement goes out. */
function wayOut({ custody, work }: LineRecord): "sendBack" | "sendOut" {
  return work === "replaced" && custody !== "at_centre" ? "sendOut" : "sendBack";
}

/** SA-3.5: what came along goes back with its unit. */
function leftBehind(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  line: LineRecord,
): Refusal | null {
  const left = line.custody === "at_centre" ? accessoriesLeft(line) : [];
  if (left.length === 0) return null;
  const items = left.map(({ name, quantity }) => `${quantity} × ${name}`).join(", ");
  return new Refusal("accessories_left", {
    ...citing(policyOf(onlooker, record), "accessories"),
    values: { serial: line.serial, items },
  });
}

function unnamed(line: LineRecord): Refusal | null {
  const { replacement, serial } = line;
  const named = replacement?.kind === "replace" || isMachineAgain(line);
  const open = named && replacement?.serialIn === null;
  return open ? new Refusal("serial_first", { values: { serial } }) : null;
}

/** Whether any unit of the claim may go back. */
export function sendBackGuard(onlooker: Onlooker & Pick<Context, "policies">, record: ClaimRecord): Refusal | null {
  const refusals = record.lines.map((line) => sendBackLineGuard(onlooker, record, line));
  return refusals.every((refusal) => refusal !== null) ? (refusals[0] ?? null) : null;
}

/** Sends finished units back with carrier and tracking number; in one parcel or, for large claims, in several. Returns the claim's id. */
export async function sendBack(context: Context, claimId: string, input: SendBack): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(permission(context, "custody.sendBack"));
  const foreign = input.lineIds.flatMap((lineId, index) =>
    record.lines.some(({ id }) => id === lineId) && input.lineIds.indexOf(lineId) === index
      ? []
      : [fieldFault(`/lineIds/${index}`, "not_in_this_claim")],
  );
  const parted = foreign.length > 0 ? [] : otherCentreFaults(record, input.lineIds);
  const faults = [...foreign, ...parted, ...pastDayFaults(context, "/shippedOn", input.shippedOn)];
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  const lines = input.lineIds.map((lineId) => lineOf(record, lineId));
  for (const line of lines) refuseIf(sendBackLineGuard(context, record, line));
  const { returnCarrier, returnAddress: address, customer } = record;
  refuseIf(
    carrierRefusal(policyOf(context, record), input.carrier, returnCarrier?.arranged ? returnCarrier.name : null),
  );
  if (address) await checkDestination(context, { address, customerId: customer.id, pointer: "/returnAddress" });
  const parcelId = await insertParcel(context, claimId, {
    ...input,
    direction: "outbound",
    freightPaidBy: freightPayer(lines, "outbound"),
  });
  for (const [verb, those] of Map.groupBy(lines, wayOut)) {
    const leaving = those.map((line) => ({ id: line.id, what: sentWith(context, record, { line, parcelId, input }) }));
    await moveLines(context, custodyLifecycle, claimId, verb, leaving);
  }
  for (const line of lines) {
    if (line.replacement?.kind === "reissue" && line.goods) await leaveStock(context, line, input.shippedOn);
  }
  await tellCustomer(context, claimId, "return_shipped", { parcelId });
  return claimId;
}

/** What the history says of one unit of the parcel. */
function sentWith(
  context: Context,
  record: ClaimRecord,
  { line, parcelId, input }: { readonly line: LineRecord; readonly parcelId: string; readonly input: SendBack },
): What {
  const { carrier, tracking, shippedOn } = input;
  const { replacement } = line;
  const parts = replacedPartsToReturn(line);
  const policy = policyOf(context, record);
  const old = parts.length > 0 ? processClause(policy, "return_replaced_parts") : undefined;
  const partly =
    record.lines.length > input.lineIds.length || record.centreIds.length > 1
      ? processClause(policy, "in_parts")
      : undefined;
  return {
    clauses: [old, partly, processClause(policy, "carrier")].flatMap((clause) => clause ?? []),
    details: {
      parcelId,
      carrier,
      tracking,
      shippedOn,
      ...(replacement && { instead: replacement.serialIn ?? replacement.item }),
      ...(parts.length > 0 && { replacedParts: parts }),
    },
  };
}

/** What is sent again leaves the stock it was sold from; a machine is dated by its own parcel. */
async function leaveStock(context: Context, { id, goods, replacement }: LineRecord, shippedOn: string): Promise<void> {
  if (!goods) return;
  await takeAgain(context, { productId: goods.productId, quantity: goods.quantity, lineId: id });
  if (!replacement?.unitInId) return;
  const { tx, actor } = context;
  // The delivery of its order is confirmed: its after-sales is open from the beginning.
  await tx
    .updateTable("unit")
    .set({ shippedOn, confirmedOn: goods.confirmedOn })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", replacement.unitInId)
    .execute();
}

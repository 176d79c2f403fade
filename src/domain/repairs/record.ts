import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import {
  type ClaimRecord,
  claimForChange,
  type LineRecord,
  lineOf,
  type RepairPart,
  type RepairRecord,
  unchanged,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { takeParts } from "../parts/index.ts";
import { citing, policyOf } from "../policies/index.ts";

export interface RecordRepair {
  readonly workDone?: string | undefined;
  readonly parts?: readonly RepairPart[] | undefined;
  readonly labourMinutes?: number | null | undefined;
}

/** Whether work may be recorded: while the line is in repair or in test. */
export function recordRepairGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const allowed = permission(onlooker, "repair.record");
  if (allowed) return allowed;
  return line.work === "repairing" || line.work === "testing"
    ? null
    : wrongState(onlooker, "work", { status: line.work, lineId: line.id, events: record.events });
}

/** Records work, parts and time, from the version that the technician saw. Returns the claim's id. */
export async function recordRepair(
  context: Context,
  at: { readonly claimId: string; readonly lineId: string; readonly version: number },
  input: RecordRepair,
): Promise<string> {
  const { tx, actor } = context;
  const record = await claimForChange(context, at.claimId);
  const line = lineOf(record, at.lineId);
  refuseIf(recordRepairGuard(context, record, line));
  const repair = repairOf(line);
  refuseIf(unchanged(record, repair.version, at.version, line.id));
  const { workDone, parts, labourMinutes } = input;
  if (line.keepOriginal && parts?.some(({ serialOut }) => serialKey(serialOut) === serialKey(line.serial)))
    throw new Refusal("original_wanted", citing(policyOf(context, record), "keep_original"));
  if (parts) await takeParts(context, line.id, { before: repair.parts, after: parts });
  await tx
    .updateTable("repairOrder")
    .set((eb) => ({
      version: eb("version", "+", 1),
      ...(workDone !== undefined && { workDone }),
      ...(parts && { parts: JSON.stringify(parts) }),
      ...(labourMinutes !== undefined && { labourMinutes }),
    }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", repair.id)
    .execute();
  await noteEvent(context, { claimId: record.id, lineId: line.id }, "repair.recorded", { ...input });
  return record.id;
}

/** The repair order of a line that is in repair. */
export function repairOf(line: LineRecord): RepairRecord {
  if (!line.repair) throw new Error(`line ${line.id} is in repair without an order`);
  return line.repair;
}

import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import {
  type ClaimRecord,
  claimForChange,
  type FaultFound,
  type InspectionRecord,
  type LineRecord,
  lineOf,
  unchanged,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { policyOf, readAnswers } from "../policies/index.ts";

export interface SaveFindings {
  /** Merged into what was found so far; null takes a finding back. */
  readonly findings?: Readonly<Record<string, unknown>> | undefined;
  /** All that were found; each of the unit, or of one of its boards or supplies. */
  readonly faultCodes?: readonly FaultFound[] | undefined;
  readonly notes?: string | undefined;
}

/** Whether findings may be written down: while the line is in inspection. */
export function saveFindingsGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const allowed = permission(onlooker, "inspection.record");
  if (allowed) return allowed;
  return line.work === "inspecting"
    ? null
    : wrongState(onlooker, "work", { status: line.work, lineId: line.id, events: record.events });
}

/** Saves what was found so far, from the version that the technician saw; a closed inspection is open again. Returns the claim's id. */
export async function saveFindings(
  context: Context,
  at: { readonly claimId: string; readonly lineId: string; readonly version: number },
  input: SaveFindings,
): Promise<string> {
  const { tx, actor } = context;
  const record = await claimForChange(context, at.claimId);
  const line = lineOf(record, at.lineId);
  refuseIf(saveFindingsGuard(context, record, line));
  const inspection = inspectionOf(line);
  refuseIf(unchanged(record, inspection.version, at.version, line.id));
  const findings =
    input.findings &&
    readAnswers(policyOf(context, record), "inspection", input.findings, {
      known: inspection.findings,
      pointer: "/findings",
    });
  await tx
    .updateTable("inspection")
    .set((eb) => ({
      version: eb("version", "+", 1),
      completedBy: null,
      completedAt: null,
      ...(findings && { findings: JSON.stringify(findings) }),
      ...(input.faultCodes && { faultCodes: JSON.stringify(faultsOf(line, inspection, input.faultCodes)) }),
      ...(input.notes !== undefined && { notes: input.notes }),
    }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", inspection.id)
    .execute();
  await noteEvent(context, { claimId: record.id, lineId: line.id }, "inspection.saved");
  return record.id;
}

/** Each component as it is on record; refuses one that is neither of the unit, nor was found in it, nor stood there before. */
function faultsOf(line: LineRecord, inspection: InspectionRecord, faults: readonly FaultFound[]): FaultFound[] {
  const known = [
    ...line.components.map(({ serial }) => serial),
    ...line.seenComponents.map(({ serial }) => serial),
    ...inspection.faultCodes.map(({ component }) => component),
  ];
  return faults.map(({ code, component }, at) => {
    const found = component === "" ? "" : known.find((serial) => serialKey(serial) === serialKey(component));
    if (found !== undefined) return { code, component: found };
    const wrong = fieldFault(`/faultCodes/${at}/component`, "unknown_choice", { thing: component });
    throw new Refusal("invalid_input", { fields: [wrong] });
  });
}

/** The inspection of a line that is in inspection. */
export function inspectionOf(line: LineRecord): InspectionRecord {
  if (!line.inspection) throw new Refusal("inspection_first");
  return line.inspection;
}

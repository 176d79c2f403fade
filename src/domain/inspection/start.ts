import { newId } from "../../core/id.ts";
import type { Refusal } from "../../core/refusal.ts";
import {
  type ClaimRecord,
  claimForChange,
  type LineRecord,
  lineOf,
  notAtCentre,
  workLifecycle,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";

/** Whether the line may be inspected: it was received and is here. */
export function startInspectionGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const at = { status: line.work, lineId: line.id, events: record.events };
  return (
    permission(onlooker, "work.inspect") ??
    standing(onlooker, workLifecycle, "inspect", at) ??
    notAtCentre(onlooker, record, line)
  );
}

/** Starts the inspection and takes the line on the technician's bench. Returns the claim's id. */
export async function startInspection(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  refuseIf(startInspectionGuard(context, record, lineOf(record, lineId)));
  await move(context, workLifecycle, { claimId, lineId }, "inspect");
  await tx
    .insertInto("inspection")
    .values({
      sellerId: actor.sellerId,
      id: newId<"inspection">(now),
      lineId,
      startedBy: actor.name,
      startedAt: new Date(now),
    })
    .execute();
  if (actor.kind === "person")
    await tx
      .updateTable("claimLine")
      .set({ technicianId: actor.id })
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", lineId)
      .execute();
  return claimId;
}

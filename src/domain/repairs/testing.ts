import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { fitComponents } from "../catalog/index.ts";
import {
  type ClaimRecord,
  claimForChange,
  type LineRecord,
  lineOf,
  notAtCentre,
  workLifecycle,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, permission, refuseIf, standing, wrongState } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { coverAfter } from "../remedies/index.ts";
import { repairOf } from "./record.ts";

export interface RecordTest {
  readonly name: string;
  readonly passed: boolean;
  readonly result: string;
  /** All tests are done: a passed last one makes the line ready. */
  readonly last: boolean;
}

/** Whether the line may go to test: it is in repair, and what was done is recorded. */
export function startTestingGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const at = { status: line.work, lineId: line.id, events: record.events };
  return (
    permission(onlooker, "work.startTest") ??
    standing(onlooker, workLifecycle, "startTest", at) ??
    notAtCentre(onlooker, record, line) ??
    (line.repair?.workDone ? null : new Refusal("work_not_recorded"))
  );
}

/** The repair is done and goes to test. Returns the claim's id. */
export async function startTesting(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(startTestingGuard(context, record, lineOf(record, lineId)));
  await move(context, workLifecycle, { claimId, lineId }, "startTest");
  return claimId;
}

/** Whether a test may be recorded: while the line is in test. */
export function recordTestGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  const allowed = permission(onlooker, "repair.record");
  if (allowed) return allowed;
  return line.work === "testing"
    ? null
    : wrongState(onlooker, "work", { status: line.work, lineId: line.id, events: record.events });
}

/** Records a test. A failed one sends the line back to repair; a passed last one makes it ready. Returns the claim's id. */
export async function recordTest(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: RecordTest,
): Promise<string> {
  const { tx, actor, now } = context;
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(recordTestGuard(context, record, line));
  const { name, passed, result } = input;
  await tx
    .insertInto("repairTest")
    .values({
      sellerId: actor.sellerId,
      id: newId<"test">(now),
      repairOrderId: repairOf(line).id,
      name,
      passed,
      result,
      testedBy: actor.name,
      testedAt: new Date(now),
    })
    .execute();
  if (!passed) await move(context, workLifecycle, { claimId, lineId }, "failTest", { details: { name, result } });
  else if (input.last) await passLast(context, { claimId, line, name });
  else await noteEvent(context, { claimId, lineId }, "repair.tested", { name, result });
  return claimId;
}

async function passLast(
  context: Context,
  { claimId, line, name }: { readonly claimId: string; readonly line: LineRecord; readonly name: string },
): Promise<void> {
  const { tx, actor, now } = context;
  await move(context, workLifecycle, { claimId, lineId: line.id }, "passTest", { details: { name } });
  const coveredUntil = coverAfter(context, line);
  await tx
    .updateTable("repairOrder")
    .set({ completedBy: actor.name, completedAt: new Date(now), coveredUntil })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", repairOf(line).id)
    .execute();
  if (line.unit) await fitComponents(context, line.unit.id, repairOf(line).parts);
  if (line.unit && coveredUntil)
    await tx
      .updateTable("unit")
      .set({ coverUntil: coveredUntil })
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", line.unit.id)
      .execute();
  await tellCustomer(context, claimId, "repair_ready", { lineId: line.id });
}

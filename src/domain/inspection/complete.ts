import type { Refusal } from "../../core/refusal.ts";
import {
  type ClaimRecord,
  claimForChange,
  type LineRecord,
  lineOf,
  loadClaim,
  workLifecycle,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, refuseIf } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { policyOf, readAnswers, storeDecision } from "../policies/index.ts";
import { outcomeOf } from "./outcome.ts";
import { inspectionOf, saveFindingsGuard } from "./save-findings.ts";

export interface CompleteInspection {
  /** Last findings; what is left out altogether is false, save what must be said. */
  readonly findings: Readonly<Record<string, unknown>>;
  readonly notes: string;
}

/** Whether the inspection may be closed; again too, while its decision still waits for a fact. */
export function completeInspectionGuard(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  return saveFindingsGuard(onlooker, record, line);
}

/**
 * Closes the inspection: the decision is made, stored and acted on. Covered: the free repair is approved. Not covered: a
 * quote is to be made. Beyond repair or nothing found: the line ends so. Undecided: it stays for a person.
 * Returns the claim's id.
 */
export async function completeInspection(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: CompleteInspection,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(completeInspectionGuard(context, record, line));
  await writeFindings(context, record, { line, input });
  const inspected = await loadClaim(context, claimId);
  const after = lineOf(inspected, lineId);
  const decision = await storeDecision(context, inspected, after, "inspected");
  await noteEvent(context, { claimId, lineId }, "inspection.completed", { verdict: decision.verdict });
  const outcome = outcomeOf(decision, after);
  if (outcome.verb !== "quote" && outcome.verb !== "person")
    await move(context, workLifecycle, { claimId, lineId }, outcome.verb, {
      clauses: outcome.clauses,
      details: { verdict: decision.verdict },
    });
  if (outcome.verb !== "person") await tellCustomer(context, claimId, "inspection_done", { lineId });
  return claimId;
}

async function writeFindings(
  context: Context,
  record: ClaimRecord,
  { line, input }: { readonly line: LineRecord; readonly input: CompleteInspection },
): Promise<void> {
  const { tx, actor, now } = context;
  const inspection = inspectionOf(line);
  const findings = readAnswers(policyOf(context, record), "inspection", input.findings, {
    known: inspection.findings,
    pointer: "/findings",
  });
  await tx
    .updateTable("inspection")
    .set((eb) => ({
      version: eb("version", "+", 1),
      findings: JSON.stringify(findings),
      ...(input.notes !== "" && { notes: input.notes }),
      completedBy: actor.name,
      completedAt: new Date(now),
    }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", inspection.id)
    .execute();
}

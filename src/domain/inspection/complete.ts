import { isDeepStrictEqual } from "node:util";
import type { Refusal } from "../../core/refusal.ts";
import type { Facts } from "../../policy/index.ts";
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
 * Closed again without anything new, it is decided and told already. Returns the claim's id.
 */
export async function completeInspection(
  context: Context,
  { claimId, lineId }: { readonly claimId: string; readonly lineId: string },
  input: CompleteInspection,
): Promise<string> {
  const record = await claimForChange(context, claimId);
  const line = lineOf(record, lineId);
  refuseIf(completeInspectionGuard(context, record, line));
  const findings = readAnswers(policyOf(context, record), "inspection", input.findings, {
    known: inspectionOf(line).findings,
    pointer: "/findings",
  });
  if (isDecided(line, { findings, notes: input.notes })) return claimId;
  await writeFindings(context, line, { findings, notes: input.notes });
  const inspected = await loadClaim(context, claimId);
  const after = lineOf(inspected, lineId);
  const decision = await storeDecision(context, inspected, after, "inspected");
  await noteEvent(context, { claimId, lineId }, "inspection.completed", { verdict: decision.verdict });
  const outcome = outcomeOf(decision, inspected, after);
  if (outcome.verb !== "quote" && outcome.verb !== "person")
    await move(context, workLifecycle, { claimId, lineId }, outcome.verb, {
      clauses: outcome.clauses,
      details: { verdict: decision.verdict },
    });
  if (outcome.verb !== "person") await tellCustomer(context, claimId, "inspection_done", { lineId });
  return claimId;
}

interface Found {
  readonly findings: Facts;
  /** Empty: as they are. */
  readonly notes: string;
}

/** Whether the same was found when it was closed before, and decided for good: what waited for a fact may have it now. */
function isDecided({ inspection, decision }: LineRecord, { findings, notes }: Found): boolean {
  if (!inspection?.completedAt || decision?.stage !== "inspected") return false;
  const settled = decision.verdict === "covered" || decision.verdict === "not_covered";
  return settled && (notes === "" || notes === inspection.notes) && isDeepStrictEqual(findings, inspection.findings);
}

async function writeFindings({ tx, actor, now }: Context, line: LineRecord, { findings, notes }: Found): Promise<void> {
  await tx
    .updateTable("inspection")
    .set((eb) => ({
      version: eb("version", "+", 1),
      findings: JSON.stringify(findings),
      ...(notes !== "" && { notes }),
      completedBy: actor.name,
      completedAt: new Date(now),
    }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", inspectionOf(line).id)
    .execute();
}

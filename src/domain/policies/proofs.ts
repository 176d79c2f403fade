import type { Day } from "../../core/day.ts";
import {
  type CompiledPolicy,
  type Decision,
  type Difference,
  type Facts,
  type Verdict,
  verifyDecision,
} from "../../policy/index.ts";
import type { DecisionStage } from "../claims/index.ts";
import type { Context } from "../context.ts";

/** A stored decision and what deciding it again gave: `differences` is null where the policy it was made under is not at hand. */
export interface DecisionProof {
  readonly id: string;
  readonly stage: DecisionStage;
  readonly digest: string;
  readonly asOf: Day;
  readonly verdict: Verdict;
  readonly decidedAt: Date;
  readonly decidedBy: string;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly policy: CompiledPolicy | undefined;
  readonly differences: readonly Difference[] | null;
}

/** Every decision about a line, newest first, each decided again from its own facts, day and settings. */
export async function proofsOf({ tx, actor, policies }: Context, lineId: string): Promise<DecisionProof[]> {
  const rows = await tx
    .selectFrom("decision")
    .select(["id", "stage", "policyDigest", "asOf", "verdict", "decidedAt", "decidedBy", "result", "facts", "settings"])
    .where("sellerId", "=", actor.sellerId)
    .where("lineId", "=", lineId)
    .orderBy("decidedAt", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(({ policyDigest: digest, result, ...row }) => {
    const policy = policies.byDigest(digest);
    const stored = {
      decision: JSON.parse(result) as Decision,
      facts: row.facts as Facts,
      settings: row.settings as Readonly<Record<string, unknown>>,
    };
    const differences = policy ? verifyDecision(policy, { ...stored, decision: { ...stored.decision } }) : null;
    return {
      ...row,
      ...stored,
      stage: row.stage as DecisionStage,
      asOf: row.asOf as Day,
      verdict: row.verdict as Verdict,
      digest,
      policy,
      differences,
    };
  });
}

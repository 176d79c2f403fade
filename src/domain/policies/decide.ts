import { sql } from "kysely";
import { newId } from "../../core/id.ts";
import { type CompiledPolicy, type Decision, decide, type Facts } from "../../policy/index.ts";
import type { ClaimRecord, DecisionStage, LineRecord } from "../claims/index.ts";
import { runClocks } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { decideSettings } from "./decide-settings.ts";
import { factsOf } from "./facts.ts";
import { inForceFor } from "./in-force.ts";
import { today } from "./today.ts";

/** The policy that decides a claim: the very version that was accepted; before that, the one in force on the day it names. */
export function policyOf(
  { policies }: Pick<Context, "policies">,
  record: Pick<ClaimRecord, "policy" | "terms"> & Partial<Pick<ClaimRecord, "lines" | "reportedOn">>,
): CompiledPolicy {
  const accepted = record.terms ? policies.byDigest(record.terms.digest) : undefined;
  const policy = accepted ?? inForceFor(policies, record.policy, (fact) => knownOf(record, fact));
  if (!policy) throw new Error(`the policy ${record.policy} is not loaded`);
  return policy;
}

/** A fact of the first of the claim's units of which it is known. */
function knownOf(record: Partial<Pick<ClaimRecord, "lines" | "reportedOn">>, fact: string): unknown {
  if (fact === "claim.reportedOn") return record.reportedOn;
  const [group = "", key = ""] = fact.split(".");
  const column = key as "shippedOn" | "deliveredOn" | "invoiceOn" | "releasedOn";
  for (const { unit, answers } of record.lines ?? []) {
    const value = unit?.[column] ?? (answers as Readonly<Record<string, Facts>>)[group]?.[key as keyof Facts];
    if (value !== null && value !== undefined) return value;
  }
  return undefined;
}

/** The clauses that a customer acknowledges when filing: the policy's duties, each once. */
export function dutiesOf(policy: Pick<CompiledPolicy, "duties" | "clauses">): string[] {
  const declared = declarations.filter((clause) => policy.clauses.has(clause));
  return [...new Set([...policy.duties.map(({ clause }) => clause), ...declared])];
}

/** Passwords are cleared or told, and what is said is true and complete: declared by whoever files, whatever the kind. */
const declarations = ["SA-3.2", "SA-3.3"];

/** What the policy says of a line today; stores nothing. */
export function decideLine(
  context: Pick<Context, "policies" | "seller" | "now">,
  record: ClaimRecord,
  line: LineRecord,
): Decision {
  return decide(policyOf(context, record), factsOf(context, record, line), today(context), settingsOf(context, record));
}

/** Decides a line, keeps the decision with all it rests on, and makes it the one in force. */
export async function storeDecision(
  context: Context,
  record: ClaimRecord,
  ...[line, stage]: [line: LineRecord, stage: DecisionStage]
): Promise<Decision> {
  const [decision] = await storeDecisions(context, record, [line], stage);
  if (!decision) throw new Error("a line has a decision");
  return decision;
}

/** The same for many lines, with a constant number of queries for each few hundred. Gives the decisions in the lines' order. */
export async function storeDecisions(
  context: Context,
  record: ClaimRecord,
  ...[lines, stage]: [lines: readonly LineRecord[], stage: DecisionStage]
): Promise<Decision[]> {
  const made = lines.map((line) => ({
    line,
    decision: decideLine(context, record, line),
    id: newId<"decision">(context.now),
  }));
  for (let from = 0; from < made.length; from += atOnce)
    await insertDecisions(context, record, made.slice(from, from + atOnce), stage);
  const policy = policyOf(context, record);
  const happened = made.map(({ line }) => ({
    verb: `decision.${stage}`,
    lineId: line.id,
    decided: { policy, facts: factsOf(context, record, line) },
  }));
  await runClocks(context, { claimId: record.id }, happened);
  return made.map(({ decision }) => decision);
}

/** A statement takes 65,535 values, a decision has 14. */
const atOnce = 500;

async function insertDecisions(
  context: Context,
  record: ClaimRecord,
  ...[made, stage]: [made: readonly { line: LineRecord; decision: Decision; id: string }[], stage: DecisionStage]
): Promise<void> {
  const { tx, actor, now } = context;
  await tx
    .insertInto("decision")
    .values(
      made.map(({ line, decision, id }) => ({
        sellerId: actor.sellerId,
        id,
        claimId: record.id,
        lineId: line.id,
        stage,
        policy: decision.policy,
        policyDigest: decision.digest,
        asOf: decision.asOf,
        verdict: decision.verdict,
        facts: JSON.stringify(factsOf(context, record, line)),
        settings: JSON.stringify(settingsOf(context, record)),
        result: JSON.stringify(decision),
        decidedAt: new Date(now),
        decidedBy: actor.name,
      })),
    )
    .execute();
  const [lineIds, ids] = [made.map(({ line }) => line.id), made.map(({ id }) => id)];
  await sql`update claim_line set decision_id = made.decision_id
    from unnest(${lineIds}::uuid[], ${ids}::uuid[]) as made (line_id, decision_id)
    where claim_line.seller_id = ${actor.sellerId} and claim_line.id = made.line_id`.execute(tx);
}

function settingsOf({ seller }: Pick<Context, "seller">, { locale }: ClaimRecord) {
  return decideSettings(seller, locale);
}

import { isStaff } from "../../core/actor.ts";
import { fieldFault } from "../../core/fault.ts";
import { inEach } from "../../core/locale.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import {
  citing,
  decideLine,
  dutiesOf,
  type EvidencePiece,
  evidenceAsked,
  policyOf,
  processClause,
  ruling,
  storeDecisions,
  today,
} from "../policies/index.ts";
import { comesIn } from "./comes-in.ts";
import { checkReturnAddress } from "./edit.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange, loadClaim } from "./load.ts";
import type { AcceptedTerms, ClaimRecord } from "./record.ts";
import { linkEarlierRepairs } from "./repeat-failures.ts";
import { setClaim } from "./write.ts";

export interface SubmitClaim {
  readonly acceptTerms: boolean;
  /** Clause ids that were acknowledged. */
  readonly duties: readonly string[];
}

/** Whether the draft may be submitted by this actor; what is still missing in it is told field by field when they try. */
export function submitClaimGuard(onlooker: Onlooker & Pick<Context, "policies">, record: ClaimRecord): Refusal | null {
  const policy = policyOf(onlooker, record);
  const refusal = permission(onlooker, "claim.submit") ?? standing(onlooker, claimLifecycle, "submit", record);
  if (refusal) return refusal;
  return record.returnAddress?.kind === "pickup_point" && ruling(policy, "no_pickup_point")
    ? new Refusal("no_pickup_point", citing(policy, "no_pickup_point"))
    : null;
}

/**
 * Submits a draft: terms accepted (the very version is kept), duties acknowledged, address locked, each line decided.
 * A question that nobody could answer stays unknown and goes to a person. Returns the claim's id.
 */
export async function submitClaim(context: Context, claimId: string, input: SubmitClaim): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(submitClaimGuard(context, record));
  const faults = faultsOf(context, record, input);
  const lacking = lackingEvidence(context, record);
  const clauses = [...new Set(lacking.flatMap((piece) => piece.clauses))];
  faults.push(...lacking.map((piece) => evidenceFault(policyOf(context, record), piece)));
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults, ...(clauses.length > 0 && { clauses }) });
  // The list may have changed since the draft was written.
  if (record.returnAddress) await checkReturnAddress(context, record.customer.id, record.returnAddress);
  const policy = policyOf(context, record);
  const terms: AcceptedTerms = {
    policy: policy.id,
    version: policy.version,
    digest: policy.digest,
    acceptedAt: new Date(context.now).toISOString(),
    duties: dutiesOf(policy),
  };
  const accepted = processClause(policy, "terms_accepted");
  await setClaim(context, claimId, { reportedOn: today(context), terms: JSON.stringify(terms) });
  await move(context, claimLifecycle, { claimId }, "submit", {
    clauses: accepted ? [accepted] : [],
    details: { policy: terms.policy, version: terms.version, digest: terms.digest, duties: terms.duties },
  });
  await linkEarlierRepairs(context, claimId);
  const submitted = await loadClaim(context, claimId);
  const decisions = await storeDecisions(context, submitted, submitted.lines, "submitted");
  const comes = submitted.lines.some((line, at) => comesIn(submitted, line, decisions[at] ?? { remedies: [] }));
  await tellCustomer(context, claimId, "claim_submitted", { comesIn: comes });
  return claimId;
}

function faultsOf(context: Context, record: ClaimRecord, input: SubmitClaim): FieldFault[] {
  const faults: FieldFault[] = [];
  // What was never sent comes back as money alone.
  if (!record.returnAddress && record.kind !== "undelivered") faults.push(fieldFault("/returnAddress", "required"));
  if (record.summary === "")
    for (const line of record.lines)
      if (line.description === "") faults.push(fieldFault(`/lines/${line.position}/description`, "required"));
  if (!input.acceptTerms) faults.push(fieldFault("/acceptTerms", "accept_terms"));
  const open = dutiesOf(policyOf(context, record)).filter((duty) => !input.duties.includes(duty));
  if (open.length > 0) faults.push(fieldFault("/duties", "acknowledge", { clauses: open.join(", ") }));
  return faults;
}

/** What the policy wants on file with the claim and is not. Staff may file without: then what rests on it waits. */
function lackingEvidence(context: Context, record: ClaimRecord): EvidencePiece[] {
  if (isStaff(context.actor)) return [];
  const decisions = record.lines.map((line) => decideLine(context, record, line));
  return evidenceAsked(policyOf(context, record), decisions).filter(({ onFile, later }) => !onFile && !later);
}

function evidenceFault(policy: CompiledPolicy, { names, clauses }: EvidencePiece): FieldFault {
  const [first = ""] = names;
  const labels = names.map((name) => policy.facts.get(`evidence.${name}`)?.label);
  const what = inEach((locale) => labels.map((label, at) => label?.[locale] ?? names[at] ?? "").join(" / "));
  return fieldFault(`/evidence/${first}`, "evidence_missing", { what, clauses: clauses.join(", ") });
}

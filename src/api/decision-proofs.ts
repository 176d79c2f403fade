import type { Locale } from "../core/locale.ts";
import { lineOf, loadClaim } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { type DecisionProof, explainDecision, proofsOf } from "../domain/policies/index.ts";
import type { CompiledPolicy, Facts } from "../policy/index.ts";
import type { Answer } from "./contract/index.ts";
import { type Reader, readerOf } from "./reader.ts";

type Proof = Answer<"GET /v1/sellers/{seller}/claims/{claim}/lines/{line}/decisions">["items"][number];

/** The decisions about one line of a claim in the reader's reach, each with its facts in words and its proof. */
export async function lineProofs(context: Context, at: { readonly claim: string; readonly line: string }) {
  const line = lineOf(await loadClaim(context, at.claim), at.line);
  const reader = readerOf(context);
  const proofs = await proofsOf(context, line.id);
  return { items: proofs.map((proof) => proofView(reader, proof, proof.id === line.decision?.id)) };
}

function proofView(reader: Reader, proof: DecisionProof, inForce: boolean): Proof {
  const { id, stage, decision, digest, asOf, verdict, policy, facts, settings, differences } = proof;
  return {
    id,
    stage,
    at: proof.decidedAt.toISOString(),
    by: proof.decidedBy,
    policy: policy?.pack.title[reader.locale] ?? decision.policy,
    version: decision.version,
    digest,
    asOf,
    verdict,
    sentence: policy ? explainDecision(policy, decision, reader, null).verdict : verdict,
    inForce,
    facts: policy ? factRows(policy, facts, reader.locale) : [],
    differences:
      differences &&
      differences.map(({ path, stored, recomputed }) => ({
        path,
        stored: shown(stored),
        recomputed: shown(recomputed),
      })),
    stored: { decision: { ...decision }, facts: { ...facts }, settings: { ...settings } },
  };
}

/** What was known, in the order of the dictionary. */
function factRows(policy: CompiledPolicy, facts: Facts, locale: Locale): Proof["facts"] {
  const groups = facts as Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>>;
  return [...policy.facts].flatMap(([fact, { type, label, values }]) => {
    const dot = fact.indexOf(".");
    const value = groups[fact.slice(0, dot)]?.[fact.slice(dot + 1)];
    if (value === undefined || value === null) return [];
    return [
      { fact, label: label[locale], type, value: (typeof value === "string" && values?.[value]?.[locale]) || value },
    ];
  });
}

function shown(value: unknown): string {
  return value === undefined ? "" : JSON.stringify(value);
}

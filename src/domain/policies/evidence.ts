import type { CompiledPolicy, Decision } from "../../policy/index.ts";
import { ruling } from "./process-clauses.ts";

/** How a piece of evidence comes: as a file, in words, or as either. */
export type EvidenceForm = "file" | "words" | "either";

/** One piece of evidence that a decision asks for; of several names one is enough. */
export interface EvidencePiece {
  /** Names under `evidence.`. */
  readonly names: readonly string[];
  readonly clauses: readonly string[];
  readonly onFile: boolean;
  /** It may be handed in after the submission: the policy asks for it then (SA-2.3). */
  readonly later: boolean;
}

const forms: Readonly<Record<string, EvidenceForm>> = {
  photo: "file",
  video: "file",
  invoice: "file",
  courierReport: "file",
  packagingPhoto: "file",
  labelPhoto: "file",
  orderNumber: "words",
  sku: "words",
  effortsMade: "words",
  description: "words",
};

/** How the evidence of this name comes; what is not known here may come either way. */
export function evidenceForm(name: string): EvidenceForm {
  return forms[name] ?? "either";
}

/** What the decisions ask for, each piece once with the clauses that want it; on file where every decision has it. */
export function evidenceAsked(
  policy: CompiledPolicy,
  decisions: readonly Pick<Decision, "evidence">[],
): EvidencePiece[] {
  const pieces = new Map<string, Piece>();
  for (const { evidence } of decisions)
    for (const rule of policy.evidence) {
      const asked = (names: readonly { readonly name: string }[]) =>
        names.some(({ name }) => evidence.required.includes(name));
      // A clause may have a second rule, for another kind of claim.
      if (!evidence.clauses.includes(rule.clause) || !rule.requires.every(asked)) continue;
      for (const required of rule.requires) {
        const names = required.map(({ name }) => name);
        const key = names.join("|");
        const piece = pieces.get(key) ?? { names, clauses: new Set(), onFile: true, later: true };
        piece.clauses.add(rule.clause);
        piece.onFile &&= names.some((name) => evidence.required.includes(name) && !evidence.missing.includes(name));
        piece.later &&= handedInLater(policy, rule.clause);
        pieces.set(key, piece);
      }
    }
  return withoutWider([...pieces.values()]).map((piece) => ({ ...piece, clauses: [...piece.clauses] }));
}

interface Piece {
  readonly names: readonly string[];
  readonly clauses: Set<string>;
  onFile: boolean;
  later: boolean;
}

/** Where a photo is wanted, another clause's "photo or video" asks for nothing more: it is told with the photo. */
function withoutWider(pieces: readonly Piece[]): Piece[] {
  return pieces.filter((piece) => {
    const narrower = pieces.find(
      ({ names }) => names.length < piece.names.length && names.every((name) => piece.names.includes(name)),
    );
    for (const clause of narrower ? piece.clauses : []) narrower?.clauses.add(clause);
    if (narrower) narrower.later &&= piece.later;
    return !narrower;
  });
}

/** SA-2.3: where the proof is missing, the customer is asked for it; the claim is not turned away. */
function handedInLater(policy: CompiledPolicy, clause: string): boolean {
  return clause === "SA-2.3" && ruling(policy, "evidence_later");
}

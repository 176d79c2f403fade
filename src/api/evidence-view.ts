import { type EvidencePiece, evidenceAsked, evidenceForm } from "../domain/policies/index.ts";
import type { CompiledPolicy, Decision } from "../policy/index.ts";
import { clauseOf } from "./clause-card.ts";
import type { Reader } from "./reader.ts";

/** What the policy wants on file for any of the claim's units, why, and what of it was given in words. */
export function evidenceView(
  reader: Reader,
  policy: CompiledPolicy,
  of: { readonly decisions: readonly Decision[]; readonly words: Readonly<Record<string, string>> },
) {
  return { required: evidenceAsked(policy, of.decisions).map((piece) => pieceView(reader, policy, piece, of.words)) };
}

function pieceView(
  { locale }: Reader,
  policy: CompiledPolicy,
  ...[{ names, clauses, onFile, later }, words]: [piece: EvidencePiece, words: Readonly<Record<string, string>>]
) {
  const labelOf = (name: string) => policy.facts.get(`evidence.${name}`)?.label[locale] ?? name;
  const [first = ""] = names;
  return {
    fact: `evidence.${first}`,
    label: names.map(labelOf).join(" / "),
    onFile,
    later,
    names: names.map((name) => ({ name, label: labelOf(name), form: evidenceForm(name) })),
    words: names.map((name) => words[name]).find((each) => each !== undefined) ?? null,
    clauses: clauses.map((id) => clauseOf(policy, id, locale)),
  };
}

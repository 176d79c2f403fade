import type { z } from "zod";
import type { Locale } from "../core/locale.ts";
import { customerIsAsked, explainDecision, questionsFor, type Telling } from "../domain/policies/index.ts";
import type { CompiledPolicy, Decision, FactEntry, Facts } from "../policy/index.ts";
import { clauseOf } from "./clause-card.ts";
import type { question, verdictCard as verdictCardShape } from "./contract/decision.ts";
import { explanationView } from "./explanation.ts";

export type VerdictCard = z.output<typeof verdictCardShape>;
export type Question = z.output<typeof question>;

/** What a card is made from besides the decision. */
export interface CardParts extends Telling {
  /** The facts that were decided on. */
  readonly facts: Facts;
  /** Asks what the verdict still needs, in the order of an interview; otherwise the questions are what is missing. */
  readonly asks: boolean;
  /** Also tries what would change the result; not where many units are told of at once. */
  readonly tries: boolean;
}

/** From how many units in one answer on their cards no longer try what would change each result. */
export const manyUnits = 10;

/** A decision told to a person in one sentence, with every clause behind it, its explanation, and what could still change it. */
export function verdictCard(decision: Decision, policy: CompiledPolicy, parts: CardParts): VerdictCard {
  const { locale, facts, tries } = parts;
  const told = explainDecision(policy, decision, parts, tries ? facts : null);
  return {
    verdict: decision.verdict,
    sentence: told.verdict,
    until: told.until,
    clauses: citedClauses(decision).map((id) => clauseOf(policy, id, locale)),
    excludes: excluding(policy).map((id) => clauseOf(policy, id, locale)),
    questions: questionsOf(decision, policy, parts),
    explanation: explanationView(policy, decision, told, locale),
    decision,
  };
}

/** A customer is not asked what only staff can judge. */
function questionsOf(decision: Decision, policy: CompiledPolicy, { facts, ...parts }: CardParts): Question[] {
  const { locale, inside, asks, tries } = parts;
  if (asks && tries) {
    return questionsFor(policy, facts, decision.asOf, parts).flatMap(({ fact, clause, settles }) => {
      const asked = factQuestion(policy, fact, locale);
      return asked ? [{ ...asked, settles, clause: clause === null ? null : clauseOf(policy, clause, locale) }] : [];
    });
  }
  const open = decision.missing.filter(({ fact }) => inside || customerIsAsked(facts, fact));
  return open.flatMap(({ fact }) => factQuestion(policy, fact, locale) ?? []);
}

/** A fact as a form asks for it; null where the policy knows no such fact, or it comes with a quote. */
export function factQuestion(policy: CompiledPolicy, fact: string, locale: Locale): Question | null {
  const entry: FactEntry | undefined = policy.facts.get(fact);
  if (!entry || entry.stage === "none") return null;
  return {
    fact,
    stage: entry.stage,
    type: entry.type,
    label: entry.label[locale],
    question: entry.question[locale],
    choices: Object.entries(entry.values ?? {}).map(([value, text]) => ({ value, label: text[locale] })),
    help: entry.help?.[locale] ?? null,
    clause: null,
    settles: false,
  };
}

/** Every clause that the commercial part of a decision cites, each once, the verdict's first. */
export function citedClauses(decision: Decision): string[] {
  const cited = [
    ...decision.reasons.flatMap(({ clause, by }) => (by ? [clause, by] : [clause])),
    ...decision.warranty.clauses,
    ...decision.route.clauses,
    ...decision.remedies.flatMap(({ clauses, deductions = [] }) => [
      ...clauses,
      ...deductions.flatMap((d) => d.clauses),
    ]),
    ...decision.denied.flatMap(({ clauses }) => clauses),
    ...decision.freight.clauses,
    ...decision.evidence.clauses,
    ...(decision.parcel?.reasons.map(({ clause }) => clause) ?? []),
    ...decision.deadlines.flatMap(({ clauses }) => clauses),
    ...decision.serviceLevels.flatMap(({ clauses }) => clauses),
    ...decision.notices.map(({ clause }) => clause),
  ];
  return [...new Set(cited)];
}

function excluding(policy: CompiledPolicy): string[] {
  return [...new Set(policy.layers.flatMap(({ voids, excludes }) => Object.keys({ ...voids, ...excludes })))];
}

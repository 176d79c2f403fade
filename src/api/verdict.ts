import type { z } from "zod";
import { type Day, day as knownDay } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import { customerMaySay, untilHint, verdictSentence } from "../domain/policies/index.ts";
import type { CompiledPolicy, Decision, FactEntry } from "../policy/index.ts";
import { clauseOf } from "./clause-card.ts";
import type { question, verdictCard as verdictCardShape } from "./contract/decision.ts";

export type VerdictCard = z.output<typeof verdictCardShape>;
export type Question = z.output<typeof question>;

/**
 * A decision told to a person in one sentence, with every clause behind it and the facts that could still change it.
 * `today` is the reader's day in the seller's zone, for "in 12 days"; the decision's own day unless told.
 */
export function verdictCard(
  decision: Decision,
  policy: CompiledPolicy,
  locale: Locale,
  today: Day = knownDay(decision.asOf),
): VerdictCard {
  const labels = decision.missing.map(({ fact }) => policy.facts.get(fact)?.label[locale] ?? fact);
  return {
    verdict: decision.verdict,
    sentence: verdictSentence(decision, labels, locale, today),
    until: untilHint(decision, locale),
    clauses: citedClauses(decision).map((id) => clauseOf(policy, id, locale)),
    excludes: excluding(policy).map((id) => clauseOf(policy, id, locale)),
    questions: decision.missing.flatMap(({ fact }) => factQuestion(policy, fact, locale) ?? []),
    decision,
  };
}

/** The card as a customer gets it: they are not asked what only staff can judge. */
export function forCustomer(card: VerdictCard): VerdictCard {
  return { ...card, questions: card.questions.filter(({ fact }) => customerMaySay(fact)) };
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

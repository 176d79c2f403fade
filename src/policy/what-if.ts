import { dayWords } from "../core/day-words.ts";
import type { Locale } from "../core/locale.ts";
import type { CompiledPolicy } from "./compiled.ts";
import type { Decision, Verdict } from "./decision.ts";
import { explainWords } from "./explain-words.ts";
import type { FactEntry, Facts } from "./facts.ts";
import { type Change, type Trials, trialsOf } from "./trial.ts";

/**
 * What would change a verdict, found by trying: each answer to a fact that is missing, and the opposite of each finding that ended the
 * cover, alone and together. `facts` are those that were decided on.
 */
export function whatWouldChange(policy: CompiledPolicy, decision: Decision, facts: Facts, locale: Locale): string[] {
  const trial: Trial = { policy, decision, facts, locale, tryWith: trialsOf(policy, facts, decision.asOf) };
  if (decision.verdict === "not_covered")
    return [...ifFoundOtherwise(trial), ...ifEarlier(trial), ...ifAnswered(trial)];
  return ifAnswered(trial);
}

interface Trial {
  readonly policy: CompiledPolicy;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly locale: Locale;
  readonly tryWith: Trials;
}

/** One sentence for each verdict that an answer leads to; facts of yes or no whose answers are alike are named in one breath. */
function ifAnswered(trial: Trial): string[] {
  const { policy, decision, locale } = trial;
  const say = explainWords[locale];
  const settling = new Map<Verdict, Answer[]>();
  for (const { fact } of decision.missing) {
    const entry = policy.facts.get(fact);
    for (const value of entry ? answersOf(entry) : []) {
      const verdict = trial.tryWith([{ fact, value }]).verdict;
      if (verdict === decision.verdict || verdict === "undetermined") continue;
      const answer = { label: entry!.label[locale], value, words: valueWords(entry!, value, locale) };
      settling.set(verdict, [...(settling.get(verdict) ?? []), answer]);
    }
  }
  return [...settling].map(([verdict, answers]) => {
    const told =
      verdict === "covered" ? say.coveredIf : verdict === "provisional" ? say.provisionalIf : say.notCoveredIf;
    return told(together(answers, locale).join(say.or));
  });
}

interface Answer {
  readonly label: string;
  readonly value: unknown;
  readonly words: string;
}

/** The lists come last, since nothing shows where they end. */
function together(answers: readonly Answer[], locale: Locale): string[] {
  const say = explainWords[locale];
  const alike = (value: boolean) => answers.filter((each) => each.value === value);
  const listed = [alike(false), alike(true)].filter((each) => each.length > 2);
  const alone = answers.filter((each) => !listed.some((list) => list.includes(each)));
  return [
    ...alone.map(({ label, words }) => say.is(label, words)),
    ...listed.map((list) => {
      const labels = list.map(({ label }) => label).join(say.comma);
      return list[0]!.value === true ? say.anyOf(labels) : say.notAllOf(labels);
    }),
  ];
}

/** What a finding that ended the cover would have to be; where several did, all of them together. */
function ifFoundOtherwise(trial: Trial): string[] {
  const { policy, decision, facts, locale } = trial;
  const say = explainWords[locale];
  const ending = decision.reasons.filter(({ effect }) => effect === "voids" || effect === "excludes");
  const known = [...new Set(ending.flatMap((reason) => reason.facts ?? []))];
  const flags = known.filter((fact) => policy.facts.get(fact)?.type === "boolean" && valueOf(facts, fact) === true);
  const label = (fact: string) => policy.facts.get(fact)!.label[locale];
  const flipped = flags.map((fact) => ({ fact, value: false }));
  const better = (changes: readonly Change[]) => changes.length > 0 && trial.tryWith(changes).verdict !== "not_covered";
  const single = flipped.filter((change) => better([change]));
  if (single.length > 0) return single.map(({ fact }) => say.coveredIf(say.unless(label(fact))));
  return flipped.length > 1 && better(flipped) ? [say.coveredIf(say.allOf(flags.map(label).join(say.comma)))] : [];
}

function ifEarlier({ decision, locale }: Trial): string[] {
  const { endsOn } = decision.warranty;
  const expired = decision.reasons.some(({ effect }) => effect === "expires");
  return expired && endsOn ? [explainWords[locale].reportedBy(dayWords(endsOn, locale))] : [];
}

function answersOf(entry: FactEntry): readonly unknown[] {
  if (entry.type === "boolean") return [true, false];
  return entry.type === "choice" ? Object.keys(entry.values ?? {}) : [];
}

function valueWords(entry: FactEntry, value: unknown, locale: Locale): string {
  const say = explainWords[locale];
  return typeof value === "boolean"
    ? value
      ? say.yes
      : say.no
    : (entry.values?.[String(value)]?.[locale] ?? String(value));
}

/** What is known of a fact, or null. */
export function valueOf(facts: Facts, fact: string): unknown {
  const dot = fact.indexOf(".");
  const members = facts[fact.slice(0, dot) as keyof Facts] as Readonly<Record<string, unknown>> | null | undefined;
  return members?.[fact.slice(dot + 1)] ?? null;
}

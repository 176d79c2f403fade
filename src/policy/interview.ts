import type { Day } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import { type CompiledPolicy, type Held, slot } from "./compiled.ts";
import { decide } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { addEpochMonths, type EpochDay, readEpochDay, writeEpochDay } from "./epoch.ts";
import type { FactEntry, Facts, Stage } from "./facts.ts";
import type { Compiled } from "./feel/types.ts";
import { type Change, type Trials, trialsOf } from "./trial.ts";
import { valueOf } from "./what-if.ts";

/** A question as a form puts it: what kind of answer it takes, and the clause that needs it. */
export interface InterviewQuestion {
  readonly fact: string;
  readonly stage: Stage;
  readonly type: FactEntry["type"];
  readonly label: string;
  readonly question: string;
  /** Where the answer is found, or what is meant; null where the pack does not say. */
  readonly help: string | null;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly clause: string | null;
  /** Some answer to it settles the verdict at once. */
  readonly settles: boolean;
}

/** The language of the questions, and which facts may be asked at all (all of them unless told). */
export interface InterviewOptions {
  readonly locale?: Locale;
  readonly mayAsk?: (fact: string) => boolean;
}

/**
 * What to ask next so that the verdict is reached with as few answers as possible: questions that can settle it at once come first, then
 * those that leave least open. Empty when no answer can change the verdict any more, or when a rule failed and a person decides.
 */
export function nextQuestions(
  policy: CompiledPolicy,
  facts: Facts,
  asOf: Day,
  { locale = "en", mayAsk = () => true }: InterviewOptions = {},
): InterviewQuestion[] {
  const decision = decide(policy, facts, asOf);
  const trial: Trial = { policy, facts, decision, tryWith: trialsOf(policy, facts, asOf) };
  if (trial.decision.error) return [];
  const open = trial.decision.missing.map(({ fact }) => fact);
  const names = (open.length > 0 ? open : unspoken(trial)).filter(mayAsk);
  return names
    .map((fact) => ({ fact, ...weigh(trial, fact) }))
    .sort(byUse(policy))
    .map(({ fact, settles }) => questionOf(policy, fact, { locale, settles }));
}

interface Weighed {
  readonly fact: string;
  readonly settles: boolean;
  readonly left: number;
}

const stageOrder: Readonly<Record<Stage, number>> = { intake: 0, receiving: 1, inspection: 2, none: 3 };

/** What can settle it first; of those, what is known soonest, then what leaves least open. */
function byUse({ facts }: CompiledPolicy): (first: Weighed, second: Weighed) => number {
  const stage = ({ fact }: Weighed) => stageOrder[facts.get(fact)!.stage];
  return (first, second) =>
    Number(second.settles) - Number(first.settles) || stage(first) - stage(second) || first.left - second.left;
}

interface Trial {
  readonly policy: CompiledPolicy;
  readonly facts: Facts;
  readonly decision: Decision;
  readonly tryWith: Trials;
}

const mostTrials = 2000;
const mostWeighed = 6;

/**
 * Facts whose absence means something (the tested day falls back to today, an `unless` stops only what is known), where knowing them
 * could turn the verdict after all: each alone, and where none does, together.
 */
function unspoken(trial: Trial): string[] {
  const { policy, decision } = trial;
  const names = absentOf(policy).filter((fact) => valueOf(trial.facts, fact) === null);
  const turns = (changes: readonly Change[]) => trial.tryWith(changes).verdict !== decision.verdict;
  const alone = names.filter((fact) => triedAnswers(trial, fact).some((value) => turns([{ fact, value }])));
  if (alone.length > 0) return alone;
  const answers = names.map((fact) => [undefined, ...triedAnswers(trial, fact)]);
  const total = answers.reduce((product, each) => product * each.length, 1);
  if (total > mostTrials) return names;
  for (let at = 1; at < total; at++) {
    if (turns(combination(names, answers, at))) return names;
  }
  return [];
}

/** The `at`-th way to answer, as a number in mixed digits; unanswered facts are left out. */
function combination(names: readonly string[], answers: readonly (readonly unknown[])[], at: number): Change[] {
  const changes: Change[] = [];
  let rest = at;
  for (const [index, fact] of names.entries()) {
    const choices = answers[index]!;
    const value = choices[rest % choices.length];
    rest = Math.floor(rest / choices.length);
    if (value !== undefined) changes.push({ fact, value });
  }
  return changes;
}

/** The facts that a verdict treats as said when they are absent. */
function absentOf(policy: CompiledPolicy): string[] {
  const windows = [...policy.windows.values()].flat();
  const exclusions = [...policy.exclusionsOf.values()].flat();
  const timed = [...windows, ...(policy.term ? [policy.term] : [])];
  const reads = [
    ...timed.flatMap(({ tested }) => [tested.first, tested.second]),
    ...[...timed, ...exclusions].flatMap((rule) => rule.unless?.reads ?? []),
  ];
  const names = reads.map((read) => policy.slots[read]?.name).filter((name) => name !== undefined);
  return [...new Set(names)].filter((name) => name !== "inspection.complete");
}

/** How much an answer leaves open, on average over some answers, and whether one of them settles the verdict. */
function weigh(trial: Trial, fact: string): { settles: boolean; left: number } {
  const all = triedAnswers(trial, fact);
  const step = Math.ceil(all.length / mostWeighed);
  const counts = all
    .filter((_, index) => index < 2 || index % step === 0)
    .map((value) => trial.tryWith([{ fact, value }]).missing);
  const sum = counts.reduce((total, each) => total + each, 0);
  return { settles: counts.includes(0), left: counts.length > 0 ? sum / counts.length : Number.POSITIVE_INFINITY };
}

/** Answers on either side of everything that the policy compares with. */
function triedAnswers({ policy, facts, decision }: Trial, fact: string): readonly unknown[] {
  const entry = policy.facts.get(fact)!;
  switch (entry.type) {
    case "boolean":
      return [true, false];
    case "choice":
      return Object.keys(entry.values ?? {});
    case "date":
      return datesAround(policy, facts, decision);
    case "country":
      return ["DE", "GB", "US"];
    case "text":
      return ["", ...rowsOf(policy, fact)];
    case "number":
      return [0, 1, 1_000_000];
    case "money":
      return [];
  }
}

function rowsOf(policy: CompiledPolicy, fact: string): readonly string[] {
  const at = policy.slots.findIndex((each) => each?.name === fact);
  return policy.term?.table?.valuesOf.get(at) ?? [];
}

/** Long ago, far ahead, and the days next to those that are known, moved by every length that a rule of the verdict names. */
function datesAround(policy: CompiledPolicy, facts: Facts, { asOf, warranty }: Decision): readonly string[] {
  const known = Object.values(facts).flatMap((members) => Object.values(members ?? {}));
  const anchors = [...known, asOf, warranty.endsOn].map((value) =>
    typeof value === "string" ? readEpochDay(value) : Number.NaN,
  );
  const lengths = lengthsOf(policy);
  const days = new Set<EpochDay>();
  for (const from of new Set(anchors.filter((anchor) => !Number.isNaN(anchor)))) {
    const moved = [
      ...lengths.days.map((length) => from + length),
      ...lengths.months.map((length) => addEpochMonths(from, length)),
    ];
    for (const at of [from, ...moved]) for (const near of [-1, 0, 1]) days.add(at + near);
  }
  return ["1990-01-01", "2200-01-01", ...[...days].filter(isWritable).map(writeEpochDay)];
}

function isWritable(day: EpochDay): boolean {
  return Math.abs(day) < 1_000_000;
}

function lengthsOf(policy: CompiledPolicy): { days: number[]; months: number[] } {
  const parts: (Compiled | null)[] = [
    policy.term?.lasts ?? null,
    ...[...policy.windows.values()].flat().map(({ within }) => within),
  ];
  const constants = parts.flatMap((part) => part?.constants ?? []);
  const of = (kind: string) => [
    ...new Set(constants.filter((each) => each.kind === kind).map((each) => each.value as number)),
  ];
  const table = policy.term?.table;
  const rows = (unit: string) => (table?.unit === unit ? table.lengths : []);
  return { days: [...of("days"), ...rows("days")], months: [...of("months"), ...rows("months")] };
}

function questionOf(
  policy: CompiledPolicy,
  fact: string,
  { locale, settles }: { locale: Locale; settles: boolean },
): InterviewQuestion {
  const { type, stage, label, question, help, values } = policy.facts.get(fact)!;
  const choices = Object.entries(values ?? {}).map(([value, text]) => ({ value, label: text[locale] }));
  return {
    fact,
    stage,
    type,
    label: label[locale],
    question: question[locale],
    help: help?.[locale] ?? null,
    choices,
    clause: needing(policy, fact),
    settles,
  };
}

/** The clause of the first rule of the verdict that reads a fact. */
function needing(policy: CompiledPolicy, fact: string): string | null {
  const at = policy.slots.findIndex((each) => each?.name === fact);
  const { term } = policy;
  if (
    term &&
    [...term.startsOn.reads, ...(term.lasts?.reads ?? []), ...(term.table?.keys ?? []), term.tested.first].includes(at)
  )
    return term.clause;
  const windows = [...policy.windows.values()].flat();
  const dated = windows.find((rule) => rule.tested.first === at || rule.from?.reads.includes(at));
  const rules: readonly Held[] = [...(term ? [term] : []), ...windows, ...[...policy.exclusionsOf.values()].flat()];
  const conditioned = rules.find((rule) => rule.when?.reads.includes(at) || rule.unless?.reads.includes(at));
  return conditioned?.clause ?? dated?.clause ?? (at === slot.claimKind ? (term?.clause ?? null) : null);
}

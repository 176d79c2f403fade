import { type Day, day as knownDay } from "../core/day.ts";
import { dayWords } from "../core/day-words.ts";
import type { Locale } from "../core/locale.ts";
import { type CompiledPolicy, clauseText } from "./compiled.ts";
import {
  type Better,
  type ComparedPoint,
  comparedPoints,
  type Decision,
  type MissingFact,
  type Reason,
  type StatutoryResult,
  type StatutoryRight,
} from "./decision.ts";
import { explainWords } from "./explain-words.ts";
import type { Facts } from "./facts.ts";
import { documentName } from "./pack.ts";
import { statuteSentence, untilHint, verdictSentence } from "./sentence.ts";
import { whatWouldChange } from "./what-if.ts";

/** Who reads: staff see the readings adopted, what an error said, and every fact by its name. */
export type Audience = "customer" | "staff";

/** A decision in plain words: sentences and where each comes from, for a page, a sheet or a terminal. */
export interface Explanation {
  readonly title: string;
  readonly verdict: string;
  /** What would keep it so; null where nothing is to be said. */
  readonly until: string | null;
  readonly reasons: readonly Said[];
  readonly overridden: readonly Said[];
  readonly missing: readonly Asked[];
  readonly changes: readonly string[];
  readonly laws: readonly ExplainedLaw[];
  readonly best: readonly { readonly point: ComparedPoint; readonly better: Better; readonly text: string }[];
  readonly notices: readonly Said[];
}

/** A sentence with its clause: the document and section, and for staff the reading adopted where the source is unclear. */
export interface Said {
  readonly clause: string;
  readonly text: string;
  readonly source: string;
  readonly note: string | null;
}

/** Something that is still needed, and who can supply it. */
export interface Asked {
  readonly fact: string;
  readonly by: "customer" | "seller" | "receiving" | "inspection";
  readonly text: string;
}

/** What a law gives beside the policy. */
export interface ExplainedLaw {
  readonly regime: string;
  readonly title: string;
  readonly verdict: string;
  readonly reasons: readonly Said[];
  readonly rights: readonly Said[];
  readonly missing: readonly Asked[];
  /** Version, source and that a lawyer should be asked. */
  readonly advice: string;
}

/** How to explain; with the facts of the case it also says what would change the result. */
export interface ExplainOptions {
  readonly locale: Locale;
  readonly audience: Audience;
  readonly facts?: Facts;
  /** The reader's day, for "in 12 days"; the decision's own day unless told. */
  readonly today?: Day;
  /** Whether it is read on other days too, as paper is: then nothing is said to be "in 12 days". */
  readonly lasts?: boolean;
  /** Which facts a customer can supply; without it, those that become known at intake. */
  readonly customerMaySay?: (fact: string) => boolean;
}

/** Explains a decision that was made under this policy. */
export function explain(policy: CompiledPolicy, decision: Decision, options: ExplainOptions): Explanation {
  const { locale, today = knownDay(decision.asOf) } = options;
  const say = explainWords[locale];
  const teller: Teller = { policy, options };
  const errors = options.audience === "staff" && decision.error ? [say.error(decision.error.message)] : [];
  return {
    title: policy.pack.title[locale],
    verdict: verdictSentence(decision, openLabels(policy, decision.missing, locale), locale, today, options.lasts),
    until: untilHint(decision, locale),
    reasons: decision.reasons.filter(({ effect }) => effect !== "overrides").map((each) => saidOf(teller, each)),
    overridden: decision.reasons.filter(({ effect }) => effect === "overrides").map((each) => overruled(teller, each)),
    missing: [...decision.missing, ...(decision.statuteMissing ?? [])].map((each) => askedOf(teller, each)),
    changes: [...errors, ...(options.facts ? whatWouldChange(policy, decision, options.facts, locale) : [])],
    laws: [
      ...decision.statute.flatMap((law) => explainLaw(policy, law, { ...options, today })),
      ...(decision.statuteOff ?? []).flatMap((off) => {
        const statute = policy.regimes.find((each) => each.policy.id === off.regime)?.policy;
        if (!statute || options.audience === "customer") return [];
        const title = statute.pack.title[locale];
        return [
          {
            regime: off.regime,
            title,
            verdict: say.switchedOff(off.reason),
            ...nothing,
            advice: adviceOf(statute, locale),
          },
        ];
      }),
    ],
    best: comparedPoints.flatMap((point) => {
      const better = decision.bestFor[point];
      return better ? [{ point, better, text: say.best(say.points[point], say.better[better]) }] : [];
    }),
    notices: decision.notices.map((each) => said(teller, each.clause, each.text)),
  };
}

/** Where a clause stands in its source: the document and, where it has one, the section. */
export function sourceOf(policy: CompiledPolicy, id: string, locale: Locale): string {
  const source = policy.layers.find((layer) => id in layer.clauses)?.source ?? policy.pack.source;
  const document = documentName(source, locale);
  const place = policy.clauses.get(id)?.section ?? source.section;
  return place && place !== document ? `${document} · ${place}` : document;
}

const stages = ["intake", "receiving", "inspection"] as const;
const nothing = { reasons: [], rights: [], missing: [] } as const;

interface Teller {
  readonly policy: CompiledPolicy;
  readonly options: ExplainOptions;
}

function said({ policy, options }: Teller, clause: string, text: string): Said {
  const note = options.audience === "staff" ? (policy.clauses.get(clause)?.note?.[options.locale] ?? null) : null;
  return { clause, text, source: policy.clauses.has(clause) ? sourceOf(policy, clause, options.locale) : "", note };
}

function saidOf(teller: Teller, reason: Reason): Said {
  return said(teller, reason.clause, reason.text);
}

function overruled(teller: Teller, { clause, by }: Reason): Said {
  const { locale } = teller.options;
  const [general, specific] = [clause, by!].map((id) => clauseText(teller.policy, id, locale)) as [string, string];
  return said(teller, clause, explainWords[locale].overruled(general, specific, by!));
}

function askedOf({ policy, options }: Teller, { fact, stage }: MissingFact): Asked {
  const { locale, audience, customerMaySay = () => true } = options;
  const entry = policy.facts.get(fact);
  const intake = customerMaySay(fact) ? "customer" : "seller";
  const by = stage === "receiving" || stage === "inspection" ? stage : intake;
  const words = audience === "customer" && by === "customer" ? entry?.question[locale] : entry?.label[locale];
  return { fact, by, text: explainWords[locale].asked[audience][by](words ?? fact) };
}

/** What is missing in few sentences: the customer's questions first, then for each who finds something out, all of it at once. */
export function askedTogether(
  policy: CompiledPolicy,
  asked: readonly Asked[],
  { locale, audience }: Pick<ExplainOptions, "locale" | "audience">,
): string[] {
  const say = explainWords[locale];
  const questions = asked.filter(({ by }) => by === "customer").map(({ text }) => text);
  const others = (["seller", "receiving", "inspection"] as const).flatMap((by) => {
    const labels = asked
      .filter((each) => each.by === by)
      .map(({ fact }) => policy.facts.get(fact)?.label[locale] ?? fact);
    return labels.length > 0 ? [say.asked[audience][by](labels.join(say.comma))] : [];
  });
  return [...questions, ...others];
}

function explainLaw(
  policy: CompiledPolicy,
  law: StatutoryResult,
  options: ExplainOptions & { today: Day },
): ExplainedLaw[] {
  const statute = policy.regimes.find((each) => each.policy.id === law.regime)?.policy;
  if (!statute) return [];
  const { locale, today, lasts } = options;
  const teller: Teller = { policy: statute, options };
  const known = new Set(law.rights.map((right) => right.clause));
  return [
    {
      regime: law.regime,
      title: statute.pack.title[locale],
      verdict: statuteSentence(law, openLabels(statute, law.missing, locale), locale, today, lasts),
      reasons: law.reasons.filter(({ clause }) => !known.has(clause)).map((each) => saidOf(teller, each)),
      rights: [...Map.groupBy(law.rights, (right) => right.clause)].map(([clause, rights]) =>
        said(teller, clause, rightSentence(statute, rights, locale)),
      ),
      missing: law.missing.map((each) => askedOf(teller, each)),
      advice: adviceOf(statute, locale),
    },
  ];
}

/** The text of a clause once, and how what it gives stands; several rights each by their name, where they do not all stand alike. */
function rightSentence(statute: CompiledPolicy, rights: readonly StatutoryRight[], locale: Locale): string {
  const say = explainWords[locale];
  const stands = rights.map((right) => ({ right, stand: standOf(statute, right, locale) }));
  const alike = new Set(stands.map(({ stand }) => stand)).size === 1;
  const said = stands.flatMap(({ right, stand }) =>
    stand === null ? [] : alike ? stand : say.named(say.rights[right.kind], stand),
  );
  return [rights[0]!.text, ...new Set(said)].join(" ");
}

/** Until when a right holds, or what that depends on; null where there is no last day. */
function standOf(statute: CompiledPolicy, right: StatutoryRight, locale: Locale): string | null {
  const say = explainWords[locale];
  const open = (right.missing ?? []).map((fact) => statute.facts.get(fact)?.label[locale] ?? fact);
  if (right.holds === null) return open.length > 0 ? say.dependsOn(open.join(say.comma)) : say.open;
  if (right.until === null) return null;
  const day = dayWords(right.until, locale);
  return right.holds ? say.until(day) : say.over(day);
}

function adviceOf(statute: CompiledPolicy, locale: Locale): string {
  return explainWords[locale].advice(documentName(statute.pack.source, locale), statute.version);
}

/** The names of what is missing and can be supplied soonest: an answer of today is not hidden behind what an inspection finds. */
export function openLabels(policy: CompiledPolicy, missing: readonly MissingFact[], locale: Locale): string[] {
  const first = stages.find((stage) => missing.some((each) => each.stage === stage));
  const soonest = missing.filter((each) => each.stage === first);
  return soonest.map(({ fact }) => policy.facts.get(fact)?.label[locale] ?? fact);
}

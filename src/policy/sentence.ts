import { addDays, type Day, daysBetween } from "../core/day.ts";
import { dayWords } from "../core/day-words.ts";
import { relativeTimeFormat } from "../core/formats.ts";
import type { Locale } from "../core/locale.ts";
import type { Decision, StatutoryResult } from "./decision.ts";

/** Who reads a sentence and when; one that `lasts` is read on other days too, so it does not say "in 12 days". */
type Reading = [locale: Locale, today: Day, lasts?: boolean];

/** The verdict in one sentence: `labels` are the names of the missing facts, `today` the reader's day. */
export function verdictSentence(
  decision: Decision,
  labels: readonly string[],
  ...[locale, today, lasts = false]: Reading
): string {
  const { verdict, warranty, reasons, error } = decision;
  return sentenceOf({ verdict, ...warranty, reasons, broken: error !== undefined }, { labels, locale, today, lasts });
}

/** The same of what a law gives. */
export function statuteSentence(
  law: StatutoryResult,
  labels: readonly string[],
  ...[locale, today, lasts = false]: Reading
): string {
  return sentenceOf({ ...law, broken: law.error !== undefined }, { labels, locale, today, lasts });
}

type Told = Pick<StatutoryResult, "verdict" | "endsOn" | "testedOn" | "reasons"> & { readonly broken: boolean };

interface Telling {
  readonly labels: readonly string[];
  readonly locale: Locale;
  readonly today: Day;
  readonly lasts: boolean;
}

function sentenceOf(
  { verdict, endsOn: end, testedOn, reasons, broken }: Told,
  { labels, locale, today, lasts }: Telling,
): string {
  const say = sentences[locale];
  const when = end && !lasts ? whenWords(end, today, locale) : null;
  const last = end && dayWords(end, locale);
  const until =
    last && (when === null ? say.day(last) : end === today ? say.endOfToday(last) : say.dayAway(last, when));
  switch (verdict) {
    case "covered":
      if (!until) return say.covered;
      return end < today ? say.coveredInTime(dayWords(testedOn, locale), last) : say.coveredUntil(until);
    case "provisional":
      return until && end >= today ? say.provisionalUntil(until) : say.provisional;
    case "undetermined":
      if (broken || labels.length === 0) return say.person;
      return say.open(labels.slice(0, 3).join(say.comma), labels.length - 3);
    case "not_covered": {
      const excluded = reasons.find(({ effect }) => effect === "voids" || effect === "excludes");
      if (end && testedOn > end) return say.ended(dayWords(addDays(end, 1), locale), when);
      return excluded ? say.excluded(excluded.text) : say.notCovered;
    }
  }
}

/** What would keep the cover, or between which days it ends; null where nothing is to be said. */
export function untilHint(decision: Decision, locale: Locale): string | null {
  const { arriveBy, endsBetween } = decision.warranty;
  const say = sentences[locale];
  if (arriveBy) return say.arriveBy(dayWords(arriveBy, locale));
  if (endsBetween) return say.endsBetween(dayWords(endsBetween[0], locale), dayWords(endsBetween[1], locale));
  return null;
}

/** How far a day is from today: "in 12 days", "today", "3 days ago". */
function whenWords(day: Day, today: Day, locale: Locale): string {
  return relativeTimeFormat(locale, { numeric: "auto" }).format(daysBetween(today, day), "day");
}

interface Sentences {
  readonly comma: string;
  readonly covered: string;
  readonly coveredUntil: (until: string) => string;
  readonly coveredInTime: (testedOn: string, endsOn: string) => string;
  readonly provisional: string;
  readonly provisionalUntil: (until: string) => string;
  readonly person: string;
  readonly open: (labels: string, more: number) => string;
  readonly ended: (since: string, when: string | null) => string;
  /** A last day: alone where the sentence is to last, with how far away it is, and where that is today. */
  readonly day: (day: string) => string;
  readonly dayAway: (day: string, when: string) => string;
  readonly endOfToday: (day: string) => string;
  readonly excluded: (reason: string) => string;
  readonly notCovered: string;
  readonly arriveBy: (day: string) => string;
  readonly endsBetween: (first: string, last: string) => string;
}

const sentences: Readonly<Record<Locale, Sentences>> = {
  en: {
    comma: ", ",
    covered: "Covered",
    day: (day) => day,
    dayAway: (day, when) => `${day} (${when})`,
    endOfToday: (day) => `the end of today, ${day}`,
    coveredUntil: (until) => `Covered until ${until}`,
    coveredInTime: (testedOn, endsOn) => `Covered: ${testedOn} was in time; the cover ended on ${endsOn}`,
    provisional: "Covered so far, subject to inspection",
    provisionalUntil: (until) => `Covered until ${until}, subject to inspection`,
    person: "A person has to decide this",
    open: (labels, more) => `We still need to know: ${labels}${more > 0 ? ` and ${more} more` : ""}`,
    ended: (since, when) => `Not covered since ${since}${when ? `: the cover ended ${when}` : ""}`,
    excluded: (reason) => `Not covered: ${reason}`,
    notCovered: "Not covered",
    arriveBy: (day) => `Stays covered if it arrives at the service centre by ${day}.`,
    endsBetween: (first, last) => `The cover ends between ${first} and ${last}.`,
  },
  es: {
    comma: ", ",
    covered: "Con cobertura",
    day: (day) => day,
    dayAway: (day, when) => `${day} (${when})`,
    endOfToday: (day) => `final de hoy, ${day}`,
    coveredUntil: (until) => `Con cobertura hasta el ${until}`,
    coveredInTime: (testedOn, endsOn) =>
      `Con cobertura: el ${testedOn} estaba en plazo; la cobertura terminó el ${endsOn}`,
    provisional: "Con cobertura por ahora, a falta de la inspección",
    provisionalUntil: (until) => `Con cobertura hasta el ${until}, a falta de la inspección`,
    person: "Debe decidirlo una persona",
    open: (labels, more) => `Aún necesitamos saber: ${labels}${more > 0 ? ` y ${more} más` : ""}`,
    ended: (since, when) => `Sin cobertura desde el ${since}${when ? `: la cobertura terminó ${when}` : ""}`,
    excluded: (reason) => `Sin cobertura: ${reason}`,
    notCovered: "Sin cobertura",
    arriveBy: (day) => `Sigue con cobertura si llega al centro de servicio hasta el ${day}.`,
    endsBetween: (first, last) => `La cobertura termina entre el ${first} y el ${last}.`,
  },
  zh: {
    comma: "、",
    covered: "在保修范围内",
    day: (day) => ` ${day}`,
    dayAway: (day, when) => ` ${day}（${when}）`,
    endOfToday: (day) => `今天（${day}）结束`,
    coveredUntil: (until) => `保修至${until}`,
    coveredInTime: (testedOn, endsOn) => `在保修范围内：${testedOn}仍在期限内；保修已于${endsOn}届满`,
    provisional: "目前在保修范围内，以检测结果为准",
    provisionalUntil: (until) => `保修至${until}，以检测结果为准`,
    person: "需由人工判定",
    open: (labels, more) => `还需要了解：${labels}${more > 0 ? `等另外 ${more} 项` : ""}`,
    ended: (since, when) => `自 ${since}起不在保修范围内${when ? `：保修已于${when}届满` : ""}`,
    excluded: (reason) => `不在保修范围内：${reason}`,
    notCovered: "不在保修范围内",
    arriveBy: (day) => `在 ${day}前（含当日）送达服务中心则仍在保修范围内。`,
    endsBetween: (first, last) => `保修届满日介于 ${first}与 ${last}之间。`,
  },
};

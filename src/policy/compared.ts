import { dayWords } from "../core/day-words.ts";
import { numberFormat } from "../core/formats.ts";
import { type Locale, localeTags } from "../core/locale.ts";
import { type Money, minorDigits } from "../core/money.ts";
import { type ComparedWords, comparedWords } from "./compared-words.ts";
import {
  type Better,
  type ComparedPoint,
  comparedPoints,
  type Decision,
  type Remedy,
  type RightKind,
  type StatutoryResult,
} from "./decision.ts";
import { explainWords } from "./explain-words.ts";

/** One point on which the law speaks: what the policy gives, what the law gives, and which serves the customer better. */
export interface PointBeside {
  readonly point: ComparedPoint;
  readonly label: string;
  readonly commercial: string;
  readonly statutory: string;
  readonly better: Better;
}

/** The policy's result beside the statutory rights, point by point; empty where no law stands beside the policy. */
export function besideTheLaw(decision: Decision, locale: Locale): PointBeside[] {
  const [law] = decision.statute;
  if (!law) return [];
  const say = comparedWords[locale];
  return comparedPoints.flatMap((point) => {
    const better = decision.bestFor[point];
    if (!better) return [];
    const [commercial, statutory] = both[point]({ decision, law, say, locale });
    return [{ point, label: explainWords[locale].points[point], commercial, statutory, better }];
  });
}

interface Sides {
  readonly decision: Decision;
  readonly law: StatutoryResult;
  readonly say: ComparedWords;
  readonly locale: Locale;
}
type Both = (sides: Sides) => readonly [commercial: string, statutory: string];

const lastDay: Both = ({ decision: { warranty, verdict }, law, say, locale }) => {
  const open = verdict === "not_covered" ? say.none : say.noLimit;
  return [daySaid(warranty, { say, locale, open }), daySaid(law, { say, locale, open: say.noLimit })];
};

const both: Readonly<Record<ComparedPoint, Both>> = {
  coverage: ({ decision, law, say }) => [say.verdict[decision.verdict], say.verdict[law.verdict]],
  until: lastDay,
  returnWindow: lastDay,
  start: ({ decision, law, say, locale }) => {
    const said = (day: string | null) => (day ? dayWords(day, locale) : say.open);
    return [said(decision.warranty.startsOn), said(law.startsOn)];
  },
  freight: ({ decision, law, say }) => [freightSaid(decision, say), freightSaid(law, say)],
  refund: ({ decision, law, say, locale }) => [
    refundSaid(decision.remedies, say, locale),
    refundSaid(law.remedies, say, locale, rightsOf(law, "refund")),
  ],
  deductions: ({ decision, law, say, locale }) => [
    deductionsSaid(decision.remedies, say, locale),
    rightsOf(law, "deductions") ?? deductionsSaid(law.remedies, say, locale),
  ],
  notice: ({ decision, law, say }) => {
    const ended = decision.reasons.find(({ facts = [] }) => facts.includes("claim.firstNoticedOn"));
    return [ended?.text ?? say.noLimit, rightsOf(law, "notice") ?? say.noLimit];
  },
  handledBy: ({ decision, law, say }) => [
    say.handledBy[decision.route.handledBy],
    rightsOf(law, "liability") ?? say.handledBy.seller,
  ],
};

function daySaid(
  { endsOn, endsBetween }: { readonly endsOn: string | null; readonly endsBetween?: readonly [string, string] },
  { say, locale, open }: { say: ComparedWords; locale: Locale; open: string },
): string {
  if (endsBetween) return say.between(dayWords(endsBetween[0], locale), dayWords(endsBetween[1], locale));
  return endsOn ? dayWords(endsOn, locale) : open;
}

function freightSaid({ freight: { inbound, outbound } }: Pick<Decision, "freight">, say: ComparedWords): string {
  if (inbound === outbound) return inbound ? say.bothWays[inbound] : say.open;
  return [inbound && say.inbound[inbound], outbound && say.outbound[outbound]].filter(Boolean).join(say.semicolon);
}

function refundSaid(remedies: readonly Remedy[], say: ComparedWords, ...[locale, right]: [Locale, string?]): string {
  const refund = remedies.find(({ kind }) => kind === "refund");
  if (!refund) return right ?? say.none;
  return refund.amount ? moneySaid(refund.amount, locale) : (right ?? say.offered);
}

function deductionsSaid(remedies: readonly Remedy[], say: ComparedWords, locale: Locale): string {
  const taken = remedies.flatMap(({ deductions = [] }) =>
    deductions.map(
      ({ amount, percent }) => moneySaid(amount, locale) + (percent === undefined ? "" : ` (${percent} %)`),
    ),
  );
  const open = new Set(remedies.flatMap(({ mayDeduct = [] }) => mayDeduct.flatMap(({ clauses }) => clauses)));
  const said = [...taken, ...[...open].map((clause) => say.mayTake(clause))];
  return said.length > 0 ? said.join(say.semicolon) : say.nothingTaken;
}

/** The texts of the rights of one kind that hold or may hold. */
function rightsOf({ rights }: StatutoryResult, kind: RightKind): string | undefined {
  const texts = rights.filter((right) => right.kind === kind && right.holds !== false).map(({ text }) => text);
  return texts.length > 0 ? texts.join(" ") : undefined;
}

function moneySaid({ amount, currency }: Money, locale: Locale): string {
  const format = numberFormat(localeTags[locale], { style: "currency", currency });
  return format.format(amount / 10 ** minorDigits(currency));
}

import type { BestFor, ComparedPoint, Decision, RightKind, StatutoryResult, Verdict } from "./decision.ts";
import { comparedPoints } from "./decision.ts";

/**
 * Which serves the customer better on each point. A point is there where the law speaks of it; where both give the same, the policy's
 * result stands. `kind` is the kind of claim.
 */
export function bestFor(commercial: Decision, statute: readonly StatutoryResult[], kind: string | null): BestFor {
  const best: Partial<Record<ComparedPoint, "commercial" | "statute">> = {};
  for (const point of comparedPoints) {
    const answers = statute.map((law) => compare[point]({ commercial, law, kind })).filter((each) => each !== null);
    if (answers.length > 0) best[point] = answers.includes(true) ? "statute" : "commercial";
  }
  return best;
}

interface Comparison {
  readonly commercial: Decision;
  readonly law: StatutoryResult;
  readonly kind: string | null;
}

/** Whether the law is better; null where it says nothing on the point. */
const compare: Readonly<Record<ComparedPoint, (each: Comparison) => boolean | null>> = {
  coverage: ({ commercial, law }) => rank[law.verdict] > rank[commercial.verdict],
  until: (each) => (withdrawing(each) ? null : laterEnd(each)),
  returnWindow: (each) => (withdrawing(each) ? laterEnd(each) : null),
  start: (each) => {
    const [own, legal] = [each.commercial.warranty.startsOn, each.law.startsOn];
    return withdrawing(each) || silent(each) || own === null || legal === null ? null : legal > own;
  },
  freight: ({ commercial: { freight }, law }) => {
    const { inbound, outbound } = law.freight;
    if (inbound === null && outbound === null) return null;
    return (
      (inbound === "seller" && freight.inbound !== "seller") || (outbound === "seller" && freight.outbound !== "seller")
    );
  },
  refund: (each) => {
    if (!gives(each.law, "refund")) return null;
    const own = amountOf(each.commercial);
    const legal = amountOf(each.law);
    if (own === null) return !offersRefund(each.commercial);
    return legal !== null && (legal > own || (legal === own && takesOff(each.commercial)));
  },
  deductions: ({ commercial, law }) => {
    if (!gives(law, "deductions") && !gives(law, "refund")) return null;
    return takesOff(commercial);
  },
  notice: ({ commercial, law }) => {
    if (!gives(law, "notice")) return null;
    return endedBy(commercial, (fact) => fact === "claim.firstNoticedOn");
  },
  handledBy: ({ commercial, law }) => {
    if (!gives(law, "liability")) return null;
    return commercial.route.handledBy !== "seller" || endedBy(commercial, (fact) => fact === "purchase.channel");
  },
};

const rank: Readonly<Record<Verdict, number>> = { not_covered: 0, undetermined: 1, provisional: 2, covered: 3 };

function withdrawing({ kind }: Comparison): boolean {
  return kind === "change_of_mind" || kind === "undelivered";
}

function silent({ law }: Comparison): boolean {
  return law.verdict === "not_covered";
}

/** A policy without any last day for a claim it does cover is the longer one. */
function laterEnd(each: Comparison): boolean | null {
  const { commercial, law } = each;
  if (silent(each) || law.endsOn === null) return null;
  const own = commercial.warranty.endsOn ?? commercial.warranty.endsBetween?.[1] ?? null;
  return own === null ? commercial.verdict === "not_covered" : law.endsOn > own;
}

function gives(law: StatutoryResult, kind: RightKind): boolean {
  return law.rights.some((right) => right.kind === kind && right.holds !== false);
}

function offersRefund({ remedies }: Decision): boolean {
  return remedies.some((remedy) => remedy.kind === "refund");
}

/** Whether a refund is made smaller, or will be once an amount is known. */
function takesOff({ remedies }: Decision): boolean {
  return remedies.some(({ deductions = [], mayDeduct = [] }) => deductions.length > 0 || mayDeduct.length > 0);
}

function amountOf({ remedies }: Pick<Decision, "remedies">): number | null {
  const amounts = remedies.flatMap((remedy) =>
    remedy.kind === "refund" && remedy.amount ? [remedy.amount.amount] : [],
  );
  return amounts.length > 0 ? Math.max(...amounts) : null;
}

function endedBy({ reasons }: Decision, is: (fact: string) => boolean): boolean {
  return reasons.some(
    ({ effect, facts = [] }) => (effect === "voids" || effect === "excludes") && facts.some((fact) => is(fact)),
  );
}

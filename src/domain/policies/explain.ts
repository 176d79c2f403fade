import type { Day } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";
import {
  besideTheLaw,
  type CompiledPolicy,
  type Decision,
  decide,
  type Explanation,
  explain,
  type Facts,
  type InterviewQuestion,
  looksAt,
  nextQuestions,
  type PointBeside,
  type Reason,
} from "../../policy/index.ts";
import { customerMaySay, saidByKind } from "./answers.ts";

/** For whom a decision is explained. */
export interface Telling {
  readonly locale: Locale;
  /** The reader's day in the seller's zone. */
  readonly today: Day;
  /** Staff read the adopted readings and what an error said. */
  readonly inside: boolean;
  /** Whether it is read on other days too, as paper is. */
  readonly lasts?: boolean;
}

/** A decision in plain words. With `facts` it also says what would change the result, which takes many trial decisions. */
export function explainDecision(
  policy: CompiledPolicy,
  decision: Decision,
  ...[telling, facts]: [telling: Telling, facts: Facts | null]
): Explanation & { readonly points: readonly PointBeside[] } {
  const { locale, today, inside, lasts = false } = telling;
  const audience = inside ? "staff" : "customer";
  const told = explain(policy, decision, { locale, today, lasts, audience, customerMaySay, ...(facts && { facts }) });
  return { ...told, points: besideTheLaw(decision, locale) };
}

/** The reasons of a stored decision in another language, with their days and names: decided again from its own facts. */
export function reasonsIn(
  policy: CompiledPolicy,
  { decision, facts }: { readonly decision: Decision; readonly facts: Facts },
  locale: Locale,
): readonly Reason[] {
  const { reasons } = decide(policy, facts, decision.asOf, { locale });
  const clauses = (of: readonly Reason[]) => of.map(({ clause, effect }) => `${clause} ${effect}`).join();
  return clauses(reasons) === clauses(decision.reasons) ? reasons : decision.reasons;
}

/** What to ask next of a person, what can settle the verdict first; customers are asked what is known at intake and theirs to say. */
export function questionsFor(
  policy: CompiledPolicy,
  facts: Facts,
  ...[asOf, { locale, inside }]: [asOf: Day, telling: Pick<Telling, "locale" | "inside">]
): InterviewQuestion[] {
  return nextQuestions(policy, facts, asOf, {
    locale,
    mayAsk: (fact) => inside || (policy.facts.get(fact)?.stage === "intake" && customerIsAsked(facts, fact)),
  });
}

/** Whether a customer is asked for this fact: theirs to say, and not said yet by what the claim is about. */
export function customerIsAsked({ claim }: Facts, fact: string): boolean {
  return customerMaySay(fact) && !saidByKind(claim?.kind, fact);
}

/** The facts that tell one unit's case from another's: each has a serial of its own, which few policies look at. */
export function factsOfCase(policy: CompiledPolicy, facts: Facts): Facts {
  const { unit, ...others } = facts;
  return looksAt(policy, "unit.serial") ? facts : { ...others, unit: { ...unit, serial: null } };
}

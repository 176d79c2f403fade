import { isStaff } from "../core/actor.ts";
import { dayAt } from "../core/day.ts";
import { serialKey } from "../core/serial.ts";
import { type FoundUnit, findUnits, unitFacts } from "../domain/catalog/index.ts";
import type { Context } from "../domain/context.ts";
import { decideGiven, decideSettings, inForceFor } from "../domain/policies/index.ts";
import type { Facts } from "../policy/index.ts";
import type { Handlers } from "./handler.ts";
import { manyUnits, type VerdictCard, verdictCard } from "./verdict.ts";

/** What serial numbers are entitled to, for anybody. */
export const warrantyHandlers: Handlers<"POST /v1/sellers/{seller}/warranty-checks"> = {
  "POST /v1/sellers/{seller}/warranty-checks": ({ run, body }) =>
    run(async (context) => {
      const units = await findUnits(context, body.serials);
      const checks = body.serials.map((serial) => {
        const unit = units.get(serialKey(serial));
        return unit
          ? checked(context, serial, unit, { answers: body.facts ?? {}, tries: body.serials.length < manyUnits })
          : { serial, found: false, unit: null, card: null };
      });
      return { checks };
    }),
};

/** What somebody answered, and whether there is time to try what would change each result. */
interface Asking {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly tries: boolean;
}

function checked(context: Context, serial: string, ...[unit, asking]: [unit: FoundUnit, asking: Asking]) {
  const { manufacturer, model, category, policy } = unit;
  return {
    serial,
    found: true,
    unit: { manufacturer, model, category, policy },
    card: coverCard(context, unit, asking),
  };
}

/** The cover of a unit today, as its seller's record and the answers tell it; null where its policy is not loaded. */
export function coverCard(
  context: Context,
  unit: FoundUnit,
  { answers, tries }: Asking = { answers: {}, tries: true },
): VerdictCard | null {
  const decided = decideUnit(context, unit, answers);
  return decided && verdictCard(decided.decision, decided.policy, { ...decided, asks: true, tries });
}

/** The same in a line, for lists. */
export function coverNow(context: Context, unit: FoundUnit) {
  const decided = decideUnit(context, unit, {});
  if (!decided) return null;
  const { verdict, warranty } = decided.decision;
  return { verdict, endsOn: warranty.endsOn };
}

function decideUnit({ policies, seller, now, actor }: Context, unit: FoundUnit, answers: Asking["answers"]) {
  const facts = unitFacts(unit, answers);
  const policy = inForceFor(policies, unit.policy, (fact) => factIn(facts, fact));
  if (!policy) return null;
  const today = dayAt(now, seller.timeZone);
  const options = { ...decideSettings(seller, actor.locale), pointer: "/facts" };
  const decision = decideGiven(policy, facts, today, options);
  return { decision, policy, facts, locale: actor.locale, today, inside: isStaff(actor) };
}

function factIn(facts: Facts, name: string): unknown {
  const [group = "", key = ""] = name.split(".");
  return (facts as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>)[group]?.[key];
}

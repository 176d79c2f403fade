import { isStaff } from "../core/actor.ts";
import { dayAt } from "../core/day.ts";
import { serialKey } from "../core/serial.ts";
import { type FoundUnit, findUnits, unitFacts } from "../domain/catalog/index.ts";
import type { Context } from "../domain/context.ts";
import { decideGiven, inForceFor } from "../domain/policies/index.ts";
import type { Facts } from "../policy/index.ts";
import type { Handlers } from "./handler.ts";
import { forCustomer, type VerdictCard, verdictCard } from "./verdict.ts";

/** What serial numbers are entitled to, for anybody. */
export const warrantyHandlers: Handlers<"POST /v1/sellers/{seller}/warranty-checks"> = {
  "POST /v1/sellers/{seller}/warranty-checks": ({ run, body }) =>
    run(async (context) => {
      const units = await findUnits(context, body.serials);
      const checks = body.serials.map((serial) => {
        const unit = units.get(serialKey(serial));
        return unit
          ? checked(context, serial, unit, body.facts ?? {})
          : { serial, found: false, unit: null, card: null };
      });
      return { checks };
    }),
};

function checked(context: Context, serial: string, unit: FoundUnit, facts: Readonly<Record<string, unknown>>) {
  const { manufacturer, model, category, policy } = unit;
  return {
    serial,
    found: true,
    unit: { manufacturer, model, category, policy },
    card: coverCard(context, unit, facts),
  };
}

/** The cover of a unit today, as its seller's record and the answers tell it; null where its policy is not loaded. */
export function coverCard(
  { policies, seller, now, actor }: Context,
  unit: FoundUnit,
  answers: Readonly<Record<string, unknown>> = {},
): VerdictCard | null {
  const facts = unitFacts(unit, answers);
  const policy = inForceFor(policies, unit.policy, (fact) => factIn(facts, fact));
  if (!policy) return null;
  const today = dayAt(now, seller.timeZone);
  const options = { locale: actor.locale, calendar: seller.calendar, pointer: "/facts" };
  const decision = decideGiven(policy, facts, today, options);
  const card = verdictCard(decision, policy, actor.locale, today);
  return isStaff(actor) ? card : forCustomer(card);
}

function factIn(facts: Facts, name: string): unknown {
  const [group = "", key = ""] = name.split(".");
  return (facts as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>)[group]?.[key];
}

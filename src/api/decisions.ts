import { dayAt, parseDay } from "../core/day.ts";
import { fieldFault } from "../core/fault.ts";
import type { Locale } from "../core/locale.ts";
import { Refusal } from "../core/refusal.ts";
import { inTransaction } from "../database/transaction.ts";
import { decideGiven, decideSettings, explainDecision, inForceFor, policiesOf } from "../domain/policies/index.ts";
import { idOfSeller, sellerSettings } from "../domain/sellers/index.ts";
import type { Facts } from "../policy/index.ts";
import type { AppDeps } from "./deps.ts";
import { explanationView } from "./explanation.ts";
import type { Handlers } from "./handler.ts";

/** Facts decided under a policy, for whoever wants to try one; nothing is stored. */
export const decisionHandlers: Handlers<"POST /v1/decisions"> = {
  "POST /v1/decisions": async ({ deps, body, locale, now }) => {
    const { policies, settings, zone } = await housesOf(deps, {
      slug: body.seller,
      now,
      locale: body.locale ?? locale,
    });
    const facts = body.facts as Facts;
    const policy = inForceFor(policies, body.policy, (fact) => factIn(facts, fact));
    if (!policy) {
      const known = policies.all.map(({ id }) => id).join(", ");
      throw new Refusal("invalid_input", { fields: [fieldFault("/policy", "unknown_policy", { known })] });
    }
    const asOf = typeof body.asOf === "string" ? parseDay(body.asOf) : dayAt(now, zone);
    if (!asOf) throw new Refusal("invalid_input", { fields: [fieldFault("/asOf", "not_a_day")] });
    const language = body.locale ?? locale;
    const decision = decideGiven(policy, facts, asOf, { ...settings, pointer: "/facts" });
    if (!body.explain) return decision;
    const telling = { locale: language, today: asOf, inside: body.explain === "staff" };
    const told = explainDecision(policy, decision, telling, facts);
    return { ...decision, explanation: explanationView(policy, decision, told, language) };
  },
};

interface Asked {
  readonly slug: string | undefined;
  readonly now: number;
  readonly locale: Locale;
}

/** The policies and settings that decide: a seller's own where one is named, else the installation's. */
async function housesOf(deps: AppDeps, { slug, now, locale }: Asked) {
  if (slug === undefined) return { policies: deps.policies, settings: { locale }, zone: "UTC" };
  const sellerId = await idOfSeller(deps.db, slug);
  if (!sellerId) throw new Refusal("not_found");
  return inTransaction(deps.db, { sellerId }, async (tx) => {
    const seller = await sellerSettings(tx, sellerId);
    const policies = await policiesOf(tx, deps.policies, seller, now);
    return { policies, settings: decideSettings(seller, locale), zone: seller.timeZone };
  });
}

function factIn(facts: Readonly<Record<string, unknown>>, name: string): unknown {
  const [group = "", key = ""] = name.split(".");
  const members = facts[group];
  return typeof members === "object" && members !== null ? (members as Record<string, unknown>)[key] : undefined;
}

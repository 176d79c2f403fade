import { dayAt, parseDay } from "../core/day.ts";
import { fieldFault } from "../core/fault.ts";
import { Refusal } from "../core/refusal.ts";
import { decideGiven, explainDecision } from "../domain/policies/index.ts";

import type { Facts } from "../policy/index.ts";
import { explanationView } from "./explanation.ts";
import type { Handlers } from "./handler.ts";

/** Facts decided under a policy, for whoever wants to try one; nothing is stored. */
export const decisionHandlers: Handlers<"POST /v1/decisions"> = {
  "POST /v1/decisions": async ({ deps, body, locale, now }) => {
    const policy = deps.policies.find(body.policy);
    if (!policy) {
      const known = deps.policies.all.map(({ id }) => id).join(", ");
      throw new Refusal("invalid_input", { fields: [fieldFault("/policy", "unknown_policy", { known })] });
    }
    const asOf = body.asOf === undefined ? dayAt(now, "UTC") : parseDay(body.asOf);
    if (!asOf) throw new Refusal("invalid_input", { fields: [fieldFault("/asOf", "not_a_day")] });
    const [facts, language] = [body.facts as Facts, body.locale ?? locale];
    const decision = decideGiven(policy, facts, asOf, { locale: language, pointer: "/facts" });
    if (!body.explain) return decision;
    const telling = { locale: language, today: asOf, inside: body.explain === "staff" };
    const told = explainDecision(policy, decision, telling, facts);
    return { ...decision, explanation: explanationView(policy, decision, told, language) };
  },
};

import { dayAt, parseDay } from "../core/day.ts";
import { fieldFault } from "../core/fault.ts";
import { Refusal } from "../core/refusal.ts";
import { decideGiven } from "../domain/policies/index.ts";
import type { Facts } from "../policy/index.ts";
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
    return decideGiven(policy, body.facts as Facts, asOf, { locale: body.locale ?? locale, pointer: "/facts" });
  },
};

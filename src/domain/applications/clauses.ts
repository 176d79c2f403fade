import type { RefusalDetails } from "../../core/refusal.ts";
import type { Context } from "../context.ts";

/** The clauses of process that carry applications. */
export type ApplicationClause = "ZM-RC-1" | "ZM-RC-2" | "ZM-RC-3" | "ZM-RC-4" | "ZM-RC-5";

/** The clause as a refusal or an event carries it; nothing where none of the seller's policies has it. */
export function citingApplication(
  { seller, policies }: Pick<Context, "seller" | "policies">,
  clause: ApplicationClause,
): Pick<RefusalDetails, "clauses" | "terms"> {
  const policy = seller.policies.map((id) => policies.find(id)).find((each) => each?.clauses.has(clause));
  return policy ? { clauses: [clause], terms: policy.digest } : {};
}

import { parseDay } from "../../core/day.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { Policies } from "../context.ts";

/**
 * The version of a policy that was in force on the day of the fact its `decidedBy` names; where that is not known yet,
 * today's. `factOf` gives what is known of a fact, a day as `YYYY-MM-DD`.
 */
export function inForceFor(
  policies: Policies,
  id: string,
  factOf: (fact: string) => unknown,
): CompiledPolicy | undefined {
  const present = policies.find(id);
  if (!present) return undefined;
  const value = factOf(present.pack.decidedBy);
  const on = typeof value === "string" ? parseDay(value) : null;
  return on ? policies.find(id, on) : present;
}

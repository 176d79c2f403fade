import { Refusal } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import { citing } from "./process-clauses.ts";

/** The carriers by which a policy sends units back; null: by any. */
export function carriersOf(policy: CompiledPolicy): readonly string[] | null {
  return policy.layers.find(({ carriers }) => carriers)?.carriers ?? null;
}

/** Refuses a carrier that the policy does not name (WM-7.1, JM-CARRIERS), unless customer service has `arranged` it for the claim. */
export function carrierRefusal(policy: CompiledPolicy, carrier: string, arranged: string | null): Refusal | null {
  const allowed = carriersOf(policy);
  if (!allowed || [...allowed, ...(arranged ? [arranged] : [])].some((each) => sameCarrier(each, carrier))) return null;
  return new Refusal("carrier_not_listed", {
    ...citing(policy, "carrier"),
    values: { allowed: allowed.join(", "), carrier: carrier.trim() },
  });
}

/** Whether two words mean one carrier, however they were typed. */
function sameCarrier(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(carrier: string): string {
  return carrier.toUpperCase().replaceAll(/[\s.-]/g, "");
}

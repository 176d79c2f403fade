import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, claimForChange, setReturnCarrier } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import { carriersOf, policyOf, processClause } from "../policies/index.ts";

export interface ArrangeCarrier {
  readonly carrier: string;
  /** Why, or what was agreed with the customer. */
  readonly note: string;
}

/** Whether another carrier may be arranged for the way back: where the policy names some, and until the claim is over. */
export function arrangeCarrierGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
): Refusal | null {
  const refusal = permission(onlooker, "carrier.arrange");
  if (refusal) return refusal;
  if (!carriersOf(policyOf(onlooker, record))) return new Refusal("any_carrier");
  const over = ["closed", "rejected", "cancelled", "expired", "resolved"].includes(record.status);
  return over ? wrongState(onlooker, "claim", record) : null;
}

/** Customer service agrees on a carrier that the policy does not name; shipping may use it from now on. Returns the claim's id. */
export async function arrangeCarrier(context: Context, claimId: string, input: ArrangeCarrier): Promise<string> {
  const { actor, now } = context;
  const record = await claimForChange(context, claimId);
  refuseIf(arrangeCarrierGuard(context, record));
  const [name, note] = [input.carrier.trim(), input.note.trim()];
  await setReturnCarrier(context, claimId, {
    name,
    arranged: { note, by: actor.name, at: new Date(now).toISOString() },
  });
  const clause = processClause(policyOf(context, record), "carrier");
  await noteEvent(context, { claimId, clauses: clause ? [clause] : [] }, "carrier.arranged", { carrier: name, note });
  return claimId;
}

import type { Day } from "../../core/day.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Facts } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import type { OrderRecord } from "../orders/index.ts";
import { decideGiven, decideSettings, today } from "../policies/index.ts";

/** The right to call a distance contract off, as the law beside the seller's policies has it on a day. */
export interface WithdrawalRight {
  /** EU-WITHDRAW or UK-CANCEL. */
  readonly clause: string;
  readonly regime: string;
  /** The last day; null while the last parcel is not there: the days have not begun. */
  readonly lastDay: Day | null;
  /** Were it called off today: by when the money goes back, and the goods. */
  readonly refundBy: Day;
  /** Of what was shipped. */
  readonly sendBackBy: Day | null;
}

type Look = Pick<Context, "actor" | "seller" | "policies" | "now">;

/**
 * Whether this order may be withdrawn from today, decided by the statutes' own rules: consumers, fourteen days from the possession of the last parcel, twelve
 * months more for whom nobody told. Refuses with who has the right, or with the last day that there was.
 */
export function withdrawalRight(look: Look, order: OrderRecord, informed: boolean): WithdrawalRight | Refusal {
  const { customer, address, status, deliveredOn } = order;
  if (status === "cart" || status === "cancelled" || status === "refunded")
    return new Refusal("withdrawal_no_contract");
  if (customer.kind !== "consumer") return new Refusal("withdrawal_consumers_only");
  const policy = look.seller.policies.flatMap((id) => look.policies.find(id) ?? [])[0];
  if (!policy) return new Refusal("withdrawal_no_law");
  const on = today(look);
  const facts: Facts = {
    customer: { kind: "consumer", country: address?.country ?? customer.country ?? undefined },
    claim: { kind: "change_of_mind", reportedOn: on },
    // What is on its way still is withdrawn from as if it came today: its days have not begun.
    delivery: { deliveredOn: deliveredOn ?? on },
    pack: { distanceSale: true, withdrawalInformed: informed },
  } as Facts;
  const settings = decideSettings(look.seller, look.actor.locale);
  const { statute } = decideGiven(policy, facts, on, { pointer: "/order", ...settings });
  const held = statute.flatMap((law) => law.rights.map((right) => ({ law, right })));
  const refund = held.find(({ law, right }) => law.verdict === "covered" && right.kind === "refund" && right.holds);
  if (!refund?.right.until) return denied(statute);
  const sendBack = held.find(({ law, right }) => law === refund.law && right.kind === "send_back" && right.holds);
  return {
    clause: refund.right.clause,
    regime: refund.law.regime,
    lastDay: deliveredOn ? refund.law.endsOn : null,
    refundBy: refund.right.until,
    sendBackBy: sendBack?.right.until ?? null,
  };
}

function denied(statute: readonly { readonly endsOn: Day | null; readonly clauses: readonly string[] }[]): Refusal {
  const [over] = statute;
  if (!over) return new Refusal("withdrawal_no_law");
  const values = { lastDay: over.endsOn ?? "–" };
  return new Refusal("withdrawal_too_late", { clauses: [...over.clauses], values });
}

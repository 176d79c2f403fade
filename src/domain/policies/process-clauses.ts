import type { Text } from "../../core/locale.ts";
import type { RefusalDetails } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { Context, Policies } from "../context.ts";

/** The rules of process that guards in code carry. */
export type ProcessRule =
  | "triage_first"
  | "address_locked"
  | "no_pickup_point"
  | "courier_named"
  | "authorization_first"
  | "send_in"
  | "not_received"
  | "inspection_first"
  | "quote_first"
  | "payment_first"
  | "repairable_unit"
  | "spare_part_price"
  | "keep_original"
  | "return_replaced_parts"
  | "terms_accepted"
  | "evidence_later"
  | "lost_parcel"
  | "confirmed"
  | "in_parts"
  | "parts_only"
  | "nearest_centre"
  | "accessories"
  | "carrier"
  | "pay_in_portal"
  | "service_record"
  | "return_refused"
  | OrderRule;

/** Those that orders carry. */
export type OrderRule =
  | "account_first"
  | "cart_filled"
  | "cart_complete"
  | "freight_first"
  | "order_paid"
  | "order_confirmed"
  | "order_tracked"
  | "delivery_confirmed"
  | "after_delivery"
  | "order_cancel"
  | "ship_stock"
  | "ship_restock"
  | "ship_test"
  | "ask_tracking"
  | "large_order"
  | "air_first"
  | "packing_evidence"
  | "proforma"
  | "order_papers"
  | "legal_notice";

interface Row {
  /** Candidates in order; the first that the claim's policy (with its layers) has is cited. */
  readonly clauses: readonly string[];
  /** The service agreement's clause, which holds for every claim where the policy has none of its own; null: then nothing is cited. */
  readonly otherwise: string | null;
}

/** Which clause carries a rule of process under which policy: the one table that guards, clocks and abilities cite from. */
export const processClauses: Readonly<Record<ProcessRule, Row>> = {
  triage_first: { clauses: ["WM-1.1", "JM-CONTACT", "MF-CONTACT", "AM-TICKET"], otherwise: "SA-4.1" },
  address_locked: { clauses: ["WM-ADDRESS", "JM-ADDRESS"], otherwise: null },
  no_pickup_point: { clauses: ["WM-1.2.3", "JM-NOPICKUP"], otherwise: null },
  courier_named: { clauses: ["WM-2.1", "JM-LOGISTICS", "MF-TRACKABLE"], otherwise: null },
  authorization_first: { clauses: ["WM-2.2.2", "JM-REFUSE-1", "MF-APPROVAL", "AM-TICKET"], otherwise: "SA-4.3" },
  send_in: { clauses: ["SA-4.2a"], otherwise: "SA-4.2a" },
  not_received: { clauses: ["SA-4.2b"], otherwise: "SA-4.2b" },
  inspection_first: { clauses: ["MF-INSPECT", "JM-UNPACK"], otherwise: null },
  quote_first: { clauses: ["WM-3.2", "JM-QUOTE", "SA-1.4"], otherwise: "SA-1.4" },
  payment_first: { clauses: ["SA-2.2"], otherwise: "SA-2.2" },
  spare_part_price: { clauses: ["MF-SPARE"], otherwise: null },
  repairable_unit: { clauses: ["WM-4.3.2", "JM-5"], otherwise: null },
  keep_original: { clauses: ["WM-7.2"], otherwise: null },
  return_replaced_parts: { clauses: ["SA-2.5"], otherwise: "SA-2.5" },
  terms_accepted: { clauses: ["SA-ACCEPT"], otherwise: "SA-ACCEPT" },
  /** The service says whether and where to send it; the authorisation names the centre. */
  confirmed: { clauses: ["JM-ORDER", "SA-1.1"], otherwise: "SA-1.1" },
  /** A large order goes back in several parcels. */
  in_parts: { clauses: ["WM-6.3", "JM-PARTIAL"], otherwise: null },
  parts_only: { clauses: ["WM-1.2.1"], otherwise: null },
  /** The nearest centre that can do it; another one for a reason. */
  nearest_centre: { clauses: ["ZM-MACHINE"], otherwise: null },
  accessories: { clauses: ["SA-3.5"], otherwise: "SA-3.5" },
  lost_parcel: { clauses: ["MF-LOST-FREIGHT"], otherwise: null },
  /** By which carriers units go back. */
  carrier: { clauses: ["WM-7.1", "JM-CARRIERS"], otherwise: null },
  /** Fees are paid in the personal centre, under the quote they are for. */
  pay_in_portal: { clauses: ["WM-5"], otherwise: null },
  /** How far a claim has come is looked up there. */
  service_record: { clauses: ["JM-STATUS"], otherwise: null },
  /** A return that the customer refuses is kept for a while only. */
  return_refused: { clauses: ["WM-4.3.3", "JM-6"], otherwise: null },
  evidence_later: { clauses: ["SA-2.3"], otherwise: null },
  account_first: { clauses: ["ZM-1"], otherwise: null },
  cart_filled: { clauses: ["ZM-2"], otherwise: null },
  cart_complete: { clauses: ["ZM-3"], otherwise: null },
  freight_first: { clauses: ["ZM-4"], otherwise: null },
  order_paid: { clauses: ["ZM-5"], otherwise: null },
  /** Packed and shipped only once the payment is confirmed. */
  order_confirmed: { clauses: ["ZM-6"], otherwise: null },
  order_tracked: { clauses: ["ZM-7"], otherwise: null },
  delivery_confirmed: { clauses: ["ZM-8"], otherwise: null },
  after_delivery: { clauses: ["ZM-10"], otherwise: null },
  order_cancel: { clauses: ["ZM-CANCEL", "MF-UNDELIVERED"], otherwise: null },
  ship_stock: { clauses: ["ZM-SHIP-STOCK"], otherwise: null },
  ship_restock: { clauses: ["ZM-SHIP-RESTOCK"], otherwise: null },
  ship_test: { clauses: ["ZM-SHIP-TEST"], otherwise: null },
  /** The customer asks where an order without a tracking number is. */
  ask_tracking: { clauses: ["ZM-TRACKING"], otherwise: null },
  large_order: { clauses: ["ZM-LARGE"], otherwise: null },
  air_first: { clauses: ["ZM-AIR"], otherwise: null },
  packing_evidence: { clauses: ["ZM-EVIDENCE"], otherwise: null },
  proforma: { clauses: ["ZM-PI"], otherwise: null },
  /** The customer tells beforehand where such goods are banned. */
  legal_notice: { clauses: ["ZM-LEGAL"], otherwise: null },
  /** An order's papers are viewed, downloaded and printed. */
  order_papers: { clauses: ["ZM-9"], otherwise: null },
};

/** The clause that carries a rule under a policy; undefined where neither it nor the service agreement has one. */
export function processClause(policy: CompiledPolicy, rule: ProcessRule): string | undefined {
  const { clauses, otherwise } = processClauses[rule];
  return clauses.find((clause) => policy.clauses.has(clause)) ?? otherwise ?? undefined;
}

/** Whether the policy itself has a clause for the rule; rules that are not everybody's hold only then. */
export function ruling(policy: CompiledPolicy, rule: ProcessRule): boolean {
  return processClauses[rule].clauses.some((clause) => policy.clauses.has(clause));
}

/** The clauses of a rule as a refusal carries them. */
export function citing(policy: CompiledPolicy, rule: ProcessRule): Pick<RefusalDetails, "clauses" | "terms"> {
  const clause = processClause(policy, rule);
  return clause ? { clauses: [clause], terms: policy.digest } : {};
}

/** The clause of a rule about the seller's house rather than one claim: of the first of the seller's policies that has one. */
export function houseClause(
  { policies, seller }: Pick<Context, "policies" | "seller">,
  rule: OrderRule,
): Pick<RefusalDetails, "clauses" | "terms"> {
  const policy = seller.policies.flatMap((id) => policies.find(id) ?? []).find((each) => ruling(each, rule));
  return policy ? citing(policy, rule) : {};
}

/** The policy under which goods of an order are claimed: the seller's first that speaks of after-sales from an order, else its first. */
export function afterSalesPolicy({ policies, seller }: Pick<Context, "policies" | "seller">): string | undefined {
  const own = seller.policies.flatMap((id) => policies.find(id) ?? []);
  return own.find((each) => ruling(each, "after_delivery"))?.id ?? seller.policies[0];
}

/** Whether a clause may be cited for a claim under this policy. */
export function hasClause(policies: Policies, policy: CompiledPolicy, clause: string): boolean {
  return policy.clauses.has(clause) || agreementOf(policies)?.clauses.has(clause) === true;
}

/**
 * The words of a clause under a policy (its id, or the digest of the very version), of its own or the service agreement's;
 * null where neither has it.
 */
export function clauseWords(policies: Policies, policy: string, clause: string): Text | null {
  const meant = policies.byDigest(policy) ?? policies.find(policy);
  return meant?.clauses.get(clause) ?? agreementOf(policies)?.clauses.get(clause) ?? null;
}

function agreementOf(policies: Policies): CompiledPolicy | undefined {
  return policies.find("service-agreement");
}

import type { QuoteItemRecord } from "../claims/index.ts";

/** How money comes and goes. */
export const methods = ["bank_transfer", "card", "paypal"] as const;
export type Method = (typeof methods)[number];

/** What is taken off a refund. */
export const deductionKinds = ["depreciation", "customs", "freight", "other"] as const;
export type DeductionKind = (typeof deductionKinds)[number];

/** Out of what a refund is given: the price of the unit, a payment for a quote, or what was paid twice. */
export const refundSources = ["purchase", "payment", "overpayment"] as const;
export type RefundSource = (typeof refundSources)[number];

/**
 * The accounts of a seller, each kept per currency. `receivable`: what customers owe for quotes they accepted;
 * `cash`: where money lies; `revenue`: by the kind of a quote's item, or an order's goods; `tax`: on orders; `overpaid`: what is held and owed back;
 * `refunds`: what was granted out of what; `deductions`: what was kept of it; `refunds_payable`: granted, not yet gone;
 * `centres`: what work in warranty cost; `centres_payable`: what service centres are owed for it;
 * `suppliers`: what the seller's own suppliers owe for units they took back; `recovered`: what they gave.
 */
export type Account =
  | "receivable"
  | "overpaid"
  | "refunds_payable"
  | "centres_payable"
  | "suppliers"
  | "recovered"
  | `centres:${"labour" | "part" | "freight"}`
  | `cash:${Method}`
  | `revenue:${QuoteItemRecord["kind"] | "goods"}`
  | "tax"
  | `refunds:${Exclude<RefundSource, "overpayment">}`
  | `deductions:${DeductionKind}`;

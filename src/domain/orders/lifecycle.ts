import { defineLifecycle } from "../../core/lifecycle.ts";

export const orderStatuses = [
  "cart",
  "submitted",
  "awaiting_payment",
  "payment_review",
  "packing",
  "testing",
  "shipped",
  "delivered",
  "completed",
  "cancelled",
  "refunded",
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** An order's course, from the cart to the confirmed delivery. While it is `submitted` the freight is worked out. */
export const orderLifecycle = defineLifecycle<OrderStatus>()("order", {
  submit: { from: ["cart"], to: "submitted" },
  setFreight: { from: ["submitted"], to: "awaiting_payment" },
  uploadProof: { from: ["awaiting_payment"], to: "payment_review" },
  rejectProof: { from: ["payment_review"], to: "awaiting_payment" },
  confirmPayment: { from: ["payment_review"], to: "packing" },
  payByCard: { from: ["awaiting_payment", "payment_review"], to: "packing" },
  startTest: { from: ["packing"], to: "testing" },
  passTest: { from: ["testing"], to: "packing" },
  ship: { from: ["packing"], to: "shipped" },
  deliver: { from: ["shipped"], to: "delivered" },
  complete: { from: ["shipped", "delivered"], to: "completed" },
  cancel: {
    from: ["submitted", "awaiting_payment", "payment_review", "packing", "testing"],
    to: "cancelled",
  },
  // What was paid for it is on its way back.
  refund: { from: ["cancelled"], to: "refunded" },
});

/** How goods travel. */
export const modes = ["air", "sea", "land"] as const;
export type Mode = (typeof modes)[number];

/** How an order may be paid. */
export const paymentMethods = ["bank_transfer", "card", "letter_of_credit", "documents_against_payment"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** Who bears which freight and risk (Incoterms 2020). */
export const incoterms = ["EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FOB", "CFR", "CIF"] as const;
export type Incoterm = (typeof incoterms)[number];

import { defineLifecycle } from "../../core/lifecycle.ts";

export const paymentStatuses = ["awaiting", "proof_uploaded", "confirmed", "rejected"] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/**
 * The payment of a quote or an order: the customer uploads a proof, finance confirms or rejects it, and a rejected one may be
 * uploaded again; a card that was charged confirms it at once.
 */
export const paymentLifecycle = defineLifecycle<PaymentStatus>()("payment", {
  uploadProof: { from: ["awaiting", "rejected"], to: "proof_uploaded" },
  confirm: { from: ["proof_uploaded"], to: "confirmed" },
  reject: { from: ["proof_uploaded"], to: "rejected" },
  payByCard: { from: ["awaiting", "proof_uploaded", "rejected"], to: "confirmed" },
});

export const onlineStatuses = ["pending", "succeeded", "failed"] as const;
export type OnlineStatus = (typeof onlineStatuses)[number];

/** One try to pay by card. A session that ran out may turn out to have been paid in its last moment, so a failed one can succeed. */
export const onlineLifecycle = defineLifecycle<OnlineStatus>()("online", {
  succeed: { from: ["pending", "failed"], to: "succeeded" },
  fail: { from: ["pending"], to: "failed" },
});

/** Why a proof does not do. */
export const rejectionCauses = ["amount", "currency", "other_quote", "unreadable", "not_arrived", "other"] as const;
export type RejectionCause = (typeof rejectionCauses)[number];

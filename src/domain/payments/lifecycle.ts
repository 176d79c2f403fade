import { defineLifecycle } from "../../core/lifecycle.ts";

export const paymentStatuses = ["awaiting", "proof_uploaded", "confirmed", "rejected"] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** Payment by proof: the customer uploads it, finance confirms or rejects it; a rejected one may be uploaded again. */
export const paymentLifecycle = defineLifecycle<PaymentStatus>()("payment", {
  uploadProof: { from: ["awaiting", "rejected"], to: "proof_uploaded" },
  confirm: { from: ["proof_uploaded"], to: "confirmed" },
  reject: { from: ["proof_uploaded"], to: "rejected" },
});

import { defineLifecycle } from "../../core/lifecycle.ts";

export const refundStatuses = ["requested", "approved", "sent", "settled", "failed"] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/**
 * A refund's course. Nothing leaves before it is approved; approval reserves it in the ledger. A provider may find out
 * late that the money did not arrive, so that even a settled one can fail; a failed one is never revived, but asked for anew.
 */
export const refundLifecycle = defineLifecycle<RefundStatus>()("refund", {
  approve: { from: ["requested"], to: "approved" },
  decline: { from: ["requested"], to: "failed" },
  send: { from: ["approved"], to: "sent" },
  settle: { from: ["sent"], to: "settled" },
  fail: { from: ["approved", "sent", "settled"], to: "failed" },
});

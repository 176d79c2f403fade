import { defineLifecycle } from "../../core/lifecycle.ts";

export const reimbursementStatuses = ["requested", "approved", "declined"] as const;
export type ReimbursementStatus = (typeof reimbursementStatuses)[number];

/** What a centre asks to be paid for a unit; finance approves or declines it. */
export const reimbursementLifecycle = defineLifecycle<ReimbursementStatus>()("reimbursement", {
  approve: { from: ["requested"], to: "approved" },
  decline: { from: ["requested"], to: "declined" },
});

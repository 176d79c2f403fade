import { defineLifecycle } from "../../core/lifecycle.ts";

export const reimbursementStatuses = ["requested", "approved", "declined", "paid"] as const;
export type ReimbursementStatus = (typeof reimbursementStatuses)[number];

/** What a centre asks to be paid for a unit; finance approves or declines it, and pays what it approved with the month's statement. */
export const reimbursementLifecycle = defineLifecycle<ReimbursementStatus>()("reimbursement", {
  approve: { from: ["requested"], to: "approved" },
  decline: { from: ["requested"], to: "declined" },
  pay: { from: ["approved"], to: "paid" },
});

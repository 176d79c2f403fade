import type { ClaimStatus, Custody, Work } from "../../core/axes.ts";
import { defineLifecycle } from "../../core/lifecycle.ts";

export { type ClaimStatus, type Custody, claimStatuses, custodies, type Work, works } from "../../core/axes.ts";

/** A claim's course, from the customer's draft to its end. */
export const claimLifecycle = defineLifecycle<ClaimStatus>()("claim", {
  submit: { from: ["draft"], to: "submitted" },
  // From triage itself too: an answer to a question leads there before anything was recorded.
  triage: { from: ["submitted", "triage", "info_needed"], to: "triage" },
  requestInformation: { from: ["submitted", "triage"], to: "info_needed" },
  supplyInformation: { from: ["info_needed"], to: "triage" },
  authorize: { from: ["triage", "info_needed"], to: "authorized" },
  resolveRemotely: { from: ["submitted", "triage", "info_needed"], to: "resolved" },
  reject: { from: ["submitted", "triage", "info_needed"], to: "rejected" },
  // After an appeal was upheld.
  reopen: { from: ["rejected"], to: "triage" },
  cancel: { from: ["draft", "submitted", "triage", "info_needed", "authorized"], to: "cancelled" },
  expire: { from: ["authorized"], to: "expired" },
  // From triage too: where nothing is to be sent in, what was decided is put to work at once.
  start: { from: ["triage", "info_needed", "authorized"], to: "in_progress" },
  resolve: { from: ["authorized", "in_progress"], to: "resolved" },
  close: { from: ["resolved"], to: "closed" },
});

/** The way of one line's unit, from the customer's hands and back. */
export const custodyLifecycle = defineLifecycle<Custody>()("custody", {
  sendIn: { from: ["with_customer", "refused"], to: "in_transit_in" },
  receive: { from: ["with_customer", "in_transit_in"], to: "at_centre" },
  refuse: { from: ["with_customer", "in_transit_in"], to: "refused" },
  sendBack: { from: ["at_centre"], to: "in_transit_out" },
  // A replacement for what never came in, or was lost.
  sendOut: { from: ["with_customer", "refused", "lost"], to: "in_transit_out" },
  deliver: { from: ["in_transit_out"], to: "delivered" },
  // The customer refused the return; it is back.
  bringBack: { from: ["in_transit_out"], to: "at_centre" },
  sendToSupplier: { from: ["at_centre"], to: "at_supplier" },
  returnFromSupplier: { from: ["at_supplier"], to: "at_centre" },
  lose: { from: ["in_transit_in", "in_transit_out"], to: "lost" },
  // Only ever by a person, after the notices of the clock (WM-4.3.3, JM-6).
  forfeit: { from: ["at_centre"], to: "forfeited" },
});

const unsettled = ["waiting", "received", "inspecting", "approved"] as const;
const finished = ["ready", "no_fault_found", "returned_unrepaired"] as const;

/** The work on one line's unit. */
export const workLifecycle = defineLifecycle<Work>()("work", {
  receive: { from: ["waiting"], to: "received" },
  inspect: { from: ["received"], to: "inspecting" },
  quote: { from: ["inspecting"], to: "quoted" },
  approve: { from: ["inspecting", "quoted"], to: "approved" },
  findNoFault: { from: ["inspecting"], to: "no_fault_found" },
  scrap: { from: ["inspecting"], to: "scrap" },
  returnUnrepaired: { from: ["inspecting", "quoted"], to: "returned_unrepaired" },
  // Another unit, or what was missing, goes to the customer instead; after the work too, where the way back lost it.
  replace: { from: [...unsettled, "repairing", "scrap", ...finished], to: "replaced" },
  refund: { from: [...unsettled, "scrap", ...finished], to: "refunded" },
  // One line of a claim whose others go on; nothing was done to it.
  deny: { from: ["waiting", "received"], to: "returned_unrepaired" },
  startRepair: { from: ["approved"], to: "repairing" },
  startTest: { from: ["repairing"], to: "testing" },
  failTest: { from: ["testing"], to: "repairing" },
  passTest: { from: ["testing"], to: "ready" },
});

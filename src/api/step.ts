import type { Role } from "../core/actor.ts";
import type { Locale } from "../core/locale.ts";
import type { Situation } from "../domain/claims/index.ts";
import { type StepKey, stepKeys, steps } from "./texts/steps.ts";

/** Who acts next and what they do, in the reader's words. */
export interface NextStep {
  readonly who: "customer" | "staff" | "nobody";
  readonly text: string;
}

/** The next step about one line. The queues of Today, the lists and the claim page all read it from here. */
export function stepOf(line: Situation): StepKey {
  switch (line.status) {
    case "draft":
      return "finish_draft";
    case "submitted":
      return "triage";
    case "triage":
      return "decide";
    case "info_needed":
      return "answer_question";
    case "authorized":
    case "in_progress":
      return stepOnTheWay(line);
    case "resolved":
      return "close";
    case "closed":
      return "done";
    case "rejected":
    case "cancelled":
    case "expired":
      return "refile";
  }
}

/** The next step of a whole claim: the reader's own where one of its lines waits for them, else the earliest. */
export function nextStep(lines: readonly Situation[], reader: Role, locale: Locale): NextStep {
  const keys = lines.map(stepOf).sort((a, b) => stepKeys.indexOf(a) - stepKeys.indexOf(b));
  const mine = keys.find((key) => isMine(key, reader));
  const key = mine ?? keys.find((each) => each !== "done" && each !== "resolve") ?? keys[0] ?? "done";
  const words = steps[key];
  return { who: words.who, text: (isCustomer(reader) ? words.customer : words.staff)[locale] };
}

/** The next step while an appeal waits for its answer: whatever else there is to do, what was decided is in question. */
export function appealStep(reader: Role, locale: Locale): NextStep {
  const { who, staff, customer } = steps.answer_appeal;
  return { who, text: (isCustomer(reader) ? customer : staff)[locale] };
}

/** The steps that wait in a role's queue; an administrator helps the desk, the dock and the bench alike. */
export function stepsFor(role: Role): StepKey[] {
  return stepKeys.filter((key) => isMine(key, role));
}

function isMine(key: StepKey, reader: Role): boolean {
  const { who, roles } = steps[key];
  if (isCustomer(reader)) return who === "customer";
  if (reader === "administrator") return roles.length > 0 && key !== "confirm_delivery";
  return (roles as readonly Role[]).includes(reader);
}

function isCustomer(reader: Role): boolean {
  return reader === "customer_owner" || reader === "customer_member" || reader === "guest";
}

function stepOnTheWay(line: Situation): StepKey {
  switch (line.custody) {
    case "with_customer":
      return stepOfSettled(line) ?? "send_in";
    case "in_transit_in":
      return "receive";
    case "refused":
      return stepOfSettled(line) ?? "settle_refused";
    case "at_centre":
    case "at_supplier":
      return stepAtTheCentre(line);
    case "in_transit_out":
      return "confirm_delivery";
    case "lost":
      return stepOfSettled(line) ?? "trace_parcel";
    case "delivered":
    case "forfeited":
      return stepOfRefund(line.refund);
  }
}

/** What was settled without the unit: something goes out, or nothing is left to do. */
function stepOfSettled({ work, refund }: Situation): StepKey | null {
  if (work === "replaced") return "send_back";
  if (work === "refunded") return stepOfRefund(refund);
  return work === "returned_unrepaired" ? "resolve" : null;
}

/** A claim is not wound up while its money waits. */
function stepOfRefund(refund: Situation["refund"]): StepKey {
  if (refund === "approval") return "approve_refund";
  if (refund === "sending") return "send_refund";
  if (refund === "failed") return "ask_refund";
  return refund === "provider" ? "await_refund" : "resolve";
}

function stepAtTheCentre(line: Situation): StepKey {
  if (line.forfeitable) return "decide_forfeiture";
  switch (line.work) {
    case "waiting":
    case "received":
      return "inspect";
    case "inspecting":
      return line.inspected ? stepOfQuote(line) : "complete_inspection";
    case "quoted":
      return stepOfQuote(line);
    case "approved":
      return stepOfPayment(line) ?? "repair";
    case "repairing":
      return "repair";
    case "testing":
      return "test";
    case "scrap":
      return "settle_scrap";
    case "ready":
    case "no_fault_found":
    case "replaced":
    case "returned_unrepaired":
      return "send_back";
    case "refunded":
      return stepOfRefund(line.refund);
  }
}

function stepOfQuote(line: Situation): StepKey {
  if (line.quote === "draft") return "send_quote";
  if (line.quote === "sent") return "answer_quote";
  if (line.quote === "accepted") return stepOfPayment(line) ?? "repair";
  return line.verdict === "not_covered" ? "make_quote" : "settle_finding";
}

function stepOfPayment(line: Situation): StepKey | null {
  if (line.payment === "awaiting" || line.payment === "rejected") return "pay";
  return line.payment === "proof_uploaded" ? "review_payment" : null;
}

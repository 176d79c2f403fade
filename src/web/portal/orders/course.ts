import type { Order } from "../../data.ts";

/** The steps of an order, each with the day that it was taken. */
export const orderSteps = [
  "submitted",
  "awaiting_payment",
  "payment_review",
  "packing",
  "shipped",
  "delivered",
  "completed",
] as const;
type OrderStep = (typeof orderSteps)[number];

/** How far an order is: what is done with its day, what is the present, and where it was stopped. */
export function courseOf(
  order: Pick<Order, "status" | "submittedAt" | "paidAt" | "shippedOn" | "deliveredOn" | "confirmedOn">,
  dayOf: (instant: string) => string,
): { key: OrderStep; state: "done" | "now" | "later" | "stopped"; on: string | null }[] {
  const { status, submittedAt, paidAt, shippedOn, deliveredOn, confirmedOn } = order;
  const ended = status === "cancelled" || status === "refunded";
  const at = ended ? (paidAt ? 3 : submittedAt ? 1 : 0) : orderSteps.indexOf(stepOf(status));
  const days: Readonly<Record<OrderStep, string | null>> = {
    submitted: submittedAt && dayOf(submittedAt),
    awaiting_payment: null,
    payment_review: paidAt && dayOf(paidAt),
    packing: null,
    shipped: shippedOn,
    delivered: deliveredOn,
    completed: confirmedOn,
  };
  return orderSteps.map((key, index) => {
    const done = index < at || (status === "completed" && index === at);
    const state = done ? "done" : ended ? "stopped" : index === at ? "now" : "later";
    return { key, state, on: state === "done" || state === "now" ? days[key] : null } as const;
  });
}

function stepOf(status: Order["status"]): OrderStep {
  return status === "testing" ? "packing" : (orderSteps.find((step) => step === status) ?? "submitted");
}

import type { Order } from "../../data.ts";
import { useText } from "../../text.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { Mark, type Tone } from "../../ui/tone.tsx";

/** What an order may stand at once it was submitted. */
export const orderStatuses = [
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
] as const satisfies readonly Order["status"][];

const tones: Readonly<Record<Order["status"], Tone>> = {
  cart: "plain",
  submitted: "open",
  awaiting_payment: "plain",
  payment_review: "open",
  packing: "open",
  testing: "open",
  shipped: "plain",
  delivered: "plain",
  completed: "good",
  cancelled: "bad",
  refunded: "bad",
};

/** The names of statuses for a filter. */
export function useOrderStatus(): (status: (typeof orderStatuses)[number]) => string {
  const say = useText(consoleOrderTexts);
  return (status) => say(`status.${status}`);
}

/** Where an order stands. */
export function OrderStatusMark({ status, text }: { readonly status: Order["status"]; readonly text: string }) {
  return <Mark tone={tones[status]}>{text}</Mark>;
}

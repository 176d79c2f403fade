import type { Claim } from "../../data.ts";

type Refund = Pick<Claim["refunds"][number], "source" | "lineId">;

/** The text that says out of which money a refund goes: what is for no unit of a claim gives back the payment of an order. */
export function sourceOf({ source, lineId }: Refund) {
  return source === "payment" && lineId === null ? "source.order" : (`source.${source}` as const);
}

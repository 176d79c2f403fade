import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { permission } from "../events/index.ts";
import type { OrderRecord, PackageRecord } from "../orders/index.ts";
import { houseClause } from "../policies/index.ts";
import type { ProformaRecord } from "../proformas/index.ts";

/** Every paper of an order, in the order of its story. */
export const orderPaperNames = ["proforma-invoice", "order-invoice", "order-packing-list"] as const;
export type OrderPaperName = (typeof orderPaperNames)[number];

/** An order with what papers tell of it besides. */
export interface PaperedOrder {
  readonly order: OrderRecord;
  readonly proforma: ProformaRecord | null;
}

/**
 * Whether a paper of an order can be made now: the proforma invoice once its total is known (ZM-PI), invoice and packing list once a parcel is packed (ZM-9);
 * an invoice only with what customs ask for, and nothing of it invented.
 */
export function orderPaperGuard(
  look: Pick<Context, "actor" | "policies" | "seller">,
  { order, proforma }: PaperedOrder,
  { paper, packed }: { readonly paper: OrderPaperName; readonly packed: PackageRecord | null },
): Refusal | null {
  const denied = permission(look, "paper.read");
  if (denied) return denied;
  if (paper === "proforma-invoice")
    return proforma && order.total ? null : new Refusal("paper_after_total", houseClause(look, "proforma"));
  const parcel = packed ?? order.packages[0];
  if (!parcel) return new Refusal("paper_after_packing", houseClause(look, "order_papers"));
  if (paper === "order-packing-list") return null;
  const uncoded = linesIn(order, parcel)
    .filter(({ line }) => !line.hsCode)
    .map(({ line }) => line.code);
  return uncoded.length > 0
    ? new Refusal("customs_code_unknown", { values: { models: [...new Set(uncoded)].join(", ") } })
    : null;
}

/** What is in a parcel, line by line in the order's own order. */
export function linesIn(order: OrderRecord, parcel: PackageRecord) {
  return order.lines.flatMap((line) => {
    const put = parcel.lines.find(({ lineId }) => lineId === line.id);
    return put ? [{ line, quantity: put.quantity, serials: put.serials }] : [];
  });
}

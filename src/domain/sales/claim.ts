import { fieldFault } from "../../core/fault.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import type { ClaimKind } from "../../policy/index.ts";
import { beginClaim, claimedOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { refuseIf } from "../events/index.ts";
import { afterSalesGuard, type OrderLine, type OrderRecord, orderForChange } from "../orders/index.ts";

/** What came wrong, did not come, or came damaged. */
export interface ClaimFromOrder {
  readonly kind: ClaimKind;
  readonly lines: readonly ClaimedLine[];
}

interface ClaimedLine {
  readonly lineId: string;
  readonly quantity: number;
  /** Of machines: those that it is about; pieces beyond them are claimed without one. */
  readonly serials: readonly string[];
}

/**
 * Begins a claim about what an order brought, machines by serial and other goods by number of pieces, once the delivery is confirmed (ZM-10).
 * No more is claimed at a time than was shipped. Returns the claim's id: a draft that goes on like any other.
 */
export async function claimFromOrder(context: Context, orderId: string, input: ClaimFromOrder): Promise<string> {
  const order = await orderForChange(context, orderId);
  refuseIf(afterSalesGuard(context, order));
  const claimed = await claimedOf(context, orderId);
  const fields = input.lines.flatMap((line, at) => faultsOf(order, input, { line, at, claimed }));
  refuseIf(fields.length > 0 ? new Refusal("invalid_input", { fields }) : null);
  return beginClaim(context, {
    kind: input.kind,
    customerId: order.customer.id,
    serials: input.lines.flatMap(({ serials }) => serials),
    goods: input.lines.flatMap((line) => goodsOf(order, line)),
  });
}

/** Pieces of machines are lines of their own: each has its own course, and a serial that is named when it is sent again. */
function goodsOf({ lines }: OrderRecord, { lineId, quantity, serials }: ClaimedLine) {
  const rest = quantity - serials.length;
  if (rest === 0) return [];
  const single = lines.find(({ id }) => id === lineId)?.product.modelId != null;
  const one = { orderLineId: lineId, quantity: single ? 1 : rest };
  return single ? Array.from({ length: rest }, () => one) : [one];
}

function faultsOf(
  order: OrderRecord,
  { lines }: ClaimFromOrder,
  of: { readonly line: ClaimedLine; readonly at: number; readonly claimed: ReadonlyMap<string, number> },
): FieldFault[] {
  const { line, at, claimed } = of;
  const own = order.lines.find(({ id }) => id === line.lineId);
  if (!own) return [fieldFault(`/lines/${at}/lineId`, "not_in_this_order")];
  if (lines.findIndex(({ lineId }) => lineId === line.lineId) < at)
    return [fieldFault(`/lines/${at}/lineId`, "twice", { value: own.code })];
  const sent = sentOf(order, own);
  const strange = line.serials.flatMap((serial, index) =>
    sent.serials.includes(serialKey(serial)) ? [] : fieldFault(`/lines/${at}/serials/${index}`, "not_in_this_order"),
  );
  if (strange.length > 0) return strange;
  const left = Math.max(0, sent.quantity - (claimed.get(own.id) ?? 0));
  return line.quantity > left || line.serials.length > line.quantity
    ? [fieldFault(`/lines/${at}/quantity`, "claimed_already", { left })]
    : [];
}

/** What of a line was shipped. */
function sentOf({ packages }: OrderRecord, { id }: OrderLine) {
  const lines = packages.flatMap(({ parcel, lines }) => (parcel ? lines.filter(({ lineId }) => lineId === id) : []));
  return {
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    serials: lines.flatMap(({ serials }) => serials.map(serialKey)),
  };
}

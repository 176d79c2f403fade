import { fieldFault } from "../../core/fault.ts";
import { addMoney, type Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellBuyer } from "../messages/index.ts";
import {
  type Incoterm,
  loadOrder,
  type Mode,
  modeRefusal,
  type OrderRecord,
  orderForChange,
  orderLifecycle,
} from "../orders/index.ts";
import { openOrderPayment } from "../payments/index.ts";
import { houseClause } from "../policies/index.ts";
import { taxIn, taxOn } from "../products/index.ts";
import { issueProforma } from "../proformas/index.ts";

/** What the order desk works out. */
export interface SetFreight {
  /** Minor units of the order's currency. */
  readonly freight: number;
  readonly mode: Mode;
  readonly incoterm: Incoterm;
  /** Told to the customer with the total. */
  readonly note: string;
}

/** Whether the freight may be set: the order was submitted, and nobody was faster. */
export function setFreightGuard(onlooker: Onlooker, order: OrderRecord): Refusal | null {
  return permission(onlooker, "order.setFreight") ?? standing(onlooker, orderLifecycle, "setFreight", order);
}

/**
 * The order desk says how the goods travel and what that costs (ZM-4); with the tax of where they go the total is owed from now on, and
 * the customer is told how to pay. A way that is not open is refused by its clause (ZM-AIR, ZM-LARGE). Returns the order's id.
 */
export async function setFreight(context: Context, orderId: string, input: SetFreight): Promise<string> {
  const { tx, actor } = context;
  const order = await orderForChange(context, orderId);
  refuseIf(setFreightGuard(context, order));
  refuseIf(modeRefusal(context, order, input.mode));
  const { goods, currency } = order;
  const freight: Money = { amount: input.freight, currency };
  const tax = taxOf(context, order, addMoney(goods, freight));
  if (!Number.isSafeInteger(goods.amount + freight.amount + tax.amount.amount))
    throw new Refusal("invalid_input", { fields: [fieldFault("/freight", "too_much")] });
  await tx
    .updateTable("customerOrder")
    .set({
      freight: freight.amount,
      tax: tax.amount.amount,
      taxPercent: String(tax.percent),
      taxName: tax.name,
      mode: input.mode,
      incoterm: input.incoterm,
      deskNote: input.note,
    })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", orderId)
    .execute();
  const owed = { id: orderId, number: order.number ?? "", goods, freight, tax: tax.amount };
  await openOrderPayment(context, owed);
  const [freightFirst, airFirst] = [houseClause(context, "freight_first"), houseClause(context, "air_first")];
  await move(context, orderLifecycle, { orderId }, "setFreight", {
    clauses: [...(freightFirst.clauses ?? []), ...(airFirst.clauses ?? [])],
    details: { mode: input.mode, freight, total: addMoney(goods, freight, tax.amount) },
  });
  await issueProforma(context, await loadOrder(context, orderId));
  await tellBuyer(context, orderId, "order_priced");
  return orderId;
}

function taxOf({ seller }: Context, { address }: OrderRecord, on: Money) {
  const tax = taxIn(seller, address?.country);
  return { name: tax?.name ?? "", percent: tax?.percent ?? 0, amount: taxOn(tax, on) };
}

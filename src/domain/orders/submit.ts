import { fieldFault } from "../../core/fault.ts";
import { type Money, moneyText } from "../../core/money.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { checkDestination } from "../destinations/index.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellBuyer } from "../messages/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { houseClause } from "../policies/index.ts";
import { reserveStock, titleIn } from "../products/index.ts";
import { cartGuard } from "./cart.ts";
import { orderLifecycle } from "./lifecycle.ts";
import { orderForChange } from "./read.ts";
import type { OrderLine, OrderRecord } from "./record.ts";
import { methodRefusal, modeRefusal } from "./terms.ts";

type Look = Onlooker & Pick<Context, "policies">;

/** What the customer agrees to. */
export interface SubmitOrder {
  /** What the goods come to, as the customer saw it: another sum means that a price changed meanwhile. */
  readonly goods: Money;
}

/** Whether the cart may be submitted: it has something in it (ZM-2) and says where it goes (ZM-3). */
export function submitOrderGuard(onlooker: Look, order: OrderRecord): Refusal | null {
  const refusal =
    permission(onlooker, "order.submit") ?? cartGuard(onlooker) ?? standing(onlooker, orderLifecycle, "submit", order);
  if (refusal) return refusal;
  if (order.lines.length === 0) return new Refusal("cart_empty", houseClause(onlooker, "cart_filled"));
  const faults = incomplete(order);
  if (faults.length > 0)
    return new Refusal("cart_incomplete", { fields: faults, ...houseClause(onlooker, "cart_complete") });
  return wished(onlooker, order);
}

function incomplete({ address, lines, currency }: OrderRecord): FieldFault[] {
  const gone = lines.flatMap((line, at) =>
    line.product.shown && line.price.currency === currency ? [] : fieldFault(`/lines/${at}/productId`, "not_sold"),
  );
  return [...(address ? [] : [fieldFault("/address", "required")]), ...gone];
}

/** The way it is to travel and be paid must be open to it (ZM-LARGE, ZM-AIR). */
function wished(onlooker: Look, order: OrderRecord): Refusal | null {
  const { transportWish, paymentMethod } = order;
  return (
    (transportWish && modeRefusal(onlooker, order, transportWish)) ?? methodRefusal(onlooker, order, paymentMethod)
  );
}

/**
 * The customer orders what is in the cart: it is taken from the stock, whole lines or nothing, and the freight is worked out next.
 * Refuses with `price_changed` where the sum is not what the customer saw, and with `product_out_of_stock` what is gone, and where the goods may not go. Returns the
 * order's id.
 */
export async function submitOrder(context: Context, orderId: string, input: SubmitOrder): Promise<string> {
  const order = await orderForChange(context, orderId);
  refuseIf(submitOrderGuard(context, order));
  refuseIf(priceChanged(context, order, input.goods));
  const { address, customer } = order;
  if (address) await checkDestination(context, { address, customerId: customer.id, pointer: "/address" });
  const taken = await reserveStock(
    context,
    { orderId },
    order.lines.map(({ product, quantity }) => ({ productId: product.id, quantity })),
  );
  for (const line of order.lines) await keepSold(context, line, taken.get(line.product.id) ?? 0);
  await keepOrder(context, order);
  const { clauses } = houseClause(context, "cart_complete");
  await move(context, orderLifecycle, { orderId }, "submit", {
    ...(clauses && { clauses }),
    details: { goods: order.goods },
  });
  await tellBuyer(context, orderId, "order_submitted");
  return orderId;
}

function priceChanged({ actor, seller }: Context, order: OrderRecord, seen: Money): Refusal | null {
  const { goods } = order;
  const agreed = seen.amount === goods.amount && seen.currency === goods.currency;
  if (agreed) return null;
  const fields = order.lines.flatMap(({ price, seenPrice, title }, at) =>
    price.amount === seenPrice.amount && price.currency === seenPrice.currency
      ? []
      : fieldFault(`/lines/${at}/price`, "price_now", {
          title: titleIn(title, actor.locale, seller),
          was: moneyText(seenPrice),
          now: moneyText(price),
        }),
  );
  return new Refusal("price_changed", { fields, values: { was: moneyText(seen), now: moneyText(goods) } });
}

/** What the line was sold as, whatever becomes of the product. */
async function keepSold({ tx, actor }: Context, line: OrderLine, reserved: number): Promise<void> {
  const { code, title, hsCode, origin, netWeightGrams, packedWeightGrams, airTransport, testNeeded } = line;
  await tx
    .updateTable("orderLine")
    .set({
      unitPrice: line.price.amount,
      code,
      title: JSON.stringify(title),
      hsCode,
      origin,
      netWeightGrams,
      packedWeightGrams,
      airTransport,
      testNeeded,
      reserved,
    })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", line.id)
    .execute();
}

async function keepOrder(context: Context, { id, goods, large }: OrderRecord): Promise<void> {
  const { tx, actor, now } = context;
  const number = await nextNumber(context, "O");
  await tx
    .updateTable("customerOrder")
    .set({ number, goods: goods.amount, large, locale: actor.locale, submittedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .execute();
}

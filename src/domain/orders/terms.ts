import { type Money, moneyText } from "../../core/money.ts";
import { Refusal, type RefusalDetails } from "../../core/refusal.ts";
import type { Context, SellerSettings } from "../context.ts";
import { houseClause } from "../policies/index.ts";
import { titleIn } from "../products/index.ts";
import { type Mode, modes, type PaymentMethod, paymentMethods } from "./lifecycle.ts";
import type { OrderRecord } from "./record.ts";

type Look = Pick<Context, "actor" | "seller" | "policies">;
type Judged = Pick<OrderRecord, "lines" | "large">;

/** One of several choices, and why it is not open. */
export interface Choice<Key> {
  readonly key: Key;
  readonly refusal: Refusal | null;
}

/** Whether goods of this worth make a large order (ZM-LARGE); in a currency that the seller named no amount for, none does. */
export function isLarge({ orders }: Pick<SellerSettings, "orders">, goods: Money): boolean {
  const from = orders.largeFrom;
  return from !== null && from.currency === goods.currency && goods.amount > from.amount;
}

/** The ways an order may travel: air first (ZM-AIR); sea and land where air rules forbid it, or the order is large (ZM-LARGE). */
export function modesOf(look: Look, order: Judged): Choice<Mode>[] {
  return modes.map((key) => ({ key, refusal: modeRefusal(look, order, key) }));
}

/** The way that is proposed: the first that is open. */
export function proposedMode(look: Look, order: Judged): Mode {
  return modesOf(look, order).find(({ refusal }) => !refusal)?.key ?? "air";
}

/** Why an order may not travel so; null where it may. */
export function modeRefusal(look: Look, order: Judged, mode: Mode): Refusal | null {
  const grounded = order.lines.find(({ airTransport }) => airTransport === "forbidden");
  if (mode === "air") {
    if (!grounded) return null;
    const title = titleIn(grounded.title, look.actor.locale, look.seller);
    return new Refusal("air_forbidden", { ...houseClause(look, "air_first"), values: { title } });
  }
  return grounded || order.large ? null : largeOnly(look);
}

/** The ways an order may be paid; letter of credit and documents against payment only for large ones (ZM-LARGE). */
export function methodsOf(look: Look, order: Judged): Choice<PaymentMethod>[] {
  return paymentMethods.map((key) => ({ key, refusal: methodRefusal(look, order, key) }));
}

/** Why an order may not be paid so; null where it may. */
export function methodRefusal(look: Look, order: Judged, method: PaymentMethod): Refusal | null {
  if (method === "bank_transfer") return null;
  if (method === "card") return look.seller.payments.card ? null : new Refusal("card_not_set_up");
  return order.large ? null : largeOnly(look);
}

function largeOnly(look: Look): Refusal {
  const from = look.seller.orders.largeFrom;
  const details: RefusalDetails = houseClause(look, "large_order");
  return from
    ? new Refusal("large_only", { ...details, values: { from: moneyText(from) } })
    : new Refusal("large_never", details);
}

import { sql } from "kysely";
import type { Context } from "../../context.ts";
import { orderKey } from "./shop-order.ts";

/**
 * Units with these order numbers take over from the shops' orders who bought them, through which channel, when they were shipped and when they arrived,
 * and where all of an order cost the same, what was paid; never over what the seller's record says already. Cancelled and refunded orders tell nothing.
 * Orders of several shops under one number are a doubt, and tell nothing either.
 */
export async function fillFromOrders({ tx, actor, now }: Context, numbers: readonly string[]): Promise<void> {
  const wanted = [...new Set(numbers.map(orderKey))];
  if (wanted.length === 0) return;
  const known = await tx
    .selectFrom("shopOrder")
    .select("numberKey")
    .distinct()
    .where("sellerId", "=", actor.sellerId)
    .where("numberKey", "in", wanted)
    .execute();
  if (known.length === 0) return;
  const keys = known.map(({ numberKey }) => numberKey);
  // As a shipment record may write them; named one by one, so that the index finds their units.
  const written = keys.flatMap((key) => [key, `#${key}`]);
  await sql`
    with told as (
      select o.number_key, min(o.buyer_name) as buyer_name, min(o.buyer_email) as buyer_email, min(o.channel) as channel,
        min(o.shipped_on) as shipped_on, min(o.delivered_on) as delivered_on, min(o.currency) as currency, min(o.even_price) as even_price
      from shop_order o
      where o.seller_id = ${actor.sellerId} and o.number_key = any(${keys}) and o.state not in ('cancelled', 'refunded')
      group by o.number_key having count(*) = 1
    )
    update unit u set buyer_name = coalesce(u.buyer_name, t.buyer_name), buyer_email = coalesce(u.buyer_email, t.buyer_email),
      channel = coalesce(u.channel, t.channel), shipped_on = coalesce(u.shipped_on, t.shipped_on),
      delivered_on = coalesce(u.delivered_on, t.delivered_on), price_amount = coalesce(u.price_amount, t.even_price),
      price_currency = case when u.price_amount is null and t.even_price is not null then t.currency else u.price_currency end,
      updated_at = ${new Date(now)}, version = u.version + 1
    from told t
    where u.seller_id = ${actor.sellerId} and upper(u.order_number) = any(${written})
      and ltrim(upper(u.order_number), '#') = t.number_key
      and (u.buyer_email is null or t.buyer_email is null or u.buyer_email = t.buyer_email)
      and ((u.buyer_name is null and t.buyer_name is not null) or (u.buyer_email is null and t.buyer_email is not null)
        or (u.channel is null and t.channel is not null) or (u.shipped_on is null and t.shipped_on is not null)
        or (u.delivered_on is null and t.delivered_on is not null) or (u.price_amount is null and t.even_price is not null))`.execute(
    tx,
  );
}

import { sql } from "kysely";
import { readCursor, writeCursor } from "../../../core/cursor.ts";
import type { Day } from "../../../core/day.ts";
import type { Context } from "../../context.ts";
import type { ShopOrderState, ShopSource } from "../lifecycle.ts";
import { orderKey, type ShopOrderLine } from "./shop-order.ts";

/** An order of another shop as it is kept. */
export interface ShopOrderRecord {
  readonly id: string;
  readonly source: ShopSource;
  readonly number: string;
  readonly state: ShopOrderState;
  readonly placedOn: Day | null;
  readonly shippedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly currency: string;
  readonly total: number | null;
  readonly buyerName: string | null;
  readonly buyerEmail: string | null;
  readonly lines: readonly ShopOrderLine[];
  /** Units that have its number. */
  readonly units: number;
}

/** One page of the shops' orders, the latest taken in first; `q` is a number or an e-mail address. */
export async function listShopOrders(
  { tx, actor }: Context,
  {
    q,
    cursor,
    limit,
  }: { readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: ShopOrderRecord[]; next: string | null }> {
  const after = readCursor(cursor);
  const wanted = q?.trim() ?? "";
  const { rows } = await sql<ShopOrderRecord & { createdAt: Date }>`
    select o.id, o.source, o.number, o.state, o.placed_on, o.shipped_on, o.delivered_on, o.currency, o.total, o.buyer_name, o.buyer_email,
      o.lines, o.created_at, (select count(*)::integer from unit u
        where u.seller_id = o.seller_id and upper(u.order_number) in (o.number_key, '#' || o.number_key)) as units
    from shop_order o
    where o.seller_id = ${actor.sellerId}
      and ${wanted === "" ? sql`true` : sql`(o.number_key = ${orderKey(wanted)} or o.buyer_email = ${wanted.toLowerCase()})`}
      and ${after ? sql`(o.created_at, o.id) < (${after.at}, ${after.id})` : sql`true`}
    order by o.created_at desc, o.id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null };
}

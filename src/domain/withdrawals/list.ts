import { sql } from "kysely";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import type { Context } from "../context.ts";
import type { WithdrawalRecord } from "./find.ts";

/** A confirmed withdrawal as staff's list shows it. */
export interface WithdrawalRow extends WithdrawalRecord {
  readonly orderNumber: string;
  readonly customer: string;
}

/** One page of confirmed withdrawals, the latest first. */
export async function listWithdrawals(
  { tx, actor }: Context,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: WithdrawalRow[]; next: string | null }> {
  const after = readCursor(cursor);
  const { rows } = await sql<WithdrawalRow & { confirmedAt: Date }>`
    select w.id, w.order_id, w.number, w.name, w.email, w.lines, w.regime, w.clause, w.customer_pays_return, w.stated_at, w.confirmed_at,
      w.refund_by, w.send_back_by, w.goods_on, w.refund_id, o.number as order_number, c.name as customer
    from withdrawal w
      join customer_order o on o.seller_id = w.seller_id and o.id = w.order_id
      join customer c on c.seller_id = o.seller_id and c.id = o.customer_id
    where w.seller_id = ${actor.sellerId} and w.confirmed_at is not null
      and ${after ? sql`(w.confirmed_at, w.id) < (${after.at}, ${after.id})` : sql`true`}
    order by w.confirmed_at desc, w.id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: last.confirmedAt, id: last.id }) : null };
}

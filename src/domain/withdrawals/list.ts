import { sql } from "kysely";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import type { SellerWords } from "../../core/locale.ts";
import type { Context } from "../context.ts";
import type { PaymentStatus } from "../payments/index.ts";
import type { RefundStatus } from "../refunds/index.ts";
import type { WithdrawalRecord } from "./find.ts";

/** A confirmed withdrawal as staff's list shows it. */
export interface WithdrawalRow extends WithdrawalRecord {
  readonly orderNumber: string;
  readonly customer: string;
  readonly paymentStatus: PaymentStatus | null;
  readonly refundNumber: string | null;
  readonly refundStatus: RefundStatus | null;
  readonly goods: readonly { readonly title: SellerWords; readonly quantity: number }[];
}

/** One page of confirmed withdrawals, the latest first; of one order where it is named. */
export async function listWithdrawals(
  { tx, actor }: Context,
  {
    cursor,
    limit,
    order,
  }: { readonly cursor?: string | undefined; readonly limit: number; readonly order?: string | undefined },
): Promise<{ items: WithdrawalRow[]; next: string | null }> {
  const after = readCursor(cursor);
  const { rows } = await sql<WithdrawalRow & { confirmedAt: Date }>`
    select w.id, w.order_id, w.number, w.name, w.email, w.lines, w.regime, w.clause, w.customer_pays_return, w.stated_at, w.confirmed_at,
      w.refund_by, w.send_back_by, w.goods_on, w.refund_id, w.taken_off, o.number as order_number, c.name as customer,
      p.status as payment_status, r.number as refund_number, r.status as refund_status,
      (select coalesce(jsonb_agg(jsonb_build_object('title', coalesce(l.title, sold.title), 'quantity', each.quantity) order by l.position), '[]')
        from jsonb_to_recordset(w.lines) as each ("lineId" uuid, quantity integer)
          join order_line l on l.seller_id = w.seller_id and l.id = each."lineId"
          join product sold on sold.seller_id = l.seller_id and sold.id = l.product_id) as goods
    from withdrawal w
      join customer_order o on o.seller_id = w.seller_id and o.id = w.order_id
      join customer c on c.seller_id = o.seller_id and c.id = o.customer_id
      left join payment p on p.seller_id = o.seller_id and p.order_id = o.id
      left join refund r on r.seller_id = w.seller_id and r.id = w.refund_id
    where w.seller_id = ${actor.sellerId} and w.confirmed_at is not null
      and ${order ? sql`w.order_id = ${order}` : sql`true`}
      and ${after ? sql`(w.confirmed_at, w.id) < (${after.at}, ${after.id})` : sql`true`}
    order by w.confirmed_at desc, w.id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: last.confirmedAt, id: last.id }) : null };
}

/** How many confirmed withdrawals there was money for that nobody asked back yet. What was paid for a cancelled order goes back by itself. */
export async function countOpenWithdrawals({ tx, actor }: Context): Promise<number> {
  const { count } = await tx
    .selectFrom("withdrawal as w")
    .innerJoin("customerOrder as o", (on) => on.onRef("o.sellerId", "=", "w.sellerId").onRef("o.id", "=", "w.orderId"))
    .innerJoin("payment as p", (on) => on.onRef("p.sellerId", "=", "o.sellerId").onRef("p.orderId", "=", "o.id"))
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("w.sellerId", "=", actor.sellerId)
    .where("w.confirmedAt", "is not", null)
    .where("w.refundId", "is", null)
    .where("w.takenOff", "=", false)
    .where("p.status", "=", "confirmed")
    .where("o.status", "not in", ["cancelled", "refunded"])
    .executeTakeFirstOrThrow();
  return Number(count);
}

import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import type { Day } from "../../core/day.ts";
import type { Money } from "../../core/money.ts";
import type { Context } from "../context.ts";
import { reachOfSubject } from "../events/index.ts";
import type { ProductRecord } from "../products/index.ts";
import type { RefundStatus } from "../refunds/index.ts";
import type { OrderStatus } from "./lifecycle.ts";

/** An order as lists show it. */
export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly customer: string;
  /** Where it goes; ISO country. */
  readonly country: string | null;
  readonly goods: Money;
  readonly total: Money | null;
  readonly lines: number;
  readonly pieces: number;
  /** The first line's words. */
  readonly title: ProductRecord["title"];
  readonly testNeeded: boolean;
  readonly tested: boolean;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
  readonly promisedOn: Day | null;
  /** A clock that binds the seller ran out (ZM-TRACKING, ZM-SHIP-*). */
  readonly late: boolean;
  readonly escalated: boolean;
  /** How far the newest refund is, and whether the card provider sends it; null where none was asked for. */
  readonly refund: { readonly status: RefundStatus; readonly byProvider: boolean } | null;
}

export interface OrderQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly status?: OrderStatus | undefined;
  /** The beginning of a number, or words of the customer's name. */
  readonly q?: string | undefined;
  readonly late?: boolean | undefined;
}

/** A page of submitted orders that the actor reaches, last changed first, and where the next begins. */
export async function listOrders({ tx, actor }: Context, query: OrderQuery) {
  const { status = null, late = false, limit } = query;
  const after = readCursor(query.cursor);
  const q = query.q?.trim() ?? "";
  const { rows } = await sql<Cells>`
    select subject.id, subject.number, subject.status, customer.name as customer, subject.address ->> 'country' as country,
      subject.goods, subject.goods + subject.freight + subject.tax as total, subject.currency,
      subject.submitted_at, subject.updated_at, subject.promised_on, subject.escalated_at is not null as escalated, l.*, ${isLate} as late,
      (select jsonb_build_object('status', r.status, 'byProvider', r.online_payment_id is not null) from refund r where r.seller_id = subject.seller_id and r.order_id = subject.id
        order by r.requested_at desc, r.id desc limit 1) as refund
    from customer_order subject
      join customer on customer.seller_id = subject.seller_id and customer.id = subject.customer_id
      cross join lateral (select count(*)::int as lines, coalesce(sum(quantity), 0)::int as pieces, bool_or(test_needed) as test_needed,
        bool_and(not test_needed or tested_at is not null or called_off = quantity) as tested, (array_agg(title order by position))[1] as title
        from order_line o where o.seller_id = subject.seller_id and o.order_id = subject.id) l
    where ${reachOfSubject(actor)} and subject.status <> 'cart'
      and (${status}::text is null or subject.status = ${status})
      and (${q} = '' or upper(subject.number) like ${`${escaped(q.toUpperCase())}%`} or customer.name ilike ${`%${escaped(q)}%`})
      and (not ${late}::boolean or ${isLate})
      and (${after?.at ?? null}::timestamptz is null
        or (subject.updated_at, subject.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by subject.updated_at desc, subject.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(orderRow), next: last ? ({ at: last.updatedAt, id: last.id } satisfies Position) : null };
}

/** How many orders stand at each status, and how many are late: what Today's queues count. */
export async function countOrders({ tx, actor }: Context) {
  const { rows } = await sql<{ status: OrderStatus; count: number; late: number; untested: number }>`
    select subject.status, count(*)::int as count, (count(*) filter (where ${isLate}))::int as late,
      (count(*) filter (where exists (select from order_line o where o.seller_id = subject.seller_id and o.order_id = subject.id
        and o.test_needed and o.tested_at is null and o.called_off < o.quantity)))::int as untested
    from customer_order subject where ${reachOfSubject(actor)}
      and subject.status in ('submitted', 'awaiting_payment', 'payment_review', 'packing', 'testing', 'shipped', 'delivered')
    group by subject.status`.execute(tx);
  return rows;
}

const isLate = sql<boolean>`exists (select from deadline d where d.seller_id = subject.seller_id and d.order_id = subject.id
  and d.status = 'overdue' and d.name in ('order_ship', 'order_tracking'))`;

type Cells = Omit<OrderRow, "goods" | "total"> & {
  readonly goods: number;
  readonly total: number | null;
  readonly currency: string;
};

function orderRow({ goods, total, currency, ...row }: Cells): OrderRow {
  const of = (amount: number): Money => ({ amount: Number(amount), currency });
  return { ...row, goods: of(goods), total: total === null ? null : of(total) };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

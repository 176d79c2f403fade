import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import type { Money } from "../../core/money.ts";
import type { Context } from "../context.ts";
import { reachOfMoney } from "../events/index.ts";
import type { OnlineStatus } from "./lifecycle.ts";

/** A try to pay by card that has not ended, or waits for a person. */
export interface OnlineRow {
  readonly id: string;
  /** Null where it is for an order. */
  readonly claimNumber: string | null;
  readonly quoteNumber: string | null;
  readonly orderNumber: string | null;
  readonly customer: string;
  readonly status: OnlineStatus;
  readonly amount: Money;
  readonly parked: string | null;
  readonly createdAt: Date;
}

/** A page of the open and parked card payments, newest first, and where the next begins. */
export async function listOnline(
  { tx, actor }: Context,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = readCursor(query.cursor);
  const { rows } = await sql<Omit<OnlineRow, "amount"> & { amount: number; currency: string }>`
    select o.id, claim.number as claim_number, q.number as quote_number, subject.number as order_number, customer.name as customer, o.status,
      o.amount, o.currency, o.parked, o.created_at
    from online_payment o
      left join claim on claim.seller_id = o.seller_id and claim.id = o.claim_id
      left join customer_order subject on subject.seller_id = o.seller_id and subject.id = o.order_id
      join customer on customer.seller_id = o.seller_id and customer.id = coalesce(claim.customer_id, subject.customer_id)
      join payment p on p.seller_id = o.seller_id and p.id = o.payment_id
      left join quote q on q.seller_id = p.seller_id and q.id = p.quote_id
    where ${reachOfMoney(actor)} and o.seller_id = ${actor.sellerId} and o.status = 'pending'
      and (${after?.at ?? null}::timestamptz is null
        or (o.created_at, o.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by o.created_at desc, o.id desc limit ${query.limit + 1}`.execute(tx);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ amount, currency, ...row }): OnlineRow => ({ ...row, amount: { amount, currency } })),
    next: last ? ({ at: last.createdAt, id: last.id } satisfies Position) : null,
  };
}

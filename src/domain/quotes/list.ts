import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import type { Day } from "../../core/day.ts";
import type { Money } from "../../core/money.ts";
import { reachOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { reachOfLine } from "../events/index.ts";
import type { PaymentStatus } from "../payments/index.ts";
import type { QuoteStatus } from "./lifecycle.ts";

/** A quote as the list of all quotes shows it. */
export interface QuoteRow {
  readonly id: string;
  readonly number: string;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly serial: string;
  readonly customer: string;
  readonly status: QuoteStatus;
  readonly total: Money;
  readonly expiresOn: Day;
  readonly paymentStatus: PaymentStatus | null;
}

export interface QuoteQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly status?: QuoteStatus | undefined;
}

/** A page of quotes, newest first, and where the next begins. */
export async function listQuotes({ tx, actor }: Context, query: QuoteQuery) {
  const { status = null, limit } = query;
  const after = readCursor(query.cursor);
  const { rows } = await sql<Cells>`
    select q.id, q.number, claim.id as claim_id, claim.number as claim_number, l.serial, customer.name as customer, q.status,
      q.currency, q.expires_on, q.created_at, p.status as payment_status,
      coalesce((select sum(quantity * unit_amount) from quote_item item
        where item.seller_id = q.seller_id and item.quote_id = q.id and item.taken), 0)::bigint as amount
    from quote q
      join claim on claim.seller_id = q.seller_id and claim.id = q.claim_id
      join claim_line l on l.seller_id = q.seller_id and l.id = q.line_id
      join customer on customer.seller_id = claim.seller_id and customer.id = claim.customer_id
      left join payment p on p.seller_id = q.seller_id and p.quote_id = q.id
    where ${reachOf(actor)} and ${reachOfLine(actor)} and (${status}::text is null or q.status = ${status})
      and (${after?.at ?? null}::timestamptz is null
        or (q.created_at, q.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by q.created_at desc, q.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(quoteRow), next: last ? ({ at: last.createdAt, id: last.id } satisfies Position) : null };
}

type Cells = Omit<QuoteRow, "total"> & { readonly amount: number; readonly currency: string; readonly createdAt: Date };

function quoteRow({ id, number, claimId, claimNumber, serial, customer, status, expiresOn, ...rest }: Cells): QuoteRow {
  const total = { amount: rest.amount, currency: rest.currency };
  return {
    id,
    number,
    claimId,
    claimNumber,
    serial,
    customer,
    status,
    total,
    expiresOn,
    paymentStatus: rest.paymentStatus,
  };
}

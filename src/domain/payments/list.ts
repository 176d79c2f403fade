import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import type { Money } from "../../core/money.ts";
import type { AttachmentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { reachOfMoney } from "../events/index.ts";
import type { PaymentStatus } from "./lifecycle.ts";

/** A payment as the list of all payments shows it. */
export interface PaymentRow {
  readonly id: string;
  /** Null where it is for an order. */
  readonly claimId: string | null;
  readonly claimNumber: string | null;
  readonly quoteNumber: string | null;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly customer: string;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly reference: string | null;
  readonly proof: AttachmentRecord | null;
  readonly createdAt: Date;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
}

export interface PaymentQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly status?: PaymentStatus | undefined;
}

/** A page of payments, newest first, and where the next begins. */
export async function listPayments({ tx, actor }: Context, query: PaymentQuery) {
  const { status = null, limit } = query;
  const after = readCursor(query.cursor);
  const { rows } = await sql<Cells>`
    select p.id, claim.id as claim_id, claim.number as claim_number, q.number as quote_number, subject.id as order_id,
      subject.number as order_number, customer.name as customer,
      p.status, p.amount, p.currency, p.reference, p.created_at, p.reviewed_by,
      p.reviewed_at, a.id as proof_id, a.line_id, a.kind, a.purpose,
      a.shows, a.file_name, a.content_type, a.bytes, a.uploaded_by, a.uploaded_at
    from payment p
      left join claim on claim.seller_id = p.seller_id and claim.id = p.claim_id
      left join quote q on q.seller_id = p.seller_id and q.id = p.quote_id
      left join customer_order subject on subject.seller_id = p.seller_id and subject.id = p.order_id
      join customer on customer.seller_id = p.seller_id and customer.id = coalesce(claim.customer_id, subject.customer_id)
      left join attachment a on a.seller_id = p.seller_id and a.id = p.proof_id
    where ${reachOfMoney(actor)} and p.seller_id = ${actor.sellerId} and (${status}::text is null or p.status = ${status})
      and (${after?.at ?? null}::timestamptz is null
        or (p.created_at, p.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by p.created_at desc, p.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(paymentRow),
    next: last ? ({ at: last.createdAt, id: last.id } satisfies Position) : null,
  };
}

type Cells = Omit<PaymentRow, "amount" | "proof"> &
  Omit<AttachmentRecord, "id"> & {
    readonly amount: number;
    readonly currency: string;
    readonly proofId: string | null;
  };

function paymentRow(row: Cells): PaymentRow {
  const {
    proofId,
    amount,
    currency,
    lineId,
    kind,
    purpose,
    shows,
    fileName,
    contentType,
    bytes,
    uploadedBy,
    uploadedAt,
    ...rest
  } = row;
  const file = { lineId, kind, purpose, shows, packageId: null, fileName, contentType, bytes, uploadedBy, uploadedAt };
  return { ...rest, amount: { amount, currency }, proof: proofId === null ? null : { id: proofId, ...file } };
}

import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "../../core/actor.ts";
import type { DB } from "../../database/schema.ts";
import type { Verdict } from "../../policy/index.ts";
import { scopeOf } from "../events/index.ts";
import type { PaymentStatus } from "../payments/index.ts";
import type { QuoteStatus } from "../quotes/index.ts";
import type { ClaimStatus, Custody, Work } from "./lifecycle.ts";

/** What of a line, with its claim, tells what is to be done next. The quote is the newest revision, the payment that quote's. */
export interface Situation {
  readonly status: ClaimStatus;
  readonly custody: Custody;
  readonly work: Work;
  readonly inspected: boolean;
  /** Of the decision in force. */
  readonly verdict: Verdict | null;
  readonly quote: QuoteStatus | null;
  readonly payment: PaymentStatus | null;
  /** What the newest of its refunds waits for, while money is still to go back. */
  readonly refund: RefundWait | null;
  /** Whether a person may say that the unit is forfeited: its clock has run out and waits for nothing else. */
  readonly forfeitable: boolean;
}

/** A refund waits for a yes, for somebody who sends it, or for the provider that pays it; one that came to nothing waits to be asked for anew. */
export type RefundWait = "approval" | "sending" | "provider" | "failed";

/** Lines `l` of claims with what belongs to their situation: inspection `i`, decision in force `d`, newest quote `q`, its payment `p`, newest refund `r`. */
export const linesInSituation = sql`claim_line l
  join claim on claim.seller_id = l.seller_id and claim.id = l.claim_id
  left join inspection i on i.seller_id = l.seller_id and i.line_id = l.id
  left join decision d on d.seller_id = l.seller_id and d.id = l.decision_id
  left join lateral (
    select seller_id, id, status from quote
    where quote.seller_id = l.seller_id and quote.line_id = l.id order by revision desc limit 1
  ) q on true
  left join payment p on p.seller_id = q.seller_id and p.quote_id = q.id
  left join lateral (
    select status, online_payment_id, approved_at from refund
    where refund.seller_id = l.seller_id and refund.claim_id = l.claim_id and refund.line_id = l.id
    order by requested_at desc, id desc limit 1
  ) r on true`;

/** The columns of a `Situation`, over `linesInSituation`. */
export const situationColumns = sql`claim.status, l.custody, l.work, i.completed_at is not null as inspected,
  d.verdict, q.status as quote, p.status as payment,
  case when r.status = 'requested' then 'approval'
    when r.status = 'approved' and r.online_payment_id is null then 'sending'
    when r.status = 'approved' then 'provider'
    when r.status = 'failed' and (r.approved_at is not null or l.work = 'refunded') then 'failed' end as refund,
  exists (
    select from deadline f where f.seller_id = l.seller_id and f.claim_id = l.claim_id and f.line_id = l.id
      and f.name = 'forfeiture' and f.status = 'overdue'
  ) as forfeitable`;

/** The claims that an actor reaches, as a condition on `claim` within plain SQL. */
export function reachOf(actor: Actor): Expression<SqlBool> {
  return scopeOf(actor)(expressionBuilder<DB, "claim">());
}

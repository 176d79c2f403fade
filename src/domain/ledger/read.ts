import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import type { Money } from "../../core/money.ts";
import type { Context } from "../context.ts";
import { reachOfMoney } from "../events/index.ts";
import type { Cause } from "./post.ts";

/** A transaction as it was written; amounts are debits above zero and credits below. */
export interface LedgerRow {
  readonly id: string;
  readonly at: Date;
  readonly cause: Cause;
  readonly memo: string;
  readonly by: string;
  /** Null of an order. */
  readonly claimId: string | null;
  readonly claimNumber: string | null;
  readonly orderNumber: string | null;
  readonly postings: readonly { readonly account: string; readonly amount: number; readonly currency: string }[];
}

export interface LedgerQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly claimId?: string | undefined;
}

/** A page of the ledger, newest first, and where the next begins. */
export async function listLedger({ tx, actor }: Context, query: LedgerQuery) {
  const after = readCursor(query.cursor);
  const { rows } = await sql<LedgerRow>`
    select t.id, t.at, t.cause, t.memo, t.by_name as by, claim.id as claim_id, claim.number as claim_number,
      subject.number as order_number,
      (select json_agg(json_build_object('account', p.account, 'amount', p.amount, 'currency', p.currency) order by p.position)
        from ledger_posting p where p.seller_id = t.seller_id and p.transaction_id = t.id) as postings
    from ledger_transaction t
      left join claim on claim.seller_id = t.seller_id and claim.id = t.claim_id
      left join customer_order subject on subject.seller_id = t.seller_id and subject.id = t.order_id
    where ${reachOfMoney(actor)} and t.seller_id = ${actor.sellerId}
      ${query.claimId ? sql`and t.claim_id = ${query.claimId}` : sql``}
      and (${after?.at ?? null}::timestamptz is null
        or (t.at, t.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by t.at desc, t.id desc limit ${query.limit + 1}`.execute(tx);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? ({ at: last.at, id: last.id } satisfies Position) : null };
}

/** What stands on each account, by account and currency; all of a currency sum to zero. */
export async function balances({ tx, actor }: Pick<Context, "tx" | "actor">) {
  const rows = await tx
    .selectFrom("ledgerPosting")
    .select(["account", "currency"])
    .select(({ fn }) => fn.sum<string>("amount").as("sum"))
    .where("sellerId", "=", actor.sellerId)
    .groupBy(["account", "currency"])
    .orderBy("account")
    .orderBy("currency")
    .execute();
  return rows.map(({ account, currency, sum }) => ({ account, money: { amount: Number(sum), currency } as Money }));
}

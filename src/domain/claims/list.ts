import { type Expression, type ExpressionBuilder, expressionBuilder, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "../../core/actor.ts";
import { countedUpTo } from "../../core/counted.ts";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import { serialKey } from "../../core/serial.ts";
import type { DB } from "../../database/schema.ts";
import type { ClaimKind } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { reachOfLine } from "../events/index.ts";
import { processClause, ruling } from "../policies/index.ts";
import { claimStatuses } from "./lifecycle.ts";
import { isAppealed, isDeclined, isInSituations, isUnanswered } from "./open-work.ts";
import { type ClaimRowRecord, claimRows } from "./rows.ts";
import { reachOf } from "./situation.ts";

/** What narrows a list of claims; `status`, `custody` and `work` are comma-separated words. */
export interface ListClaims {
  readonly cursor?: string | undefined;
  /** 1 to 100. */
  readonly limit: number;
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly custody?: string | undefined;
  readonly work?: string | undefined;
  readonly kind?: ClaimKind | undefined;
  /** Only claims that wait for this to be done. */
  readonly waitingFor?: WaitingFor | undefined;
  /** Whether to count by status besides; true unless told. */
  readonly counted?: boolean;
}

/** An answer to the customer's last message, or to their appeal; or all that is to be done about units in one of these situations. */
export type WaitingFor = "answer" | "appeal" | "elsewhere" | { readonly situations: readonly string[] };

/** A page of claims; `counts` are by status, of everything in the actor's reach, each up to `countedUpTo`. */
export interface ClaimList {
  readonly items: readonly ClaimRowRecord[];
  readonly next: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

/** Claims in the actor's reach, last changed first, a page at a time. */
export async function listClaims(context: Context, query: ListClaims): Promise<ClaimList> {
  const text = query.q?.trim() ?? "";
  const within = narrowings(context, query);
  const atMost = query.limit + 1;
  const { rows: found } = await (text === "" ? newest(within, atMost) : beginsWith(text, within, atMost)).execute(
    context.tx,
  );
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await claimRows(
      context,
      page.map(({ id }) => id),
    ),
    next: found.length > query.limit && last ? writeCursor({ at: last.updatedAt, id: last.id }) : null,
    counts: query.counted === false ? {} : await countsOf(context),
  };
}

/** The clauses by which customers look up here how far each claim has come (JM-STATUS), of the seller's policies that say so. */
export function recordClauses({ seller, policies }: Pick<Context, "seller" | "policies">): string[] {
  const found = seller.policies.flatMap((id) => policies.find(id) ?? []);
  const ruled = found.filter((policy) => ruling(policy, "service_record"));
  return [...new Set(ruled.flatMap((policy) => processClause(policy, "service_record") ?? []))];
}

/** All that narrows the list but the text that is searched, as a condition on `claim`. */
function narrowings({ actor, now }: Context, query: ListClaims): Expression<SqlBool> {
  const eb = expressionBuilder<DB, "claim">();
  const after = readCursor(query.cursor);
  const conditions: Expression<SqlBool>[] = [reachOf(actor)];
  if (after)
    conditions.push(sql<SqlBool>`(claim.updated_at, claim.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  if (query.kind) conditions.push(eb("claim.kind", "=", query.kind));
  if (query.status) conditions.push(eb("claim.status", "in", wordsOf(query.status)));
  if (query.custody || query.work) {
    const lines = ofLines(eb, actor)
      .$if(Boolean(query.custody), (rows) => rows.where("custody", "in", wordsOf(query.custody ?? "")))
      .$if(Boolean(query.work), (rows) => rows.where("work", "in", wordsOf(query.work ?? "")));
    conditions.push(eb.exists(lines));
  }
  if (query.waitingFor) conditions.push(isWaitingFor(actor, query.waitingFor, now));
  return eb.and(conditions);
}

function isWaitingFor(actor: Actor, wanted: WaitingFor, now: number): RawBuilder<SqlBool> {
  if (wanted === "answer") return isUnanswered(now);
  if (wanted === "elsewhere") return isDeclined;
  return wanted === "appeal" ? isAppealed : isInSituations(actor, wanted.situations);
}

interface Found {
  readonly id: string;
  readonly updatedAt: Date;
}

function newest(within: Expression<SqlBool>, atMost: number): RawBuilder<Found> {
  return sql`select claim.id, claim.updated_at from claim where ${within}
    order by claim.updated_at desc, claim.id desc limit ${atMost}`;
}

/**
 * Number, RMA number, serial, customer's name or e-mail address, each by its beginning; a union, so that indexes find them. Each part and
 * each customer gives no more claims than the page has, so that what is read does not grow with what there is.
 */
function beginsWith(text: string, within: Expression<SqlBool>, atMost: number): RawBuilder<Found> {
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  const key = serialKey(text);
  const among = (condition: RawBuilder<SqlBool>) => newest(sql<SqlBool>`${condition} and ${within}`, atMost);
  const ofCustomer = among(sql`claim.seller_id = customer.seller_id and claim.customer_id = customer.id`);
  const parts = [
    among(sql`(claim.number ^@ ${upper} or claim.rma_number ^@ ${upper})`),
    sql<Found>`select own.id, own.updated_at from customer cross join lateral (${ofCustomer}) own
      where customer.name_key ^@ ${lower} or customer.email_key ^@ ${lower}
      order by own.updated_at desc, own.id desc limit ${atMost}`,
    ...(key === ""
      ? []
      : [
          among(sql`exists (select from claim_line l where l.seller_id = claim.seller_id
      and l.claim_id = claim.id and l.serial_key ^@ ${key})`),
        ]),
  ];
  return sql`select id, updated_at from (${sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union `,
  )}) found order by updated_at desc, id desc limit ${atMost}`;
}

function ofLines(eb: ExpressionBuilder<DB, "claim">, actor: Actor) {
  return eb
    .selectFrom("claimLine as l")
    .select("l.id")
    .whereRef("l.sellerId", "=", "claim.sellerId")
    .whereRef("l.claimId", "=", "claim.id")
    .where(reachOfLine(actor));
}

/** Each status counted up to `countedUpTo`: the index has them in its order, and what lies beyond is not read. */
async function countsOf({ tx, actor }: Context): Promise<Record<string, number>> {
  const { rows } = await sql<{ status: string; count: number }>`
    select wanted.status, counted.count from unnest(${[...claimStatuses]}::text[]) wanted (status)
      cross join lateral (
        select count(*)::integer as count from (
          select from claim where claim.status = wanted.status and ${reachOf(actor)} limit ${countedUpTo}
        ) capped
      ) counted
    where counted.count > 0`.execute(tx);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

function wordsOf(list: string): string[] {
  return list
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

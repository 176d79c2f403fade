import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { readCursor, writeCursor } from "../../core/cursor.ts";
import { serialKey } from "../../core/serial.ts";
import type { DB } from "../../database/schema.ts";
import type { ClaimKind } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { scopeOf } from "../events/index.ts";
import { processClause, ruling } from "../policies/index.ts";
import { type ClaimRowRecord, claimRows } from "./rows.ts";

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
  /** Whether to count by status besides; true unless told. */
  readonly counted?: boolean;
}

/** A page of claims; `counts` are by status, of everything in the actor's reach. */
export interface ClaimList {
  readonly items: readonly ClaimRowRecord[];
  readonly next: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

/** Claims in the actor's reach, last changed first, a page at a time. */
export async function listClaims(context: Context, query: ListClaims): Promise<ClaimList> {
  const after = readCursor(query.cursor);
  const found = await context.tx
    .selectFrom("claim")
    .select(["claim.id", "claim.updatedAt"])
    .where(scopeOf(context.actor))
    .where((eb) => eb.and(narrowings(eb, query)))
    .$if(after !== null, (list) =>
      list.where(sql<SqlBool>`(claim.updated_at, claim.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy("claim.updatedAt", "desc")
    .orderBy("claim.id", "desc")
    .limit(query.limit + 1)
    .execute();
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

type Builder = ExpressionBuilder<DB, "claim">;

function narrowings(eb: Builder, query: ListClaims): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (query.kind) conditions.push(eb("claim.kind", "=", query.kind));
  if (query.status) conditions.push(eb("claim.status", "in", wordsOf(query.status)));
  if (query.custody || query.work) {
    const lines = ofLines(eb)
      .$if(Boolean(query.custody), (rows) => rows.where("custody", "in", wordsOf(query.custody ?? "")))
      .$if(Boolean(query.work), (rows) => rows.where("work", "in", wordsOf(query.work ?? "")));
    conditions.push(eb.exists(lines));
  }
  const text = query.q?.trim() ?? "";
  if (text !== "") conditions.push(beginsWith(eb, text));
  return conditions;
}

/** Number, RMA number, serial, customer's name or e-mail address, each by its beginning; a union, so that indexes find them. */
function beginsWith(eb: Builder, text: string): Expression<SqlBool> {
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  const key = serialKey(text);
  const named = eb
    .selectFrom("claim as c")
    .select("c.id")
    .where((row) => row.or([row("c.number", "^@", upper), row("c.rmaNumber", "^@", upper)]));
  const owned = eb
    .selectFrom("claim as c")
    .innerJoin("customer", (join) =>
      join.onRef("customer.sellerId", "=", "c.sellerId").onRef("customer.id", "=", "c.customerId"),
    )
    .select("c.id")
    .where((row) => row.or([row("customer.nameKey", "^@", lower), row("customer.emailKey", "^@", lower)]));
  const held = eb.selectFrom("claimLine").select("claimLine.claimId as id").where("claimLine.serialKey", "^@", key);
  const found = named.union(owned);
  return eb("claim.id", "in", key === "" ? found : found.union(held));
}

function ofLines(eb: Builder) {
  return eb
    .selectFrom("claimLine")
    .select("claimLine.id")
    .whereRef("claimLine.sellerId", "=", "claim.sellerId")
    .whereRef("claimLine.claimId", "=", "claim.id");
}

async function countsOf({ tx, actor }: Context): Promise<Record<string, number>> {
  const rows = await tx
    .selectFrom("claim")
    .select(["claim.status", (eb) => eb.fn.countAll<number>().as("count")])
    .where(scopeOf(actor))
    .groupBy("claim.status")
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

function wordsOf(list: string): string[] {
  return list
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

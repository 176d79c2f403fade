import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import type { Day } from "../../core/day.ts";
import type { Money } from "../../core/money.ts";
import type { Context } from "../context.ts";

/** What a supplier gives for a unit, with the claim it is of. */
export interface RecoveryRow {
  readonly id: string;
  readonly claimId: string;
  readonly claimNumber: string;
  readonly serial: string;
  readonly supplier: string;
  /** The supplier's own number. */
  readonly reference: string;
  readonly returnedOn: Day;
  readonly recovered: Money;
  readonly paidOn: Day | null;
  readonly paidReference: string | null;
}

export interface RecoveryQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Still owed, or on the account. */
  readonly state: "owed" | "paid";
}

/** A page of what suppliers give, the latest first, and where the next begins. */
export async function listRecoveries({ tx, actor }: Context, query: RecoveryQuery) {
  const after = readCursor(query.cursor);
  const rows = await tx
    .selectFrom("supplierClaim as s")
    .innerJoin("claim", (on) => on.onRef("claim.sellerId", "=", "s.sellerId").onRef("claim.id", "=", "s.claimId"))
    .innerJoin("claimLine as l", (on) => on.onRef("l.sellerId", "=", "s.sellerId").onRef("l.id", "=", "s.lineId"))
    .select(["s.id", "s.claimId", "claim.number as claimNumber", "l.serial", "s.supplier", "s.reference"])
    .select(["s.returnedOn", "s.recovered", "s.currency", "s.paidOn", "s.paidReference", "s.closedAt"])
    .where("s.sellerId", "=", actor.sellerId)
    .where("s.recovered", ">", 0)
    .where("s.paidOn", query.state === "owed" ? "is" : "is not", null)
    .$if(after !== null, (page) =>
      page.where(sql<boolean>`(s.closed_at, s.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy("s.closedAt", "desc")
    .orderBy("s.id", "desc")
    .limit(query.limit + 1)
    .execute();
  const items = rows.slice(0, query.limit).map(
    ({ recovered, currency, closedAt: _, ...row }): RecoveryRow => ({
      ...row,
      returnedOn: row.returnedOn as Day,
      recovered: { amount: recovered ?? 0, currency: currency ?? "" },
      paidOn: row.paidOn as Day | null,
    }),
  );
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return { items, next: last?.closedAt ? ({ at: last.closedAt, id: last.id } satisfies Position) : null };
}

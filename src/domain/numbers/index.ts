import type { Context } from "../context.ts";
import { today } from "../policies/index.ts";

/**
 * The series of short numbers: claims, authorisations, quotes, refunds, orders, applications of centres, proforma invoices, withdrawals,
 * reimbursements.
 */
export type Series = "R" | "RMA" | "Q" | "F" | "O" | "C" | "PI" | "W" | "B";

/** The next short number of a seller's series in this year, such as `R-2026-000123`; never given twice, without gaps unless a transaction fails. */
export async function nextNumber(context: Context, series: Series): Promise<string> {
  const year = Number(today(context).slice(0, 4));
  const { last } = await context.tx
    .insertInto("counter")
    .values({ sellerId: context.actor.sellerId, series, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(["sellerId", "series", "year"]).doUpdateSet((eb) => ({ last: eb("counter.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return `${series}-${year}-${String(last).padStart(6, "0")}`;
}

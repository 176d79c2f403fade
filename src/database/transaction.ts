import { sql, type Transaction } from "kysely";
import type { Db } from "./connect.ts";
import type { DB } from "./schema.ts";

/** A transaction within one seller's rows. */
export type Tx = Transaction<DB>;

/** Whose rows a transaction sees: one seller's, and a person's own memberships in every seller. */
export interface Scope {
  readonly sellerId: string | null;
  readonly personId?: string | null;
  /** Everything is read as of one instant; for work that only reads, since a write may then have to be tried again. */
  readonly snapshot?: boolean;
}

/** Runs `work` in one transaction under the scope; a throw rolls everything back. */
export async function inTransaction<T>(db: Db, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = db.transaction();
  const begun = scope.snapshot ? transaction.setIsolationLevel("repeatable read") : transaction;
  return begun.execute(async (tx) => {
    await sql`select set_config('recourse.seller', ${scope.sellerId ?? ""}, true),
      set_config('recourse.person', ${scope.personId ?? ""}, true)`.execute(tx);
    return work(tx);
  });
}

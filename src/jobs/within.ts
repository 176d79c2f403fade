import { systemActor } from "../core/actor.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Context } from "../domain/context.ts";
import { policiesOf } from "../domain/policies/index.ts";
import { sellerSettings } from "../domain/sellers/index.ts";
import type { JobDeps } from "./deps.ts";

/** Runs work as the product itself, in one transaction in a seller's scope. */
export function within<T>(
  { db, policies, now }: Pick<JobDeps, "db" | "policies" | "now">,
  sellerId: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  return inTransaction(db, { sellerId }, async (tx) => {
    const [at, seller] = [now(), await sellerSettings(tx, sellerId)];
    const own = await policiesOf(tx, policies, seller, at);
    return work({ tx, actor: systemActor(sellerId), now: at, seller, policies: own });
  });
}

import type { Jobs } from "../database/queues.ts";
import { inTransaction } from "../database/transaction.ts";
import type { JobDeps } from "./deps.ts";

const keptMs = 7 * 86_400_000;

/** Deletes answers kept for repeated Idempotency-Keys once nobody repeats them any more (seven days). */
export async function forgetAnswers(deps: JobDeps, { sellerId }: Jobs["forgetAnswers"]): Promise<void> {
  await inTransaction(deps.db, { sellerId }, (tx) =>
    tx
      .deleteFrom("idempotency")
      .where("sellerId", "=", sellerId)
      .where("createdAt", "<", new Date(deps.now() - keptMs))
      .execute(),
  );
}

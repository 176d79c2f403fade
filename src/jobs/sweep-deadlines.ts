import { enqueue } from "../database/enqueue.ts";
import type { Jobs } from "../database/queues.ts";
import { inTransaction } from "../database/transaction.ts";
import { sweepDeadlines as sweep } from "../domain/deadlines/index.ts";
import type { JobDeps } from "./deps.ts";

/**
 * Acts on a seller's clocks whose moment has come, some hundred at a time for up to twenty seconds, so that other sellers have their turn, and
 * leaves a request for the rest. One that was acted on is not due again: two sweeps at once do the work of one.
 */
export async function sweepDeadlines(deps: JobDeps, { sellerId }: Jobs["sweepDeadlines"]): Promise<void> {
  const began = performance.now();
  while (performance.now() - began < 20_000) {
    const { more } = await sweep(deps.db, deps.policies, deps.now(), sellerId);
    if (!more) return;
  }
  await inTransaction(deps.db, { sellerId }, (tx) =>
    enqueue(tx, "sweepDeadlines", { sellerId }, { singletonKey: `${sellerId} rest ${deps.now()}` }),
  );
}

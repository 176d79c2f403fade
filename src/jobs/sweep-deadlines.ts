import type { Jobs } from "../database/queues.ts";
import { sweepDeadlines as sweep } from "../domain/deadlines/index.ts";
import type { JobDeps } from "./deps.ts";

/** Acts on a seller's deadlines that have run out: reminds, or closes the claim. One that was acted on is not due again. */
export async function sweepDeadlines(deps: JobDeps, { sellerId }: Jobs["sweepDeadlines"]): Promise<void> {
  await sweep(deps.db, deps.policies, deps.now(), sellerId);
}

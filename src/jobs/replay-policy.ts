import type { Jobs } from "../database/queues.ts";
import { runReplay } from "../domain/policies/index.ts";
import type { JobDeps } from "./deps.ts";

/** Holds a draft against a seller's past decisions, from where an earlier run of the job came to. */
export async function replayPolicy(deps: JobDeps, job: Jobs["replayPolicy"]): Promise<void> {
  await runReplay(deps.db, deps.policies, job, deps.now);
}

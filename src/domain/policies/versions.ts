import type { Db } from "../../database/connect.ts";
import type { Policies } from "../context.ts";

/** Keeps the packs this process knows, by digest, so that a decision made under one can be replayed after it was changed. */
export async function storePolicyVersions(db: Db, policies: Policies, now: number): Promise<void> {
  if (policies.all.length === 0) return;
  await db
    .insertInto("policyVersion")
    .values(
      policies.all.map((policy) => ({
        digest: policy.digest,
        policy: policy.id,
        version: policy.version,
        effectiveFrom: policy.pack.effectiveFrom,
        source: JSON.stringify(policy.layers),
        storedAt: new Date(now),
      })),
    )
    .onConflict((conflict) => conflict.column("digest").doNothing())
    .execute();
}

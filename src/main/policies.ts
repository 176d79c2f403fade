import type { Db } from "../database/connect.ts";
import { LaunchFailure } from "../database/failure.ts";
import type { Policies } from "../domain/context.ts";
import { storePolicyVersions } from "../domain/policies/index.ts";
import { checkPacks } from "../policy/check.ts";
import type { CompiledPolicy, Pack } from "../policy/index.ts";
import { loadPacks, PackError, readPackFiles } from "../policy/load.ts";
import { besideRegimes, regimesOf } from "../policy/regimes.ts";

/** The packs of a folder, compiled. */
export interface InstalledPacks {
  readonly folder: string;
  readonly byId: ReadonlyMap<string, CompiledPolicy>;
}

/** Compiles the packs of a folder. Throws `LaunchFailure` with the place of each fault in a pack. */
export function readPolicies(folder: string): InstalledPacks {
  try {
    return { folder, byId: loadPacks(folder) };
  } catch (error) {
    if (error instanceof PackError)
      throw new LaunchFailure(`The policies cannot be used:\n  ${error.message.replaceAll("\n", "\n  ")}`);
    throw error;
  }
}

/**
 * Keeps the packs of a folder in the database; with them come all that were kept earlier, so that a stored decision finds
 * the very pack it was made under. Throws as `readPolicies` does where it is given the folder alone.
 */
export async function loadPolicies(db: Db, of: string | InstalledPacks, now: number): Promise<Policies> {
  const { folder, byId: present } = typeof of === "string" ? readPolicies(of) : of;
  const all = [...present.values()];
  const byDigest = new Map(all.map((policy) => [policy.digest, policy]));
  const policies: Policies = {
    all,
    find: (id) => present.get(id),
    byDigest: (digest) => byDigest.get(digest),
    installed: (id) => readPackFiles(folder, id),
  };
  await storePolicyVersions(db, policies, now);
  const stored = await db.selectFrom("policyVersion").select(["policy", "digest", "source"]).execute();
  for (const { policy, digest, source } of stored) {
    const kept = byDigest.has(digest) ? undefined : compileKept(policy, source as readonly Pack[]);
    // The law does not stand still with a policy's version: today's stands beside it.
    const earlier = byDigest.get(digest) ?? (kept && besideRegimes(kept, regimesOf(all)));
    // One that the engine compiles to something else by now would tell a different story: better none.
    if (earlier?.digest === digest) byDigest.set(digest, earlier);
  }
  return policies;
}

/** JSON is YAML, so what was kept goes the way of a file. */
function compileKept(id: string, layers: readonly Pack[]): CompiledPolicy | undefined {
  const texts = layers.map((pack) => ({ file: `${pack.id}/policy.yaml`, text: JSON.stringify(pack) }));
  return checkPacks(texts).policies.get(id);
}

import { type Day, dayAt } from "../../core/day.ts";
import type { Tx } from "../../database/transaction.ts";
import { besideRegimes, type CompiledPolicy, checkPacks, type Pack, regimesOf } from "../../policy/index.ts";
import type { Policies, SellerSettings } from "../context.ts";

/**
 * The policies of a seller in this transaction: what came with the installation, and what the seller has published.
 * Compiled releases are kept by this process for as long as the seller's `policiesVersion` stays the same, so that
 * another process's publication is seen by the next transaction.
 */
export async function policiesOf(
  tx: Tx,
  installed: Policies,
  ...[seller, now]: [seller: Pick<SellerSettings, "id" | "policiesVersion" | "timeZone">, now: number]
): Promise<Policies> {
  if (seller.policiesVersion === 0) return installed;
  const known = knownOf(installed);
  let releases = known.get(seller.id);
  if (releases?.version !== seller.policiesVersion) {
    releases = await readReleases(tx, installed, {
      sellerId: seller.id,
      version: seller.policiesVersion,
      earlier: releases,
    });
    known.set(seller.id, releases);
  }
  return over(installed, releases, dayAt(now, seller.timeZone));
}

/** A seller's published versions, compiled. */
interface Releases {
  readonly version: number;
  readonly byDigest: ReadonlyMap<string, CompiledPolicy>;
  /** Of each policy, the latest first. */
  readonly byPolicy: ReadonlyMap<string, readonly { readonly from: Day; readonly policy: CompiledPolicy }[]>;
}

const byInstallation = new WeakMap<Policies, Map<string, Releases>>();

function knownOf(installed: Policies): Map<string, Releases> {
  const known = byInstallation.get(installed) ?? new Map<string, Releases>();
  byInstallation.set(installed, known);
  return known;
}

async function readReleases(
  tx: Tx,
  installed: Policies,
  { sellerId, version, earlier }: { sellerId: string; version: number; earlier: Releases | undefined },
): Promise<Releases> {
  const rows = await tx
    .selectFrom("policyRelease as r")
    .innerJoin("policyVersion as v", "v.digest", "r.digest")
    .select(["r.policy", "r.digest", "r.inForceFrom", "v.source"])
    .where("r.sellerId", "=", sellerId)
    .orderBy("r.inForceFrom", "desc")
    .orderBy("r.publishedAt", "desc")
    .orderBy("r.id", "desc")
    .execute();
  const byDigest = new Map<string, CompiledPolicy>();
  const byPolicy = new Map<string, { from: Day; policy: CompiledPolicy }[]>();
  for (const { policy: id, digest, inForceFrom, source } of rows) {
    const policy = earlier?.byDigest.get(digest) ?? compileRelease(installed, id, source as readonly Pack[]);
    if (policy?.digest !== digest)
      throw new Error(`the release ${digest} of ${id} does not compile to itself any more`);
    byDigest.set(digest, policy);
    byPolicy.set(id, [...(byPolicy.get(id) ?? []), { from: inForceFrom as Day, policy }]);
  }
  return { version, byDigest, byPolicy };
}

/** JSON is YAML, so a stored pack goes the way of a file. */
function compileRelease(installed: Policies, id: string, layers: readonly Pack[]): CompiledPolicy | undefined {
  const texts = layers.map((pack) => ({ file: `${pack.id}/policy.yaml`, text: JSON.stringify(pack) }));
  const policy = checkPacks(texts).policies.get(id);
  return policy && besideRegimes(policy, regimesOf(installed.all));
}

function over(installed: Policies, releases: Releases, today: Day): Policies {
  const find = (id: string, on: Day = today) =>
    releases.byPolicy.get(id)?.find(({ from }) => from <= on)?.policy ?? installed.find(id);
  return {
    find,
    byDigest: (digest) => releases.byDigest.get(digest) ?? installed.byDigest(digest),
    get all() {
      return installed.all.map((policy) => find(policy.id) ?? policy);
    },
    published: [...releases.byDigest.values()],
    installed: (id) => installed.installed(id),
  };
}

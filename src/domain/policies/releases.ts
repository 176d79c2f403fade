import type { Day } from "../../core/day.ts";
import { Refusal } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { Context, PackFiles } from "../context.ts";
import { today } from "./today.ts";

/** A version of a policy that was published; the installation's own pack is the first of each. */
export interface Release {
  /** UUID; `installed` for the installation's own. */
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  /** Null: from the beginning. */
  readonly inForceFrom: Day | null;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
  readonly reason: string;
  /** For what is decided by today's date. */
  readonly state: "in_force" | "scheduled" | "earlier";
}

/** The policies that the seller goes by, with the layers beneath them, by id. */
export function usedPolicies({ seller, policies }: Pick<Context, "seller" | "policies">): CompiledPolicy[] {
  const ids = seller.policies.flatMap((id) => policies.find(id)?.layers.map((layer) => layer.id) ?? []);
  return [...new Set(ids)].flatMap((id) => policies.find(id) ?? []);
}

/** A policy of the seller as it is in force; refuses with `not_found` any other. */
export function usedPolicy(context: Pick<Context, "seller" | "policies">, id: string): CompiledPolicy {
  const policy = usedPolicies(context).find((each) => each.id === id);
  if (!policy) throw new Refusal("not_found");
  return policy;
}

/** The history of every policy of the seller, latest first; the installation's own pack last. */
export async function releasesOf(context: Context): Promise<ReadonlyMap<string, readonly Release[]>> {
  const rows = await selectReleases(context).execute();
  const now = today(context);
  const histories = new Map<string, Release[]>();
  for (const { id } of usedPolicies(context)) {
    const own = rows.filter((row) => row.policy === id);
    const current = own.find((row) => row.inForceFrom <= now);
    const published = own.map(({ policy: _, ...row }): Release => {
      const state = row.id === current?.id ? "in_force" : row.inForceFrom > now ? "scheduled" : "earlier";
      return { ...row, inForceFrom: row.inForceFrom as Day, state };
    });
    histories.set(id, [...published, installedRelease(context, id, current === undefined)]);
  }
  return histories;
}

function selectReleases({ tx, actor }: Context) {
  return tx
    .selectFrom("policyRelease")
    .select(["id", "policy", "version", "digest", "inForceFrom", "publishedBy", "publishedAt", "reason"])
    .where("sellerId", "=", actor.sellerId)
    .orderBy("inForceFrom", "desc")
    .orderBy("publishedAt", "desc")
    .orderBy("id", "desc");
}

/** The first version of all: in force on every day before a release of the seller's. */
function installedRelease({ policies }: Context, id: string, inForce: boolean): Release {
  const policy = policies.find(id, "0001-01-01" as Day);
  return {
    id: "installed",
    version: policy?.version ?? "",
    digest: policy?.digest ?? "",
    inForceFrom: null,
    publishedBy: null,
    publishedAt: null,
    reason: "",
    state: inForce ? "in_force" : "earlier",
  };
}

/** The texts of a release; refuses with `not_found` where the policy has no such release. */
export async function releaseFiles({ tx, actor, policies }: Context, id: string, release: string): Promise<PackFiles> {
  if (release === "installed") {
    const files = policies.installed(id);
    if (!files) throw new Refusal("not_found");
    return files;
  }
  const row = await tx
    .selectFrom("policyRelease")
    .select(["policyText as text", "casesText as cases"])
    .where("sellerId", "=", actor.sellerId)
    .where("policy", "=", id)
    .where((eb) => eb(eb.cast<string>("id", "text"), "=", release))
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found");
  return row;
}

import type { Db } from "../database/connect.ts";
import type { CompiledPolicy, Pack, StoredDecision } from "../policy/index.ts";
import type { Engine, Surroundings } from "./command.ts";

/** Where the very versions may be found that a decision was made under. */
export interface Shelf {
  readonly packs: string;
  readonly databaseUrl: string | undefined;
}

/**
 * The policy that a stored decision names by its digest, with the laws beside it that it names by theirs: from the folder
 * of packs, else as a database kept them. What is found nowhere is the present pack's.
 */
export async function decidedUnder(
  rules: Engine,
  { decision }: Pick<StoredDecision, "decision">,
  { packs, databaseUrl }: Shelf,
  { findDatabase }: Pick<Surroundings, "findDatabase">,
): Promise<CompiledPolicy> {
  const present = rules.loadPacks(packs);
  const id = String(decision["policy"]);
  const wanted = [String(decision["digest"]), ...lawsNamed(decision)];
  const here = new Map([...present.values()].map((policy) => [policy.digest, policy]));
  const missing = wanted.filter((digest) => !here.has(digest));
  const house = missing.length > 0 ? await findDatabase?.(databaseUrl) : null;
  const kept = house ? await keptVersions(rules, house, missing) : new Map<string, CompiledPolicy>();
  const find = (digest: string) => here.get(digest) ?? kept.get(digest);
  const decider = find(wanted[0] ?? "");
  const own = decider?.id === id ? decider : rules.loadPolicy(packs, id);
  const named = wanted.slice(1).flatMap((digest) => find(digest) ?? []);
  const laws = [...present.values()].map((policy) => named.find((law) => law.id === policy.id) ?? policy);
  return rules.besideRegimes(own, rules.regimesOf([...laws, ...named.filter((law) => !present.has(law.id))]));
}

function lawsNamed(decision: StoredDecision["decision"]): string[] {
  const results = [decision["statute"], decision["statuteOff"]].flatMap((each) => (Array.isArray(each) ? each : []));
  return results.flatMap((each: { digest?: unknown } | null) =>
    typeof each?.digest === "string" ? [each.digest] : [],
  );
}

async function keptVersions(
  rules: Engine,
  { db, close }: { readonly db: Db; close(): Promise<void> },
  digests: readonly string[],
): Promise<Map<string, CompiledPolicy>> {
  try {
    const rows = await db
      .selectFrom("policyVersion")
      .select(["policy", "digest", "source"])
      .where("digest", "in", digests)
      .execute();
    return new Map(
      rows.flatMap(({ policy: id, digest, source }) => {
        // JSON is YAML, so what was kept goes the way of a file.
        const layers = source as unknown as readonly Pack[];
        const texts = layers.map((pack) => ({ file: `${pack.id}/policy.yaml`, text: JSON.stringify(pack) }));
        const policy = rules.checkPacks(texts).policies.get(id);
        // One that the engine compiles to something else by now would tell a different story.
        return policy?.digest === digest ? [[digest, policy] as const] : [];
      }),
    );
  } finally {
    await close();
  }
}

import { Refusal } from "../core/refusal.ts";
import type { Context } from "../domain/context.ts";
import {
  compileText,
  differencesOf,
  listDrafts,
  type Release,
  releaseFiles,
  releasesOf,
  sourceName,
  unifiedDiff,
  usedPolicies,
  usedPolicy,
} from "../domain/policies/index.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";
import { differenceText } from "./texts/policy-changes.ts";

type Policy = "/v1/sellers/{seller}/policies/{policy}";
type Changes = Answer<`GET ${Policy}/releases/{release}/changes`>;
type ReleaseAnswer = Answer<`GET ${Policy}/releases`>["items"][number];

/** The seller's policies and what was published of each. */
export const policyHistoryHandlers: Handlers<
  "GET /v1/sellers/{seller}/policies" | `GET ${Policy}/releases${"" | "/{release}" | "/{release}/changes"}`
> = {
  "GET /v1/sellers/{seller}/policies": ({ run, locale }) =>
    run(async (context) => {
      const histories = await releasesOf(context);
      const drafts = await listDrafts(context);
      const items = usedPolicies(context).map(({ id, pack }) => {
        const releases = (histories.get(id) ?? []).map(releaseView);
        const inForce = releases.find(({ state }) => state === "in_force");
        if (!inForce) throw new Error(`no version of ${id} is in force`);
        const draft = drafts.find(({ policy }) => policy === id);
        return {
          id,
          name: pack.title[locale],
          layer: pack.layer,
          extends: pack.extends ?? null,
          source: sourceName(pack.source, locale),
          inForce,
          scheduled: releases.findLast(({ state }) => state === "scheduled") ?? null,
          releases: releases.length,
          draft: draft ? { updatedBy: draft.updatedBy, updatedAt: draft.updatedAt.toISOString() } : null,
        };
      });
      return { items, abilities: roleAbilities(context.actor, ["policy.draft", "policy.publish"]) };
    }),
  "GET /v1/sellers/{seller}/policies/{policy}/releases": ({ run, params }) =>
    run(async (context) => {
      usedPolicy(context, params.policy);
      return { items: ((await releasesOf(context)).get(params.policy) ?? []).map(releaseView) };
    }),
  "GET /v1/sellers/{seller}/policies/{policy}/releases/{release}": ({ run, params }) =>
    run(async (context) => {
      const [release] = await releaseAndBefore(context, params.policy, params.release);
      return { ...releaseView(release), ...(await releaseFiles(context, params.policy, release.id)) };
    }),
  "GET /v1/sellers/{seller}/policies/{policy}/releases/{release}/changes": ({ run, params, query }) =>
    run(async (context) => {
      const [release, before] = await releaseAndBefore(context, params.policy, params.release);
      const { text } = await releaseFiles(context, params.policy, release.id);
      return changesBetween(context, { policy: params.policy, from: query.from ?? before?.id ?? release.id, text });
    }),
};

/** What a text changes against a release, in plain words and as a diff; words are left out while the text has faults. */
export async function changesBetween(
  context: Context,
  { policy, from, text }: { readonly policy: string; readonly from: string; readonly text: string },
): Promise<Changes> {
  const base = await releaseFiles(context, policy, from);
  const [old, fresh] = [base.text, text].map((each) => compileText(context.policies, policy, each).policy?.pack);
  const differences = old && fresh ? differencesOf(old, fresh) : [];
  const changes = differences.map((each) => ({
    kind: each.kind,
    section: each.section,
    clause: each.clause,
    text: differenceText(each, context.actor.locale),
  }));
  return {
    // The words of a clause change in each language, and are told once.
    changes: [...new Map(changes.map((each) => [JSON.stringify(each), each])).values()],
    diff: unifiedDiff(base.text, text, {
      before: `${policy}/policy.yaml (${old?.version ?? from})`,
      after: `${policy}/policy.yaml${fresh ? ` (${fresh.version})` : ""}`,
    }),
  };
}

/** A release as the contract shows it. */
export function releaseView({ publishedAt, ...release }: Release): ReleaseAnswer {
  return { ...release, publishedAt: publishedAt?.toISOString() ?? null };
}

async function releaseAndBefore(context: Context, policy: string, id: string): Promise<[Release, Release | undefined]> {
  usedPolicy(context, policy);
  const releases = (await releasesOf(context)).get(policy) ?? [];
  const at = releases.findIndex((each) => each.id === id);
  const release = releases[at];
  if (!release) throw new Refusal("not_found");
  return [release, releases[at + 1]];
}

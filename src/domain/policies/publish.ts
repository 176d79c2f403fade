import { parseDay } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import { checkText } from "./check-text.ts";
import { type DraftEdit, discardDraft, readDraft } from "./drafts.ts";
import { setTop } from "./guided.ts";
import { releasesOf } from "./releases.ts";

/** What somebody says who publishes. */
export interface Publication {
  /** The first day on which it holds, by the fact that the policy's `decidedBy` names; `YYYY-MM-DD`. */
  readonly inForceFrom: string;
  readonly reason: string;
  /** The version's name; the text's own unless told. */
  readonly newVersion?: string | undefined;
}

/**
 * Publishes the draft as a release that never changes, and closes the draft. Refuses with `faults_first` while it has
 * faults, `cases_fail` while a case does not hold, `nothing_changed` where it decides like what is there already.
 * Returns the release's id.
 */
export async function publishDraft(context: Context, edit: DraftEdit, input: Publication): Promise<string> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "policy.publish"));
  await lockPolicies(context);
  const draft = await readDraft(context, edit.policy);
  if (draft.version !== edit.version) throw new Refusal("changed_meanwhile", { values: { who: draft.updatedBy } });
  const day = parseDay(input.inForceFrom);
  if (!day) throw new Refusal("invalid_input", { fields: [fieldFault("/inForceFrom", "not_a_day")] });
  const dated = setTop(draft.text, "effectiveFrom", day);
  const text = input.newVersion === undefined ? dated : setTop(dated, "version", input.newVersion);
  const { policy, cases } = checkText(context.policies, edit.policy, { text, cases: draft.cases });
  if (!policy || !cases) throw new Refusal("faults_first");
  if (cases.failed.length > 0) {
    const names = cases.failed.slice(0, 3).map(({ name }) => name);
    throw new Refusal("cases_fail", { values: { count: cases.failed.length, names: names.join("; ") } });
  }
  await refuseTwin(context, { policy: edit.policy, version: policy.version, digest: policy.digest });
  await tx
    .insertInto("policyVersion")
    .values({
      digest: policy.digest,
      policy: policy.id,
      version: policy.version,
      effectiveFrom: day,
      source: JSON.stringify(policy.layers),
      storedAt: new Date(now),
    })
    .onConflict((conflict) => conflict.column("digest").doNothing())
    .execute();
  const id = newId<"release">(now);
  await tx
    .insertInto("policyRelease")
    .values({
      sellerId: actor.sellerId,
      id,
      policy: policy.id,
      version: policy.version,
      digest: policy.digest,
      inForceFrom: day,
      policyText: text,
      casesText: draft.cases,
      reason: input.reason,
      publishedBy: actor.name,
      publishedById: actor.id,
      publishedAt: new Date(now),
    })
    .execute();
  await discardDraft(context, edit.policy);
  return id;
}

/** Two who publish at once follow each other; every process sees by the new number that there is more to read. */
async function lockPolicies({ tx, actor }: Context): Promise<void> {
  await tx
    .updateTable("seller")
    .set((eb) => ({ policiesVersion: eb("policiesVersion", "+", 1) }))
    .where("id", "=", actor.sellerId)
    .execute();
}

async function refuseTwin(context: Context, made: { policy: string; version: string; digest: string }): Promise<void> {
  const releases = (await releasesOf(context)).get(made.policy) ?? [];
  const twin = releases.find(({ digest }) => digest === made.digest);
  if (twin) throw new Refusal("nothing_changed", { values: { version: twin.version } });
  if (releases.some(({ version }) => version === made.version))
    throw new Refusal("invalid_input", { fields: [fieldFault("/newVersion", "taken", { value: made.version })] });
}

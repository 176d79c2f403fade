import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { enqueue } from "../../database/enqueue.ts";
import type { Tx } from "../../database/transaction.ts";
import type { CompiledPolicy } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import { compileText } from "./check-text.ts";
import { readDraft } from "./drafts.ts";
import { zeroCounts } from "./replay-counts.ts";

/**
 * Begins to hold the draft, as it stands now, against the latest decision of every line under the policy; a job does the
 * work. Refuses with `faults_first` while the text has faults. Returns the replay's id.
 */
export async function startReplay(context: Context, id: string): Promise<string> {
  const { tx, actor, now } = context;
  const { count } = await pastDecisions(tx, { sellerId: actor.sellerId, policy: id, until: new Date(now) })
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const { replayId } = await openReplay(context, id, { total: Number(count), file: null });
  await enqueueReplay(context, replayId);
  return replayId;
}

/** A replay that has its row, and the draft that it will hold against its cases. */
export interface OpenedReplay {
  readonly replayId: string;
  readonly draft: CompiledPolicy;
}

/** Writes the row of a replay; its job is for `enqueueReplay`, once there is all that it needs. */
export async function openReplay(
  context: Context,
  id: string,
  { total, file }: { readonly total: number; readonly file: string | null },
): Promise<OpenedReplay> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "policy.draft"));
  const { text } = await readDraft(context, id);
  const { policy } = compileText(context.policies, id, text);
  if (!policy) throw new Refusal("faults_first");
  const replayId = newId<"replay">(now);
  await tx
    .insertInto("policyReplay")
    .values({
      sellerId: actor.sellerId,
      id: replayId,
      policy: id,
      version: policy.version,
      digest: policy.digest,
      policyText: text,
      status: "waiting",
      total,
      givenFile: file,
      counts: JSON.stringify(zeroCounts),
      startedBy: actor.name,
      startedAt: new Date(now),
    })
    .execute();
  return { replayId, draft: policy };
}

/** Hands a replay to the job, in the same transaction. */
export async function enqueueReplay({ tx, actor }: Context, replayId: string): Promise<void> {
  await enqueue(tx, "replayPolicy", { sellerId: actor.sellerId, replayId }, { singletonKey: replayId });
}

/** Stops a replay that has not ended; what it counted so far stays. */
export async function cancelReplay(context: Context, policy: string, id: string): Promise<void> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "policy.draft"));
  await tx
    .updateTable("policyReplay")
    .set({ status: "cancelled", finishedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("policy", "=", policy)
    .where((eb) => eb(eb.cast<string>("id", "text"), "=", id))
    .where("status", "in", ["waiting", "running"])
    .execute();
}

/**
 * The decision in force of each line, where this policy made it. Each is looked up by its key: a plain join, planned while there were
 * few, reads every decision for every line.
 */
export function pastDecisions(tx: Tx, { sellerId, policy, until }: { sellerId: string; policy: string; until: Date }) {
  return tx
    .selectFrom("claimLine as l")
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("decision")
          .select(["facts", "asOf", "settings", "result"])
          .whereRef("sellerId", "=", "l.sellerId")
          .whereRef("id", "=", "l.decisionId")
          .where("policy", "=", policy)
          .where("decidedAt", "<=", until)
          .limit(1)
          .as("d"),
      (join) => join.onTrue(),
    )
    .where("l.sellerId", "=", sellerId);
}

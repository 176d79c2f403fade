import { day } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Db } from "../../database/connect.ts";
import { enqueue } from "../../database/enqueue.ts";
import { inTransaction, type Tx } from "../../database/transaction.ts";
import { type CompiledPolicy, type DecideOptions, type Decision, decide, type Facts } from "../../policy/index.ts";
import type { Context, Policies } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import { sellerSettings } from "../sellers/index.ts";
import { compileText } from "./check-text.ts";
import { readDraft } from "./drafts.ts";
import { policiesOf } from "./of-seller.ts";
import { addTo, type Outcome, outcomeOf, type ReplayCounts, sameOutcome, zeroCounts } from "./replay-counts.ts";

/**
 * Begins to hold the draft, as it stands now, against the latest decision of every line under the policy; a job does the
 * work. Refuses with `faults_first` while the text has faults. Returns the replay's id.
 */
export async function startReplay(context: Context, id: string): Promise<string> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "policy.draft"));
  const draft = await readDraft(context, id);
  const { policy } = compileText(context.policies, id, draft.text);
  if (!policy) throw new Refusal("faults_first");
  const { count } = await pastDecisions(tx, { sellerId: actor.sellerId, policy: id, until: new Date(now) })
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const replayId = newId<"replay">(now);
  await tx
    .insertInto("policyReplay")
    .values({
      sellerId: actor.sellerId,
      id: replayId,
      policy: id,
      version: policy.version,
      digest: policy.digest,
      policyText: draft.text,
      status: "waiting",
      total: Number(count),
      counts: JSON.stringify(zeroCounts),
      startedBy: actor.name,
      startedAt: new Date(now),
    })
    .execute();
  await enqueue(tx, "replayPolicy", { sellerId: actor.sellerId, replayId }, { singletonKey: replayId });
  return replayId;
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

/** What a job of a replay is told. */
export interface ReplayJob {
  readonly sellerId: string;
  readonly replayId: string;
}

/** Lines decided in one transaction: enough to be quick, few enough that a server answers others meanwhile. */
const batchSize = 250;

/**
 * Does the work of a replay, batch by batch, from where it stands: each batch counts its lines and moves the mark in one
 * transaction, so that a job that died, or runs twice, counts no line twice. Ends early when the replay is cancelled.
 */
export async function runReplay(
  db: Db,
  policies: Policies,
  ...[job, now]: [job: ReplayJob, now: () => number]
): Promise<void> {
  const draft = await inTransaction(db, job, (tx) => compileDraft(tx, policies, { job, now: now() }));
  if (!draft) return;
  let going = true;
  while (going) going = await inTransaction(db, job, (tx) => replayBatch(tx, draft, { job, now: now() }));
}

interface Step {
  readonly job: ReplayJob;
  readonly now: number;
}

/** The draft as it was when the replay began; null where the replay has ended, or a layer beneath has changed since. */
async function compileDraft(tx: Tx, installed: Policies, { job, now }: Step): Promise<CompiledPolicy | null> {
  const row = await openReplay(tx, job);
  if (!row) return null;
  const seller = await sellerSettings(tx, job.sellerId);
  const { policy } = compileText(await policiesOf(tx, installed, seller, now), row.policy, row.policyText);
  if (policy?.digest === row.digest) return policy;
  await setReplay(tx, job, { status: "failed", finishedAt: new Date(now) });
  return null;
}

function openReplay(tx: Tx, { sellerId, replayId }: ReplayJob) {
  return tx
    .selectFrom("policyReplay")
    .selectAll()
    .where("sellerId", "=", sellerId)
    .where("id", "=", replayId)
    .where("status", "in", ["waiting", "running"])
    .forUpdate()
    .executeTakeFirst();
}

/** Whether there is more to do. */
async function replayBatch(tx: Tx, draft: CompiledPolicy, { job, now }: Step): Promise<boolean> {
  const replay = await openReplay(tx, job);
  if (!replay) return false;
  const { sellerId, replayId } = job;
  const lines = await pastDecisions(tx, { sellerId, policy: replay.policy, until: replay.startedAt })
    .select(["l.id", "d.facts", "d.asOf", "d.settings", "d.result"])
    .$if(replay.lastLine !== null, (query) => query.where("l.id", ">", replay.lastLine as string))
    .orderBy("l.id")
    .limit(batchSize)
    .execute();
  const counts = structuredClone(replay.counts) as unknown as ReplayCounts;
  const changes = lines.flatMap((line) => {
    const before = outcomeOf(JSON.parse(line.result) as Decision);
    const after = outcomeOf(decideAgain(draft, line));
    const changed = !sameOutcome(before, after);
    addTo(counts, { before, after, changed });
    return changed ? [changeRow({ sellerId, replayId, lineId: line.id }, before, after)] : [];
  });
  if (changes.length > 0)
    await tx
      .insertInto("policyReplayChange")
      .values(changes)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const [done, more] = [replay.done + lines.length, lines.length === batchSize];
  await setReplay(tx, job, {
    status: more ? "running" : "done",
    done,
    total: more ? Math.max(done, replay.total) : done,
    lastLine: lines.at(-1)?.id ?? replay.lastLine,
    counts: JSON.stringify(counts),
    finishedAt: more ? null : new Date(now),
  });
  return more;
}

interface Stored {
  readonly facts: unknown;
  readonly asOf: string;
  readonly settings: unknown;
}

/** The same facts on the same day under the draft. */
function decideAgain(draft: CompiledPolicy, { facts, asOf, settings }: Stored): Decision {
  return decide(draft, facts as Facts, day(asOf), settings as DecideOptions);
}

function changeRow(key: { sellerId: string; replayId: string; lineId: string }, before: Outcome, after: Outcome) {
  return {
    ...key,
    verdictBefore: before.verdict,
    verdictAfter: after.verdict,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  };
}

/** The decision in force of each line, where this policy made it. */
function pastDecisions(tx: Tx, { sellerId, policy, until }: { sellerId: string; policy: string; until: Date }) {
  return tx
    .selectFrom("claimLine as l")
    .innerJoin("decision as d", (on) => on.onRef("d.sellerId", "=", "l.sellerId").onRef("d.id", "=", "l.decisionId"))
    .where("l.sellerId", "=", sellerId)
    .where("d.policy", "=", policy)
    .where("d.decidedAt", "<=", until);
}

interface ReplayColumns {
  readonly status: string;
  readonly done?: number;
  readonly total?: number;
  readonly lastLine?: string | null;
  readonly counts?: string;
  readonly finishedAt: Date | null;
}

async function setReplay(tx: Tx, { sellerId, replayId }: ReplayJob, columns: ReplayColumns): Promise<void> {
  await tx
    .updateTable("policyReplay")
    .set(columns)
    .where("sellerId", "=", sellerId)
    .where("id", "=", replayId)
    .execute();
}

import { sql } from "kysely";
import { type Day, dayAt, day as knownDay, parseDay } from "../../core/day.ts";
import type { Db } from "../../database/connect.ts";
import { inTransaction, type Tx } from "../../database/transaction.ts";
import {
  type CompiledPolicy,
  type DecideOptions,
  type Decision,
  decide,
  type Facts,
  FactsError,
  type Outcome,
  outcomeOf,
  sameOutcome,
} from "../../policy/index.ts";
import type { Policies } from "../context.ts";
import { sellerSettings } from "../sellers/index.ts";
import { compileText } from "./check-text.ts";
import { decideSettings } from "./decide-settings.ts";
import { policiesOf } from "./of-seller.ts";
import { pastDecisions } from "./replay.ts";
import { addTo, type ReplayCounts } from "./replay-counts.ts";

/** What a job of a replay is told. */
export interface ReplayJob {
  readonly sellerId: string;
  readonly replayId: string;
}

/** Cases decided in one transaction: enough to be quick, few enough that a server answers others meanwhile. */
const batchSize = 500;

/**
 * Does the work of a replay, batch by batch, from where it stands: each batch counts its cases and moves the mark in one
 * transaction, so that a job that died, or runs twice, counts none twice. Ends early when the replay is cancelled.
 */
export async function runReplay(
  db: Db,
  policies: Policies,
  ...[job, now]: [job: ReplayJob, now: () => number]
): Promise<void> {
  const bench = await inTransaction(db, job, (tx) => openBench(tx, policies, { job, now: now() }));
  if (!bench) return;
  let going = true;
  while (going) going = await inTransaction(db, job, (tx) => replayBatch(tx, bench, { job, now: now() }));
}

interface Step {
  readonly job: ReplayJob;
  readonly now: number;
}

/** What the cases are decided with: the draft as it was when the replay began, and for a file's cases what is in force. */
interface Bench {
  readonly draft: CompiledPolicy;
  readonly present: CompiledPolicy;
  readonly settings: DecideOptions;
  /** For cases that name no day. */
  readonly today: Day;
}

/** Null where the replay has ended, or a layer beneath the draft has changed since. */
async function openBench(tx: Tx, installed: Policies, { job, now }: Step): Promise<Bench | null> {
  const row = await underWay(tx, job);
  if (!row) return null;
  const seller = await sellerSettings(tx, job.sellerId);
  const policies = await policiesOf(tx, installed, seller, now);
  const draft = compileText(policies, row.policy, row.policyText).policy;
  const present = policies.find(row.policy);
  if (draft?.digest === row.digest && present) {
    const today = dayAt(row.startedAt.getTime(), seller.timeZone);
    return { draft, present, settings: decideSettings(seller, "en"), today };
  }
  await setReplay(tx, job, { status: "failed", finishedAt: new Date(now) });
  return null;
}

function underWay(tx: Tx, { sellerId, replayId }: ReplayJob) {
  return tx
    .selectFrom("policyReplay")
    .selectAll()
    .where("sellerId", "=", sellerId)
    .where("id", "=", replayId)
    .where("status", "in", ["waiting", "running"])
    .forUpdate()
    .executeTakeFirst();
}

type Row = NonNullable<Awaited<ReturnType<typeof underWay>>>;

/** Whether there is more to do. */
async function replayBatch(tx: Tx, bench: Bench, { job, now }: Step): Promise<boolean> {
  const replay = await underWay(tx, job);
  if (!replay) return false;
  const counts = structuredClone(replay.counts) as unknown as ReplayCounts;
  const { count, mark } =
    replay.givenFile === null
      ? await overLines(tx, bench, { replay, counts })
      : await overCases(tx, bench, { replay, counts });
  const [done, more] = [replay.done + count, count === batchSize];
  await setReplay(tx, job, {
    status: more ? "running" : "done",
    done,
    total: more ? Math.max(done, replay.total) : done,
    counts: JSON.stringify(counts),
    finishedAt: more ? null : new Date(now),
    ...mark,
  });
  return more;
}

interface Counted {
  readonly replay: Row;
  readonly counts: ReplayCounts;
}

/** Past claims: what was decided then, and what the draft says of the same facts on the same day with the same settings. */
async function overLines(tx: Tx, { draft }: Bench, { replay, counts }: Counted) {
  const { sellerId, id: replayId, policy, startedAt, lastLine } = replay;
  const lines = await pastDecisions(tx, { sellerId, policy, until: startedAt })
    .select(["l.id", "d.facts", "d.asOf", "d.settings", "d.result"])
    .$if(lastLine !== null, (query) => query.where("l.id", ">", lastLine as string))
    .orderBy("l.id")
    .limit(batchSize)
    .execute();
  const changes = lines.flatMap((line) => {
    const before = outcomeOf(JSON.parse(line.result) as Decision);
    const again = decide(draft, line.facts as Facts, knownDay(line.asOf), line.settings as DecideOptions);
    const after = outcomeOf(again);
    const changed = !sameOutcome(before, after);
    addTo(counts, { before, after, changed });
    return changed ? [{ line: line.id, before, after }] : [];
  });
  // One parameter for the whole batch: a statement with one for every cell takes longer to write than to run.
  if (changes.length > 0)
    await sql`insert into policy_replay_change (seller_id, replay_id, line_id, verdict_before, verdict_after, before, after)
      select ${sellerId}, ${replayId}, made.line, made.before ->> 'verdict', made.after ->> 'verdict', made.before, made.after
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as made (line uuid, before jsonb, after jsonb)
      on conflict do nothing`.execute(tx);
  return { count: lines.length, mark: { lastLine: lines.at(-1)?.id ?? lastLine } };
}

/** Cases of a file: each decided under what is in force and under the draft; one that cannot be read says why. */
async function overCases(tx: Tx, bench: Bench, { replay, counts }: Counted) {
  const { sellerId, id: replayId, lastCase } = replay;
  const cases = await tx
    .selectFrom("policyReplayCase")
    .select(["line", "asOf", "facts", "fault"])
    .where("sellerId", "=", sellerId)
    .where("replayId", "=", replayId)
    .where("line", ">", lastCase)
    .orderBy("line")
    .limit(batchSize)
    .execute();
  let unread = 0;
  const told = cases.flatMap(({ line, ...each }): ToldCase[] => {
    const tried = tryCase(bench, each);
    if ("fault" in tried) {
      unread += 1;
      return [{ line, fault: tried.fault, before: null, after: null }];
    }
    const changed = !sameOutcome(tried.before, tried.after);
    addTo(counts, { ...tried, changed });
    return changed ? [{ line, fault: null, ...tried }] : [];
  });
  if (told.length > 0)
    await sql`update policy_replay_case c set fault = made.fault, before = made.before, after = made.after
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as made (line integer, fault text, before jsonb, after jsonb)
      where c.seller_id = ${sellerId} and c.replay_id = ${replayId} and c.line = made.line`.execute(tx);
  return { count: cases.length, mark: { lastCase: cases.at(-1)?.line ?? lastCase, unread: replay.unread + unread } };
}

interface ToldCase {
  readonly line: number;
  readonly fault: string | null;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
}

interface GivenCase {
  readonly asOf: string | null;
  readonly facts: unknown;
  readonly fault: string | null;
}

function tryCase(
  { draft, present, settings, today }: Bench,
  { asOf, facts, fault }: GivenCase,
): { readonly before: Outcome; readonly after: Outcome } | { readonly fault: string } {
  if (fault !== null) return { fault };
  const on = asOf === null ? today : parseDay(asOf);
  if (!on) return { fault: `asOf: not a day that exists: ${asOf}` };
  try {
    const after = outcomeOf(decide(draft, facts as Facts, on, settings));
    // What the draft asks for anew, the version in force cannot read.
    return { before: outcomeOf(decide(present, knownTo(present, facts), on, settings)), after };
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
    return { fault: error.message };
  }
}

function knownTo({ facts: known }: CompiledPolicy, facts: unknown): Facts {
  const groups = Object.entries(facts as Readonly<Record<string, Readonly<Record<string, unknown>> | null>>);
  return Object.fromEntries(
    groups.map(([group, members]) => [
      group,
      Object.fromEntries(Object.entries(members ?? {}).filter(([key]) => known.has(`${group}.${key}`))),
    ]),
  ) as Facts;
}

interface ReplayColumns {
  readonly status: string;
  readonly done?: number;
  readonly total?: number;
  readonly lastLine?: string | null;
  readonly lastCase?: number;
  readonly unread?: number;
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

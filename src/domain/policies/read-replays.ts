import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import type { Outcome, ReplayCounts } from "./replay-counts.ts";

/** A draft held against past decisions, as far as it has come. */
export interface ReplayRecord {
  readonly id: string;
  readonly policy: string;
  readonly version: string;
  readonly digest: string;
  readonly status: "waiting" | "running" | "done" | "cancelled" | "failed";
  readonly total: number;
  readonly done: number;
  readonly counts: ReplayCounts;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** A line that the draft would decide otherwise. */
export interface ReplayChange {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly lineId: string;
  readonly serial: string;
  readonly model: string | null;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** The replays of a policy, newest first; at most fifty. */
export async function listReplays(context: Context, policy: string): Promise<ReplayRecord[]> {
  const rows = await selectReplays(context, policy)
    .orderBy("startedAt", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();
  return rows.map(recordOf);
}

/** One replay; refuses with `not_found` where the policy has none of that id. */
export async function readReplay(context: Context, policy: string, id: string): Promise<ReplayRecord> {
  const row = await selectReplays(context, policy)
    .where((eb) => eb(eb.cast<string>("id", "text"), "=", id))
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found");
  return recordOf(row);
}

function selectReplays({ tx, actor }: Context, policy: string) {
  return tx
    .selectFrom("policyReplay")
    .select(["id", "policy", "version", "digest", "status", "total", "done", "counts"])
    .select(["startedBy", "startedAt", "finishedAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("policy", "=", policy);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReplays>["execute"]>>[number];

function recordOf({ status, counts, ...row }: Row): ReplayRecord {
  return { ...row, status: status as ReplayRecord["status"], counts: counts as unknown as ReplayCounts };
}

/** Which changes of a replay are wanted; `after` is the line that the page before ended with. */
export interface ChangeQuery {
  readonly replayId: string;
  readonly after: string | null;
  readonly limit: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Lines that the draft decides otherwise, in the order of their ids; one more than `limit` where there are more. */
export async function replayChanges({ tx, actor }: Context, query: ChangeQuery): Promise<ReplayChange[]> {
  const rows = await tx
    .selectFrom("policyReplayChange as r")
    .innerJoin("claimLine as l", (on) => on.onRef("l.sellerId", "=", "r.sellerId").onRef("l.id", "=", "r.lineId"))
    .innerJoin("claim as c", (on) => on.onRef("c.sellerId", "=", "l.sellerId").onRef("c.id", "=", "l.claimId"))
    .leftJoin("unit as u", (on) => on.onRef("u.sellerId", "=", "l.sellerId").onRef("u.id", "=", "l.unitId"))
    .leftJoin("model as m", (on) => on.onRef("m.sellerId", "=", "u.sellerId").onRef("m.id", "=", "u.modelId"))
    .select(["c.id as claimId", "c.number as claimNumber", "l.id as lineId", "l.serial", "m.name as model"])
    .select(["r.before", "r.after"])
    .where("r.sellerId", "=", actor.sellerId)
    .where("r.replayId", "=", query.replayId)
    .$if(query.after !== null, (rest) => rest.where("r.lineId", ">", query.after as string))
    .$if(query.from !== undefined, (rest) => rest.where("r.verdictBefore", "=", query.from as string))
    .$if(query.to !== undefined, (rest) => rest.where("r.verdictAfter", "=", query.to as string))
    .orderBy("r.lineId")
    .limit(query.limit + 1)
    .execute();
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    before: before as unknown as Outcome,
    after: after as unknown as Outcome,
  }));
}

import { sql } from "kysely";
import { Refusal } from "../../core/refusal.ts";
import type { Outcome } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import type { ReplayCounts } from "./replay-counts.ts";

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
  /** Name of the file whose cases it goes over; null: past claims. */
  readonly givenFile: string | null;
  /** Cases of the file that could not be decided. */
  readonly unread: number;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** A case that the draft would decide otherwise: a line of a claim, or a case of the file. */
export interface ReplayChange {
  /** The line's id, or the number of the line in the file. */
  readonly id: string;
  readonly claim: { readonly id: string; readonly number: string } | null;
  /** The serial number, or what the file calls the case. */
  readonly name: string;
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
    .select(["id", "policy", "version", "digest", "status", "total", "done", "counts", "givenFile", "unread"])
    .select(["startedBy", "startedAt", "finishedAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("policy", "=", policy);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReplays>["execute"]>>[number];

function recordOf({ status, counts, ...row }: Row): ReplayRecord {
  return { ...row, status: status as ReplayRecord["status"], counts: counts as unknown as ReplayCounts };
}

/** Which changes of a replay are wanted; `after` is the id that the page before ended with. */
export interface ChangeQuery {
  readonly after: string | null;
  readonly limit: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What the draft decides otherwise, in the order of ids; one more than `limit` where there is more. */
export function replayChanges(
  context: Context,
  replay: Pick<ReplayRecord, "id" | "givenFile">,
  query: ChangeQuery,
): Promise<ReplayChange[]> {
  return replay.givenFile === null ? changedLines(context, replay.id, query) : changedCases(context, replay.id, query);
}

async function changedLines({ tx, actor }: Context, replayId: string, query: ChangeQuery): Promise<ReplayChange[]> {
  const rows = await tx
    .selectFrom("policyReplayChange as r")
    .innerJoin("claimLine as l", (on) => on.onRef("l.sellerId", "=", "r.sellerId").onRef("l.id", "=", "r.lineId"))
    .innerJoin("claim as c", (on) => on.onRef("c.sellerId", "=", "l.sellerId").onRef("c.id", "=", "l.claimId"))
    .leftJoin("unit as u", (on) => on.onRef("u.sellerId", "=", "l.sellerId").onRef("u.id", "=", "l.unitId"))
    .leftJoin("model as m", (on) => on.onRef("m.sellerId", "=", "u.sellerId").onRef("m.id", "=", "u.modelId"))
    .select(["c.id as claimId", "c.number as claimNumber", "l.id", "l.serial", "m.name as model"])
    .select(["r.before", "r.after"])
    .where("r.sellerId", "=", actor.sellerId)
    .where("r.replayId", "=", replayId)
    .$if(query.after !== null, (rest) => rest.where("r.lineId", ">", query.after as string))
    .$if(query.from !== undefined, (rest) => rest.where("r.verdictBefore", "=", query.from as string))
    .$if(query.to !== undefined, (rest) => rest.where("r.verdictAfter", "=", query.to as string))
    .orderBy("r.lineId")
    .limit(query.limit + 1)
    .execute();
  return rows.map(({ claimId, claimNumber, serial, id, model, ...sides }) => ({
    id,
    claim: { id: claimId, number: claimNumber },
    name: serial,
    model,
    ...sidesOf(sides),
  }));
}

async function changedCases({ tx, actor }: Context, replayId: string, query: ChangeQuery): Promise<ReplayChange[]> {
  const verdictOf = (side: "before" | "after") => sql<string>`${sql.ref(side)}->>'verdict'`;
  const rows = await tx
    .selectFrom("policyReplayCase")
    .select(["line", "name", "facts", "before", "after"])
    .where("sellerId", "=", actor.sellerId)
    .where("replayId", "=", replayId)
    .where("after", "is not", null)
    .$if(query.after !== null, (rest) => rest.where("line", ">", Number(query.after)))
    .$if(query.from !== undefined, (rest) => rest.where(verdictOf("before"), "=", query.from as string))
    .$if(query.to !== undefined, (rest) => rest.where(verdictOf("after"), "=", query.to as string))
    .orderBy("line")
    .limit(query.limit + 1)
    .execute();
  return rows.map(({ line, name, facts, ...sides }) => {
    const { unit } = facts as { readonly unit?: { readonly serial?: unknown; readonly model?: unknown } };
    const told = (value: unknown) => (typeof value === "string" ? value : null);
    return {
      id: String(line),
      claim: null,
      name: name ?? told(unit?.serial) ?? `#${line}`,
      model: told(unit?.model),
      ...sidesOf(sides),
    };
  });
}

function sidesOf({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  return { before: before as Outcome, after: after as Outcome };
}

/** The first cases of a file that could not be decided, each with its line and why. */
export async function unreadCases(
  { tx, actor }: Context,
  replayId: string,
  limit: number,
): Promise<{ readonly line: number; readonly fault: string }[]> {
  const rows = await tx
    .selectFrom("policyReplayCase")
    .select(["line", "fault"])
    .where("sellerId", "=", actor.sellerId)
    .where("replayId", "=", replayId)
    .where("fault", "is not", null)
    .orderBy("line")
    .limit(limit)
    .execute();
  return rows.map(({ line, fault }) => ({ line, fault: fault ?? "" }));
}

import { readCursor, writeCursor } from "../core/cursor.ts";
import type { Context } from "../domain/context.ts";
import {
  cancelReplay,
  listReplays,
  type ReplayChange,
  type ReplayRecord,
  readReplay,
  replayChanges,
  startFileReplay,
  startReplay,
  unreadCases,
  usedPolicy,
} from "../domain/policies/index.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers, Run } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";
import { csvAnswer, pagesOfRows } from "./table-answer.ts";

type Replays = "/v1/sellers/{seller}/policies/{policy}/replays";
type ReplayAnswer = Answer<`GET ${Replays}/{replay}`>;

/** Drafts held against past decisions. */
export const policyReplayHandlers: Handlers<
  | `${"GET" | "POST"} ${Replays}`
  | `GET ${Replays}/{replay}${"" | "/changes" | "/table"}`
  | `POST ${Replays}/${"file" | "{replay}/cancellation"}`
> = {
  "POST /v1/sellers/{seller}/policies/{policy}/replays": ({ run, params }) =>
    run(async (context) => {
      const id = await startReplay(context, params.policy);
      return replayView(context, await readReplay(context, params.policy, id));
    }),
  "POST /v1/sellers/{seller}/policies/{policy}/replays/file": async ({ run, params, query, stream }) => {
    const id = await startFileReplay(run, params.policy, { bytes: stream, name: query.fileName });
    return run(async (context) => replayView(context, await readReplay(context, params.policy, id)));
  },
  "GET /v1/sellers/{seller}/policies/{policy}/replays": ({ run, params }) =>
    run(async (context) => {
      usedPolicy(context, params.policy);
      const items: ReplayAnswer[] = [];
      for (const each of await listReplays(context, params.policy)) items.push(await replayView(context, each));
      return { items };
    }),
  "GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}": ({ run, params }) =>
    run(async (context) => replayView(context, await readReplay(context, params.policy, params.replay))),
  "POST /v1/sellers/{seller}/policies/{policy}/replays/{replay}/cancellation": ({ run, params }) =>
    run(async (context) => {
      await cancelReplay(context, params.policy, params.replay);
      return replayView(context, await readReplay(context, params.policy, params.replay));
    }),
  "GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}/changes": ({ run, params, query }) =>
    run(async (context) => {
      const replay = await readReplay(context, params.policy, params.replay);
      const after = readCursor(query.cursor)?.id ?? null;
      const found = await replayChanges(context, replay, { ...query, after });
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      const next = found.length > query.limit && last ? writeCursor({ at: replay.startedAt, id: last.id }) : null;
      return { items: page.map(changeView), next };
    }),
  "GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}/table": async ({ run, look, params }) => {
    const replay = await run((context) => readReplay(context, params.policy, params.replay));
    return csvAnswer(`replay-${replay.policy}-${replay.version}`, await tableOf(look, replay));
  },
};

const pageOfTable = 1000;
const sides = ["before", "after"] as const;

function tableOf(look: Run, replay: ReplayRecord) {
  const told = ["verdict", "endsOn", "remedies", "refund", "currency", "freight", "clauses"];
  const head = ["claim", "case", "model", ...sides.flatMap((side) => told.map((name) => `${side}.${name}`))];
  return pagesOfRows(head, async (after) => {
    const query = { after: after ?? null, limit: pageOfTable };
    const found = await look((context) => replayChanges(context, replay, query));
    const page = found.slice(0, pageOfTable);
    return { rows: page.map(tableRow), next: found.length > pageOfTable ? (page.at(-1)?.id ?? null) : null };
  });
}

function tableRow({ claim, name, model, ...outcomes }: ReplayChange) {
  const cells = sides.flatMap((side) => {
    const { verdict, endsOn, remedies, refund, freight, clauses } = outcomes[side];
    const money = [refund?.amount ?? null, refund?.currency ?? null];
    return [verdict, endsOn, remedies.join(" "), ...money, freight ?? null, clauses.join(" ")];
  });
  return [claim?.number ?? null, name, model, ...cells];
}

const mostFaults = 50;

async function replayView(context: Context, { counts, ...replay }: ReplayRecord): Promise<ReplayAnswer> {
  const { actor } = context;
  const faults = replay.unread > 0 ? await unreadCases(context, replay.id, mostFaults) : [];
  const { flows, money, ...counted } = counts;
  return {
    ...replay,
    faults,
    ...counted,
    flows: Object.entries(flows).map(([flow, count]) => {
      const [from = "", to = ""] = flow.split(">");
      return { from, to, count };
    }),
    money: Object.entries(money).map(([currency, [before, after]]) => ({ currency, before, after })),
    startedAt: replay.startedAt.toISOString(),
    finishedAt: replay.finishedAt?.toISOString() ?? null,
    abilities: roleAbilities(actor, ["policy.draft", "policy.publish"]),
  };
}

function changeView({ before, after, ...change }: ReplayChange) {
  const told = ({ remedies, clauses, freight, ...outcome }: ReplayChange["before"]) => ({
    ...outcome,
    freight: freight ?? null,
    remedies: [...remedies],
    clauses: [...clauses],
  });
  return { ...change, before: told(before), after: told(after) };
}

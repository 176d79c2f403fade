import { readCursor, writeCursor } from "../core/cursor.ts";
import type { Context } from "../domain/context.ts";
import {
  cancelReplay,
  listReplays,
  type ReplayChange,
  type ReplayRecord,
  readReplay,
  replayChanges,
  startReplay,
  usedPolicy,
} from "../domain/policies/index.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";

type Replays = "/v1/sellers/{seller}/policies/{policy}/replays";
type ReplayAnswer = Answer<`GET ${Replays}/{replay}`>;

/** Drafts held against past decisions. */
export const policyReplayHandlers: Handlers<
  `${"GET" | "POST"} ${Replays}` | `GET ${Replays}/{replay}${"" | "/changes"}` | `POST ${Replays}/{replay}/cancellation`
> = {
  "POST /v1/sellers/{seller}/policies/{policy}/replays": ({ run, params }) =>
    run(async (context) => {
      const id = await startReplay(context, params.policy);
      return replayView(context, await readReplay(context, params.policy, id));
    }),
  "GET /v1/sellers/{seller}/policies/{policy}/replays": ({ run, params }) =>
    run(async (context) => {
      usedPolicy(context, params.policy);
      return { items: (await listReplays(context, params.policy)).map((each) => replayView(context, each)) };
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
      const found = await replayChanges(context, { ...query, replayId: replay.id, after });
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      const next = found.length > query.limit && last ? writeCursor({ at: replay.startedAt, id: last.lineId }) : null;
      return { items: page.map(changeView), next };
    }),
};

function replayView({ actor }: Context, { counts, ...replay }: ReplayRecord): ReplayAnswer {
  const { flows, money, ...counted } = counts;
  return {
    ...replay,
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
  const told = ({ remedies, clauses, ...outcome }: ReplayChange["before"]) => ({
    ...outcome,
    remedies: [...remedies],
    clauses: [...clauses],
  });
  return { ...change, before: told(before), after: told(after) };
}

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { Answer } from "../../../api/contract/index.ts";
import { reading, useAction, type WriteKey } from "../../data.ts";
import { useSeller } from "../../session.ts";

/** The open draft of a policy. */
export type Draft = Answer<"GET /v1/sellers/{seller}/policies/{policy}/draft">;
export type Release = Answer<"GET /v1/sellers/{seller}/policies/{policy}/releases">["items"][number];
export type Replay = Answer<"GET /v1/sellers/{seller}/policies/{policy}/replays">["items"][number];
export type GuidedField = Draft["fields"][number];
type DraftWriteKey = {
  [K in WriteKey]: Answer<K> extends Draft ? K : never;
}[WriteKey];

/** What every operation on a policy takes in its path. */
export function usePolicyParams(policy: string): { seller: string; policy: string } {
  return { seller: useSeller().slug, policy };
}

/** An operation that answers with the draft: its page shows the answer at once. */
export function useDraftAction<K extends DraftWriteKey>(key: K, onDone?: (draft: Draft) => void) {
  const client = useQueryClient();
  const { slug } = useSeller();
  return useAction(key, (answer) => {
    keepDraft(client, slug, answer as Draft);
    onDone?.(answer as Draft);
  });
}

function keepDraft(client: QueryClient, seller: string, draft: Draft): void {
  const { queryKey } = reading("GET /v1/sellers/{seller}/policies/{policy}/draft", {
    params: { seller, policy: draft.policy },
  });
  client.setQueryData(queryKey, draft);
}

/** Whether a replay is still to bring an end. */
export function isUnderWay(replay: Replay | undefined): boolean {
  return replay?.status === "waiting" || replay?.status === "running";
}

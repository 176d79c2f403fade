import { useQuery } from "@tanstack/react-query";
import type { Answer } from "../../../api/contract/index.ts";
import type { Problem } from "../../client.ts";
import { reading } from "../../data.ts";
import { isUnderWay, type Replay, usePolicyParams } from "./draft.ts";

type Replays = Answer<"GET /v1/sellers/{seller}/policies/{policy}/replays">;
const pause = 1_000;

/** The newest replay of a policy, asked again each second while it is under way; `newest` is null where there is none. */
export function useNewestReplay(policy: string) {
  const params = usePolicyParams(policy);
  const found = useQuery<Replays, Problem>({
    ...(reading("GET /v1/sellers/{seller}/policies/{policy}/replays", { params }) as object as {
      queryKey: readonly unknown[];
      queryFn: () => Promise<Replays>;
    }),
    refetchInterval: (query) => (isUnderWay(query.state.data?.items[0]) ? pause : false),
  });
  const newest: Replay | null | undefined = found.data ? (found.data.items[0] ?? null) : undefined;
  return { newest, error: found.error, again: () => void found.refetch() };
}

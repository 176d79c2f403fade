import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import type { Answer } from "../api/contract/index.ts";
import { type CallInput, call, type Problem } from "./client.ts";
import type { ReadKey } from "./data.ts";
import { currentHat } from "./hat.ts";
import { useLocale } from "./locale.ts";

/** Reads that answer page by page. */
export type ListKey = { [K in ReadKey]: Answer<K> extends { next: string | null } ? K : never }[ReadKey];

/** Reads a list page by page; `fetchNextPage` gets the next one. */
export function useList<K extends ListKey>(
  key: K,
  input: CallInput<K>,
): UseInfiniteQueryResult<{ pages: Answer<K>[] }, Problem> {
  const locale = useLocale();
  const { params, query } = input as { params?: unknown; query?: object };
  return useInfiniteQuery({
    queryKey: [key, params ?? null, query ?? null, locale, currentHat(), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(key, { ...input, query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal } as CallInput<K>),
    getNextPageParam: (last) => (last as { next: string | null }).next ?? undefined,
  }) as unknown as UseInfiniteQueryResult<{ pages: Answer<K>[] }, Problem>;
}

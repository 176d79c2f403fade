import { useInfiniteQuery } from "@tanstack/react-query";
import type { Answer } from "../../api/contract/index.ts";
import { type CallInput, call, type Problem } from "../client.ts";
import type { ReadKey } from "../data.ts";
import { currentLocale } from "../locale.ts";

/** Reads that answer a page of a list and the cursor of the next. */
export type ListKey = {
  [K in ReadKey]: Answer<K> extends { items: readonly unknown[]; next: string | null } ? K : never;
}[ReadKey];
type Item<K extends ListKey> = Answer<K>["items"][number];

/** A list that is read page by page: what was read so far, and how to go on. */
export interface List<K extends ListKey> {
  readonly rows: readonly Item<K>[];
  /** The newest answer's other members; undefined until the first page is there. */
  readonly first: Answer<K> | undefined;
  readonly error: Problem | null;
  readonly loading: boolean;
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
  readonly again: () => void;
}

/** Reads a list by its cursor; the old rows stay while a changed filter is being answered. */
export function useList<K extends ListKey>(key: K, input: CallInput<K>): List<K> {
  const { params, query } = input as unknown as { params: unknown; query?: Record<string, unknown> };
  const found = useInfiniteQuery<Answer<K>, Problem>({
    queryKey: [key, params, query ?? null, "pages", currentLocale()],
    queryFn: ({ pageParam, signal }) =>
      call(key, { ...input, query: { ...query, cursor: pageParam }, signal } as CallInput<K>),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as { next: string | null }).next ?? undefined,
    placeholderData: (before) => before,
  });
  const pages = found.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => (page as { items: Item<K>[] }).items),
    first: pages[0],
    error: found.error,
    loading: found.isPending,
    more: found.hasNextPage ? () => void found.fetchNextPage() : null,
    loadingMore: found.isFetchingNextPage,
    again: () => void found.refetch(),
  };
}

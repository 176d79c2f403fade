import {
  QueryClient,
  queryOptions,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useRef } from "react";
import type { Answer, Contract, Key } from "../api/contract/index.ts";
import { type CallInput, call, newKey, Problem } from "./client.ts";
import { currentHat, type Hat } from "./hat.ts";
import { currentLocale } from "./locale.ts";

/** Operations that only read. */
export type ReadKey = Extract<Key, `GET ${string}`>;
/** Operations that change something. */
export type WriteKey = Exclude<Key, `GET ${string}`>;
/** The claim as its page shows it. */
export type Claim = Answer<"GET /v1/sellers/{seller}/claims/{claim}">;
/** An order as its page shows it. */
export type Order = Answer<"GET /v1/sellers/{seller}/orders/{order}">;
export type ClaimLine = Claim["lines"][number];
export type Quote = ClaimLine["quotes"][number];
export type Attachment = Claim["attachments"][number];
export type Parcel = Claim["parcels"][number];
export type ClaimRow = Answer<"GET /v1/sellers/{seller}/claims">["items"][number];
export type TodayQueue = Answer<"GET /v1/sellers/{seller}/today">["queues"][number];
export type VerdictCardData = Claim["cards"][number];
export type QuestionData = VerdictCardData["questions"][number];
export type Explanation = VerdictCardData["explanation"];
export type Clause = VerdictCardData["clauses"][number];
export type Deadline = Claim["deadlines"][number];
export type Ability = Claim["abilities"][string];
export type Seller = Answer<"GET /v1/sellers/{seller}">;
export type Me = Answer<"GET /v1/sellers/{seller}/me">;

/** What is said of the decision about a line; units in the same case share it. */
export function cardOf({ cards }: Pick<Claim, "cards">, { card }: Pick<ClaimLine, "card">): VerdictCardData {
  const found = cards[card];
  if (!found) throw new Error(`the claim has no card ${card}`);
  return found;
}

const claimKey = "GET /v1/sellers/{seller}/claims/{claim}";
const orderKey = "GET /v1/sellers/{seller}/orders/{order}";
/** Some answer with what money was paid for: a claim, or an order. */
type PaidForKey = "POST /v1/sellers/{seller}/payments/{payment}/proof";
type ClaimWriteKey = {
  [K in WriteKey]: Contract[K]["answer"] extends Contract[typeof claimKey]["answer"] | Contract[PaidForKey]["answer"]
    ? K
    : never;
}[WriteKey];

type OrderWriteKey = {
  [K in WriteKey]: Contract[K]["answer"] extends Contract[typeof orderKey]["answer"] | Contract[PaidForKey]["answer"]
    ? K
    : never;
}[WriteKey];

/** The pages' cache: answers are fresh for a moment, refusals are not retried, an unreachable server is. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < 2 && error instanceof Problem && passing(error),
      },
      mutations: { networkMode: "always" },
    },
  });
}

/** Options of a read, for `useQuery`, loaders and the cache; language and hat are part of the key, since answers are in the one and for the other. */
export function reading<K extends ReadKey>(key: K, input: CallInput<K>, as: Hat = currentHat()) {
  const { params, query } = input as { params?: unknown; query?: unknown };
  return queryOptions<Answer<K>, Problem>({
    queryKey: [key, params ?? null, query ?? null, currentLocale(), as],
    queryFn: ({ signal }) => call(key, { ...input, signal, as }),
  });
}

/** Reads an operation in a page. */
export function useAnswer<K extends ReadKey>(key: K, input: CallInput<K>): UseQueryResult<Answer<K>, Problem> {
  return useQuery<Answer<K>, Problem>(reading(key, input) as never);
}

/** Calls an operation that changes something. A repeat after a failure on the way keeps its Idempotency-Key, so it happens once. */
export function useAction<K extends WriteKey>(
  key: K,
  onDone?: (answer: Answer<K>) => void | Promise<void>,
): UseMutationResult<Answer<K>, Problem, CallInput<K>> {
  const client = useQueryClient();
  const attempt = useRef<{ sent: string; key: string } | null>(null);
  return useMutation<Answer<K>, Problem, CallInput<K>>({
    mutationFn: async (input) => {
      const sent = JSON.stringify(input);
      if (attempt.current?.sent !== sent) attempt.current = { sent, key: newKey() };
      try {
        const answer = await call(
          key,
          key.startsWith("POST ") ? { idempotencyKey: attempt.current.key, ...input } : input,
        );
        attempt.current = null;
        return answer;
      } catch (error) {
        if (!(error instanceof Problem && passing(error))) attempt.current = null;
        throw error;
      }
    },
    onSuccess: async (answer) => {
      // Whoever leaves the page here is gone before everything is asked again.
      await onDone?.(answer);
      await client.invalidateQueries();
    },
  });
}

/** As `useAction`, for the operations that answer with the claim: its page shows the answer at once. */
export function useClaimAction<K extends ClaimWriteKey>(
  key: K,
  onDone?: (claim: Claim) => void,
): UseMutationResult<Answer<K>, Problem, CallInput<K>> {
  const client = useQueryClient();
  return useAction(key, (answer) => {
    keepPage(client, answer as Claim);
    onDone?.(answer as Claim);
  });
}

/** The same for the operations that answer with an order. */
export function useOrderAction<K extends OrderWriteKey>(
  key: K,
  onDone?: (order: Order) => void,
): UseMutationResult<Answer<K>, Problem, CallInput<K>> {
  const client = useQueryClient();
  return useAction(key, (answer) => {
    keepPage(client, answer as Order);
    onDone?.(answer as Order);
  });
}

/** Puts a claim that an operation answered with where its page reads it from. */
export function keepClaim(client: QueryClient, claim: Claim): void {
  keepPage(client, claim);
}

function keepPage(client: QueryClient, page: Claim | Order): void {
  for (const key of [claimKey, orderKey])
    for (const query of client.getQueryCache().findAll({ queryKey: [key] })) {
      const known = query.state.data as Claim | Order | undefined;
      if (known?.id !== page.id) continue;
      // What was asked for before this was done would put the old state back.
      void client.cancelQueries({ queryKey: query.queryKey, exact: true });
      client.setQueryData(query.queryKey, page);
    }
}

function passing(problem: Problem): boolean {
  return problem.details.status === 0 || problem.details.status === 503 || problem.details.status === 502;
}

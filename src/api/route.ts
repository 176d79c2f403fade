import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "../core/actor.ts";
import { Refusal } from "../core/refusal.ts";
import { inTransaction } from "../database/transaction.ts";
import { may } from "../domain/people/index.ts";
import { policiesOf } from "../domain/policies/index.ts";
import { sellerSettings } from "../domain/sellers/index.ts";
import { Answered, FileAnswer } from "./answer.ts";
import { allow, askAs, type Caller, callerOf } from "./caller.ts";
import { type Key, operations } from "./contract/index.ts";
import type { Operation } from "./contract/operation.ts";
import type { AppDeps } from "./deps.ts";
import type { Handlers, Run } from "./handler.ts";
import { AnsweredBefore, type Attempt, attemptOf, earlierAnswer, keepAnswer, takeKey } from "./idempotency.ts";
import { localeOf, notePolicies } from "./problem.ts";
import { checkParams, type ReadRequest, readRequest } from "./read.ts";

type AnyHandler = (call: Record<string, unknown>) => Promise<unknown>;

/** One row of the contract with what answers it. */
interface Route {
  readonly key: string;
  readonly operation: Operation;
  readonly handler: AnyHandler;
}

/** Makes a route of every row of the contract. Throws where a row has no handler, or is open to nobody who could come. */
export function registerOperations(app: FastifyInstance, deps: AppDeps, handlers: Handlers<Key>): void {
  for (const [key, operation] of Object.entries(operations) as [Key, Operation][]) {
    const handler = (handlers as unknown as Readonly<Record<string, AnyHandler | undefined>>)[key];
    if (!handler) throw new Error(`the operation ${key} has no handler`);
    if (!inSeller(key) && !may("anyone", operation.action))
      throw new Error(`${key} belongs to no seller but needs a role`);
    const route: Route = { key, operation, handler };
    const [method, path] = key.split(" ") as [string, string];
    app.route({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, ":$1"),
      // What is kept in memory as a whole has the limit of all JSON.
      ...(operation.stream && operation.stream !== "application/json" && { bodyLimit: Number.MAX_SAFE_INTEGER }),
      config: {
        bytes: operation.stream === "application/json",
        ...(operation.perMinute && {
          rateLimit: { max: Math.ceil(operation.perMinute * (deps.rateFactor ?? 1)), timeWindow: 60_000 },
        }),
      },
      handler: (request, reply) => answer(route, request, reply, deps),
    });
  }
}

function inSeller(key: string): boolean {
  return key.includes(" /v1/sellers/{seller}");
}

/** The story of every request: who, what may they, what do they ask, was it answered before, the answer. */
async function answer(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
): Promise<FastifyReply> {
  const { operation } = route;
  const params = request.params as Record<string, string>;
  checkParams(params);
  const caller = await callerOf(request, reply, deps);
  const result = await asEither(route, caller, (as) => resultOf(route, request, { ...caller, as }, deps));
  if (result instanceof AnsweredBefore) reply.header("idempotency-replayed", "true");
  return send(reply, operation, result);
}

/**
 * Files and papers are opened by links, which cannot say as whom: who works for the seller and is a customer too gets what
 * either may see.
 */
async function asEither(
  { key, operation }: Route,
  { person, as }: Caller,
  work: (as: Caller["as"]) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await work(as);
  } catch (error) {
    const elsewhere = error instanceof Refusal && (error.code === "not_found" || error.code === "not_allowed");
    if (!(elsewhere && person && !as && operation.answers && key.startsWith("GET "))) throw error;
    return work("customer");
  }
}

async function resultOf(route: Route, request: FastifyRequest, caller: Caller, deps: AppDeps): Promise<unknown> {
  const { actor, read, attempt, earlier } = await admit(route, request, caller, deps);
  if (earlier) return earlier;
  const call = {
    params: request.params as Record<string, string>,
    ...read,
    stream: request.body instanceof Readable ? request.body : Readable.from([]),
    headers: request.headers,
    address: request.ip,
    locale: localeOf(request),
    person: caller.person,
    deps,
    now: deps.now(),
    ...(actor && { actor, ...transactions({ route, request, deps }, actor, attempt) }),
  };
  return attempt ? answerOnce(attempt, deps, () => route.handler(call)) : route.handler(call);
}

/** Who asks and what, where they may; and what the same was answered with before. */
interface Admitted {
  readonly actor: Actor | null;
  readonly read: ReadRequest;
  readonly attempt: Attempt | null;
  readonly earlier: AnsweredBefore | null;
}

async function admit(route: Route, request: FastifyRequest, caller: Caller, deps: AppDeps): Promise<Admitted> {
  const { key, operation } = route;
  const params = request.params as Record<string, string>;
  if (!inSeller(key)) return { actor: null, read: readRequest(request, operation), attempt: null, earlier: null };
  const who = { slug: params["seller"] as string, caller, locale: localeOf(request) };
  return askAs(deps, who, async (actor, tx) => {
    allow(actor, operation.action);
    const read = readRequest(request, operation);
    const attempt = operation.creates
      ? attemptOf(actor, request.headers["idempotency-key"], [key, params, read.body])
      : null;
    const answered = attempt && (await earlierAnswer(tx, attempt));
    return { actor, read, attempt, earlier: answered && new AnsweredBefore(answered) };
  });
}

/** What the handler answers; a request refused since its own twin did the work first is answered as the twin was. */
async function answerOnce(attempt: Attempt, deps: AppDeps, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AnsweredBefore) return error;
    if (!(error instanceof Refusal) || error.code === "key_reused") throw error;
    const twin = await inTransaction(deps.db, { sellerId: attempt.sellerId }, (tx) => earlierAnswer(tx, attempt));
    if (twin) return new AnsweredBefore(twin);
    throw error;
  }
}

interface Asked {
  readonly route: Route;
  readonly request: FastifyRequest;
  readonly deps: AppDeps;
}

/** The transactions of a request in the seller's scope: `run` keeps the answer under the key, `look` keeps nothing. */
function transactions({ route, request, deps }: Asked, actor: Actor, attempt: Attempt | null) {
  const { key, operation } = route;
  // A page is made of several queries: what one of them counts, the next must not see grown.
  const snapshot = key.startsWith("GET ");
  const scope = { sellerId: actor.sellerId, personId: actor.kind === "person" ? actor.id : null, snapshot };
  const look: Run = (work) =>
    inTransaction(deps.db, scope, async (tx) => {
      const seller = await sellerSettings(tx, actor.sellerId);
      const now = deps.now();
      const policies = await policiesOf(tx, deps.policies, seller, now);
      notePolicies(request, policies);
      return work({ tx, actor, now, seller, policies });
    });
  let runs = 0;
  const run: Run = (work) => {
    runs += 1;
    if (operation.creates && runs > 1) throw new Error(`${key} creates in more than one transaction`);
    if (!attempt) return look(work);
    return look(async (context) => {
      await takeKey(context.tx, attempt, context.now);
      const result = await work(context);
      const answer = written(operation, result);
      if (typeof result === "object" && result !== null) kept.set(result, answer);
      await keepAnswer(context.tx, attempt, { status: statusOf(operation), text: answer.text });
      return result;
    });
  };
  return { run, look };
}

function send(reply: FastifyReply, operation: Operation, result: unknown): FastifyReply {
  if (result instanceof FileAnswer) return reply.code(result.status).headers(result.headers).send(result.bytes);
  const { answer, headers, status } = told(result);
  reply
    .code(status ?? statusOf(operation))
    .headers(headers)
    .header("cache-control", "no-store");
  if (operation.answers) return reply.type(operation.answers).send(shaped(operation, answer));
  const { text, etag } = kept.get(answer as object) ?? written(operation, answer);
  if (operation.status === 302) return reply.send();
  if (etag !== null) reply.header("etag", etag);
  reply.type("application/json; charset=utf-8").compress(text);
  return reply;
}

function told(result: unknown): Answered<unknown> {
  if (result instanceof AnsweredBefore) return new Answered(result.remembered.answer, {}, result.remembered.status);
  return result instanceof Answered ? result : new Answered(result, {});
}

function statusOf(operation: Operation): number {
  return operation.status ?? 200;
}

/** An answer as it goes out. */
interface Written {
  readonly text: string;
  readonly etag: string | null;
}

/** Answers that were kept under their key, and so need not be written again to be sent. */
const kept = new WeakMap<object, Written>();

/** An answer in the contract's shape as JSON. */
function written(operation: Operation, answer: unknown): Written {
  const body = shaped(operation, answer);
  const etag = (body as { etag?: unknown } | null)?.etag;
  return { text: JSON.stringify(body), etag: typeof etag === "string" ? etag : null };
}

/** The answer in the contract's shape; a handler that answers otherwise has a bug, which must not reach the caller. */
function shaped(operation: Operation, answer: unknown): unknown {
  const read = operation.answer.safeParse(answer);
  if (read.success) return read.data;
  throw new Error(`the answer is not what the contract says (${operation.summary}): ${read.error.message}`);
}

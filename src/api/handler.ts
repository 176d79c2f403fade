import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { Actor } from "../core/actor.ts";
import type { Locale } from "../core/locale.ts";
import type { Context } from "../domain/context.ts";
import type { SignedIn } from "../domain/people/index.ts";
import type { Answered, FileAnswer } from "./answer.ts";
import type { Answer, Key, Params, ReadBody, ReadQuery } from "./contract/index.ts";
import type { AppDeps } from "./deps.ts";

/** What every handler gets: the request as the contract has read it. */
interface AnyCall<K extends Key> {
  readonly params: Params<K>;
  readonly query: ReadQuery<K>;
  readonly body: ReadBody<K>;
  /** The bytes of a body that is not JSON; empty elsewhere. */
  readonly stream: Readable;
  readonly headers: IncomingHttpHeaders;
  /** The caller's network address. */
  readonly address: string;
  /** The version that If-Match names; 0 where the operation is no edit. */
  readonly version: number;
  /** The reader's language; every text of an answer is in it. */
  readonly locale: Locale;
  /** Who is signed in, whatever the seller. */
  readonly person: SignedIn | null;
  readonly deps: AppDeps;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What a handler below `/v1/sellers/{seller}` gets besides: who acts there, and transactions in that seller's scope. */
interface SellerCall {
  readonly actor: Actor;
  /**
   * One transaction in the seller's scope; a throw rolls it back. An operation that `creates` runs exactly one and
   * answers with what it returns, since that is kept in the same transaction for a repeated Idempotency-Key.
   */
  readonly run: Run;
  /** A transaction beside `run`, for what must be known before it; it may run any number of times. */
  readonly look: Run;
}

/** Runs work in a transaction of its own. */
export type Run = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** One request of an operation. */
export type Call<K extends Key> = AnyCall<K> &
  (K extends `${string} /v1/sellers/{seller}${string}` ? SellerCall : unknown);

/** A value that is given away and not changed any more, with everything in it. */
type Frozen<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Frozen<Item>[]
      : { readonly [Name in keyof T]: Frozen<T[Name]> };

/**
 * Answers one operation; an expected "no" is a thrown `Refusal`. An `etag` at the top of the answer becomes the ETag
 * header; operations with `answers` give their bytes, a string or a `FileAnswer`.
 */
export type Handler<K extends Key> = (
  call: Call<K>,
) => Promise<Frozen<Answer<K>> | Answered<Frozen<Answer<K>>> | FileAnswer>;

/** The handlers of some operations, each under its key of the contract. */
export type Handlers<K extends Key> = { readonly [Each in K]: Handler<Each> };

import type { FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "../core/actor.ts";
import type { Locale } from "../core/locale.ts";
import { Refusal } from "../core/refusal.ts";
import { isListedTimeZone } from "../core/time-zone.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { permission, refuseIf } from "../domain/events/index.ts";
import { type Action, actorAt, type SignedIn } from "../domain/people/index.ts";
import { idOfSeller } from "../domain/sellers/index.ts";
import { refuseCrossSite } from "./cross-site.ts";
import type { AppDeps } from "./deps.ts";
import { noteLocale } from "./problem.ts";

/** What a request says of who sends it: one of a session, an API key and a guest's link. */
export interface Caller {
  readonly person: SignedIn | null;
  readonly key: string | null;
  readonly guest: string | null;
  /** Somebody who is both a customer and on the staff says as which they come (`Recourse-As`, or `as` in the address of a stream). */
  readonly as?: "customer" | undefined;
  /** That of the reader's clock (`Recourse-Time-Zone`), so that a refusal tells moments as the page around it does. */
  readonly timeZone?: string | undefined;
}

/** Reads who sends a request; a session that has come of age is renewed in the answer. */
export async function callerOf(request: FastifyRequest, reply: FastifyReply, deps: AppDeps): Promise<Caller> {
  const zone = request.headers["recourse-time-zone"];
  const timeZone = typeof zone === "string" && isListedTimeZone(zone) ? zone : undefined;
  return { ...(await senderOf(request, reply, deps)), timeZone };
}

async function senderOf(request: FastifyRequest, reply: FastifyReply, deps: AppDeps): Promise<Caller> {
  const authorization = request.headers.authorization;
  if (authorization) return { person: null, ...readAuthorization(authorization) };
  refuseCrossSite(request, deps.publicUrl);
  if (!request.headers.cookie) return { person: null, key: null, guest: null };
  const session = await deps.signIn.open(request.headers);
  if (!session) return { person: null, key: null, guest: null };
  noteLocale(request, session.person.locale);
  if (session.cookies.length > 0) reply.header("set-cookie", [...session.cookies]);
  const said = request.headers["recourse-as"] ?? (request.query as { readonly as?: unknown }).as;
  return { person: session.person, key: null, guest: null, as: said === "customer" ? said : undefined };
}

/**
 * Who acts at the seller of that slug, and what else is to be known before they do: `ask` reads it in the same transaction. An unknown
 * seller is not found.
 */
export async function askAs<T>(
  deps: AppDeps,
  { slug, caller, locale }: { readonly slug: string; readonly caller: Caller; readonly locale: Locale },
  ask: (actor: Actor, tx: Tx) => Promise<T>,
): Promise<T> {
  const sellerId = await idOfSeller(deps.db, slug);
  if (!sellerId) throw new Refusal("not_found");
  const found = await inTransaction(deps.db, { sellerId }, async (tx) => {
    const actor = await actorAt(tx, sellerId, { ...caller, locale, now: deps.now() });
    // Thrown after the commit: that a key was used is noted whatever it was used for.
    return ask(actor, tx).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
  });
  if (found instanceof Refusal) throw found;
  return found;
}

/** Refuses an actor whose role the permission table does not name; a stranger is asked to sign in first. */
export function allow(actor: Actor, action: Action): void {
  const refusal = permission({ actor }, action);
  if (refusal && actor.role === "anyone" && actor.id === null) throw new Refusal("sign_in_first");
  refuseIf(refusal);
}

function readAuthorization(header: string): Pick<Caller, "key" | "guest"> {
  const [scheme = "", value = ""] = header.split(" ", 2);
  if (scheme.toLowerCase() === "bearer") return { key: value, guest: null };
  if (scheme.toLowerCase() === "guest") return { key: null, guest: value };
  throw new Refusal("key_invalid");
}

import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { type Locale, pickLocale } from "../core/locale.ts";
import { Refusal, type RefusalCode, refusals, tellRefusal } from "../core/refusal.ts";
import { isOutdated } from "../database/prepared.ts";
import type { Policies } from "../domain/context.ts";
import { clauseCard } from "./clause-card.ts";

/** The media type of every error (RFC 9457). */
export const problemType = "application/problem+json; charset=utf-8";

/** The reader's language: `?lang`, else Accept-Language, else that of the person who is signed in, once that is known. */
export function localeOf(request: FastifyRequest): Locale {
  const fallback = ofPeople.get(request);
  const asked = (request.query as Record<string, unknown> | undefined)?.["lang"];
  if (typeof asked === "string") return pickLocale(asked, fallback);
  return pickLocale(request.headers["accept-language"], fallback);
}

/** Keeps the language of the person who sends a request, so that a problem speaks as an answer would. */
export function noteLocale(request: FastifyRequest, locale: Locale): void {
  ofPeople.set(request, locale);
}

const ofPeople = new WeakMap<FastifyRequest, Locale>();

/** Keeps the policies of the seller whom a request is to, so that a refusal cites clauses in that seller's own words. */
export function notePolicies(request: FastifyRequest, policies: Policies): void {
  ofSellers.set(request, policies);
}

const ofSellers = new WeakMap<FastifyRequest, Policies>();

/** Answers any failure as a problem: a refusal by the catalogue, anything else logged and told without its inside. */
export async function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  policies: Policies,
): Promise<FastifyReply> {
  const locale = localeOf(request);
  const refusal = refusalOf(error);
  if (!refusal) {
    request.log.error({ err: error }, "a request failed");
    const title = unexpected[locale];
    const problem = { type: "about:blank", title, status: 500, instance: request.id, code: "unexpected" };
    return send(reply, 500, problem);
  }
  if (refusal.code === "unavailable") {
    request.log.warn({ err: error }, "the database does not answer");
    reply.header("retry-after", "5");
  }
  if (refusal !== error) request.log.info({ err: error }, "a request was refused");
  return send(
    reply,
    refusals[refusal.code].status,
    problemOf(refusal, locale, request.id, ofSellers.get(request) ?? policies),
  );
}

/** The body of a refusal in the reader's language, its clauses with their words. */
export function problemOf(refusal: Refusal, locale: Locale, instance: string, policies: Policies) {
  const { clauses, fields, terms } = refusal.details;
  const meant = terms === undefined ? undefined : policies.byDigest(terms);
  const { text, next } = tellRefusal(refusal, locale);
  return {
    type: `/problems/${refusal.code}`,
    title: text,
    status: refusals[refusal.code].status,
    instance,
    code: refusal.code,
    ...(next && { next }),
    ...(clauses && { clauses: clauses.map((clause) => clauseCard(policies, clause, locale, meant)) }),
    ...(fields && { fields: fields.map((field) => ({ ...field, text: field.text[locale] })) }),
  };
}

function send(reply: FastifyReply, status: number, problem: object): FastifyReply {
  return reply
    .code(status)
    .header("content-type", problemType)
    .header("cache-control", "no-store")
    .send(JSON.stringify(problem));
}

/** The refusal that a failure amounts to; null where it is a bug. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return null;
  const { code = "", statusCode = 500 } = error as Partial<FastifyError>;
  const known = byCode[code];
  if (known) return new Refusal(known.code, known.values ? { values: known.values } : {});
  if (statusCode >= 400 && statusCode < 500) return new Refusal("malformed_request");
  // Class 08 and the like: PostgreSQL cannot be reached, is going down, or gave up waiting.
  if ((error as { syscall?: string }).syscall === "connect") return new Refusal("unavailable");
  if (/^(08...|57...|53...|40001|40P01|55P03)$/.test(code) || gone.test(error.message))
    return new Refusal("unavailable");
  if (isOutdated(error)) return new Refusal("unavailable");
  // Class 22: a value that no column holds.
  if (/^22...$/.test(code)) return new Refusal("invalid_input");
  return null;
}

const gone =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|driver has already been destroyed)/;

const byCode: Readonly<
  Record<string, { readonly code: RefusalCode; readonly values?: Record<string, string | number> }>
> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: "too_large", values: { limit: "1 MB" } },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: "unsupported_type", values: { expected: "application/json" } },
  FST_ERR_NOT_FOUND: { code: "not_found" },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: "malformed_request" },
  ECONNRESET: { code: "unavailable" },
  EPIPE: { code: "unavailable" },
};

const unexpected = {
  en: "Something went wrong on our side. It has been noted.",
  es: "Algo ha fallado por nuestra parte. Ha quedado registrado.",
  zh: "我们这边出了问题，已记录。",
} as const;

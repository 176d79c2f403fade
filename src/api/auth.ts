import { fieldFault } from "../core/fault.ts";
import { Refusal, type RefusalCode } from "../core/refusal.ts";
import type { SignInAnswer, SignInRequest } from "../domain/people/index.ts";
import { Answered } from "./answer.ts";
import type { AppDeps } from "./deps.ts";
import type { Call, Handlers } from "./handler.ts";

type Post =
  `POST /v1/auth/${"sign-up/email" | "sign-in/email" | "sign-in/magic-link" | "request-password-reset" | "reset-password" | "sign-out"}`;
type Get = `GET /v1/auth/${"magic-link/verify" | "verify-email" | "get-session"}`;

/** Signing up, in and out; sessions and passwords are kept behind the port. */
export const authHandlers: Handlers<Post | Get> = {
  "POST /v1/auth/sign-up/email": async (call) => checkMail(await post(call, "/sign-up/email")),
  "POST /v1/auth/sign-in/email": async (call) => {
    const { body, cookies } = await post(call, "/sign-in/email");
    const { id, name, email, locale } = (body as { user: Record<"id" | "name" | "email" | "locale", string> }).user;
    const person = { id, name, email, locale: locale === "es" || locale === "zh" ? locale : "en" } as const;
    return new Answered({ person }, setting(cookies));
  },
  "POST /v1/auth/sign-in/magic-link": async (call) => checkMail(await post(call, "/sign-in/magic-link")),
  "POST /v1/auth/request-password-reset": async (call) => checkMail(await post(call, "/request-password-reset")),
  "POST /v1/auth/reset-password": async (call) => {
    const { cookies } = await post(call, "/reset-password");
    return new Answered({ changed: true }, setting(cookies));
  },
  "POST /v1/auth/sign-out": async (call) => {
    const { cookies } = await post(call, "/sign-out");
    return new Answered({ signedOut: true }, setting(cookies));
  },
  "GET /v1/auth/magic-link/verify": ({ query, ...call }) =>
    goOn(call, "/magic-link/verify", { ...query, errorCallbackURL: query.errorCallbackURL ?? query.callbackURL }),
  "GET /v1/auth/verify-email": ({ query, ...call }) => goOn(call, "/verify-email", query),
  "GET /v1/auth/get-session": async ({ person }) => ({
    person: person && { id: person.id, name: person.name, email: person.email, locale: person.locale },
  }),
};

type Asking = Pick<Call<Post>, "headers" | "address" | "locale"> & { readonly deps: AppDeps };

async function post(call: Asking & { readonly body?: unknown }, path: string): Promise<SignInAnswer> {
  const answer = await call.deps.signIn.answer({ ...told(call), method: "POST", path, query: {}, body: call.body });
  if (answer.status < 400) return answer;
  throw refusalOf(answer);
}

/** A mailed link was opened: on to the page it names, with the session's cookie. */
async function goOn(call: Asking, path: string, query: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]));
  const answer = await call.deps.signIn.answer({ ...told(call), method: "GET", path, query: given, body: null });
  if (answer.location === null) throw refusalOf(answer);
  // As a path (one slash: two would name another site), so that the cookie's host and the page's are the same whichever of its names the server was called by.
  const { pathname, search, hash } = new URL(answer.location, call.deps.publicUrl);
  return new Answered(null, { ...setting(answer.cookies), location: pathname.replace(/^\/+/, "/") + search + hash });
}

/** The mail is written in the language of the page, whatever the browser's is. */
function told({ headers, address, locale }: Asking): Pick<SignInRequest, "headers" | "address"> {
  return { headers: { ...headers, "accept-language": locale }, address };
}

function checkMail({ cookies }: SignInAnswer) {
  return new Answered({ next: "check_mail" } as const, setting(cookies));
}

function setting(cookies: readonly string[]): Record<string, string[]> {
  return cookies.length > 0 ? { "set-cookie": [...cookies] } : {};
}

function refusalOf({ status, body }: SignInAnswer): Refusal | Error {
  const { code = "" } = (body ?? {}) as { code?: string };
  const known = codes[code];
  if (known) return new Refusal(known);
  if (code.startsWith("PASSWORD_"))
    return new Refusal("invalid_input", { fields: [fieldFault("/password", "wrong_value", { expected: "10–128" })] });
  if (status >= 500) return new Error(`sign-in failed: ${status} ${code}`);
  return new Refusal("malformed_request");
}

const codes: Readonly<Record<string, RefusalCode>> = {
  INVALID_EMAIL_OR_PASSWORD: "wrong_credentials",
  INVALID_EMAIL: "wrong_credentials",
  EMAIL_NOT_VERIFIED: "address_unconfirmed",
  INVALID_TOKEN: "token_invalid",
  TOKEN_EXPIRED: "token_invalid",
  USER_NOT_FOUND: "token_invalid",
};

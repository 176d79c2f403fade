import type { IncomingHttpHeaders } from "node:http";
import type { Locale } from "../../core/locale.ts";

/** Somebody who is signed in, whatever the seller. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly locale: Locale;
}

/** A session that a request's cookie opens; `cookies` renew it where its time has come. */
export interface OpenSession {
  readonly person: SignedIn;
  readonly cookies: readonly string[];
}

/** What a sign-in route answers: a redirect, or JSON. */
export interface SignInAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly cookies: readonly string[];
  readonly location: string | null;
}

/** A request to a sign-in route, already checked against the contract. */
export interface SignInRequest {
  readonly method: "GET" | "POST";
  /** Below `/v1/auth`, such as `/sign-in/email`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
  /** The caller's network address. */
  readonly address: string;
}

/** The port to whatever keeps sessions and passwords. */
export interface SignIn {
  /** Who the request's cookie stands for; null where nobody. */
  open(headers: IncomingHttpHeaders): Promise<OpenSession | null>;
  /** Answers a sign-in route; failures come back as an answer with a `code` in its body. */
  answer(request: SignInRequest): Promise<SignInAnswer>;
  /** A hash of a password, as sign-in will compare it. */
  hashPassword(password: string): Promise<string>;
}

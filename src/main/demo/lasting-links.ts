import { randomBytes } from "node:crypto";
import { makeSignInToken } from "../../adapters/sign-in.ts";
import type { Db } from "../../database/connect.ts";
import type { SignIn } from "../../domain/people/index.ts";

/** Sign-in with links that work as often as wanted while this server runs. */
export interface LastingSignIn {
  readonly signIn: SignIn;
  /** A token for the address of a mailed link that signs in whoever has this e-mail; known to this process alone. */
  lastingToken(email: string): string;
}

/** Adds lasting links, for the people of a demo only: each use is changed for a token that works once. */
export function withLastingLinks(signIn: SignIn, db: Db, now: () => number): LastingSignIn {
  const emails = new Map<string, string>();
  return {
    signIn: {
      ...signIn,
      async answer(request) {
        const email = request.path === "/magic-link/verify" ? emails.get(request.query["token"] ?? "") : undefined;
        if (email === undefined) return signIn.answer(request);
        const token = await makeSignInToken(db, email, new Date(now() + 60_000));
        return signIn.answer({ ...request, query: { ...request.query, token } });
      },
    },
    lastingToken(email) {
      const token = randomBytes(24).toString("base64url");
      emails.set(token, email);
      return token;
    },
  };
}

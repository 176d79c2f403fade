import { z } from "zod";
import type { Operations } from "./operation.ts";
import { id, locale } from "./shapes.ts";

/** Somebody who is signed in, whatever the seller. */
export const person = z.object({ id, name: z.string(), email: z.string(), locale });

const email = z.email().max(254);
const password = z.string().min(10).max(128);
/** Where to go on afterwards: a path of this installation, never another site. */
const path = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .describe("A path of this installation, to go on to");
const checkMail = z
  .object({ next: z.literal("check_mail") })
  .describe("The same answer whether the address is known or not");
const token = z.string().min(10).max(2000);

export const authOperations = {
  "POST /v1/auth/sign-up/email": {
    summary: "Makes an account; a link in a mail confirms the address and signs in",
    action: "profile.read",
    body: z.strictObject({ name: z.string().trim().min(1).max(200), email, password, callbackURL: path.optional() }),
    answer: checkMail,
    perMinute: 10,
  },
  "POST /v1/auth/sign-in/email": {
    summary: "Signs in with e-mail and password; sets the session's cookie",
    action: "profile.read",
    body: z.strictObject({ email, password: z.string().min(1).max(128), rememberMe: z.boolean().default(true) }),
    answer: z.object({ person }),
    perMinute: 10,
  },
  "POST /v1/auth/sign-in/magic-link": {
    summary: "Mails a link that signs in once; makes the account where there is none",
    action: "profile.read",
    body: z.strictObject({ email, name: z.string().trim().max(200).optional(), callbackURL: path.optional() }),
    answer: checkMail,
    perMinute: 10,
  },
  "GET /v1/auth/magic-link/verify": {
    summary: "The mailed link: signs in and goes on to the page; an error comes back as ?error=",
    action: "profile.read",
    query: z.object({
      token,
      callbackURL: path.default("/"),
      newUserCallbackURL: path.optional(),
      errorCallbackURL: path.optional(),
    }),
    answer: z.null(),
    status: 302,
    perMinute: 30,
  },
  "GET /v1/auth/verify-email": {
    summary: "The link that confirms an address: signs in and goes on to the page",
    action: "profile.read",
    query: z.object({ token, callbackURL: path.default("/") }),
    answer: z.null(),
    status: 302,
    perMinute: 30,
  },
  "POST /v1/auth/request-password-reset": {
    summary: "Mails a link to the page that sets a new password",
    action: "profile.read",
    body: z.strictObject({ email, redirectTo: path }),
    answer: checkMail,
    perMinute: 10,
  },
  "POST /v1/auth/reset-password": {
    summary: "Sets a new password with the token of the mailed link; ends all sessions",
    action: "profile.read",
    body: z.strictObject({ token, newPassword: password }),
    answer: z.object({ changed: z.literal(true) }),
    perMinute: 10,
  },
  "POST /v1/auth/sign-out": {
    summary: "Ends the session",
    action: "profile.read",
    answer: z.object({ signedOut: z.literal(true) }),
  },
  "GET /v1/auth/get-session": {
    summary: "Who is signed in",
    action: "profile.read",
    answer: z.object({ person: person.nullable() }),
  },
} as const satisfies Operations;

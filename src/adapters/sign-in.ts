import { createHash, randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import { fromNodeHeaders } from "better-auth/node";
import { magicLink } from "better-auth/plugins";
import { pickLocale } from "../core/locale.ts";
import type { Db } from "../database/connect.ts";
import type { SendSignInMail, SignIn, SignInRequest } from "../domain/people/index.ts";

/** What sign-in needs; `secret` signs cookies and must stay the same over restarts. */
export interface SignInOptions {
  readonly db: Db;
  readonly secret: string;
  readonly publicUrl: string;
  readonly sendMail: SendSignInMail;
}

/** Sign-in by better-auth on our own tables: e-mail with password, and links that work once. */
export function createSignIn(options: SignInOptions): SignIn {
  const auth = configure(options);
  return {
    async open(headers) {
      const found = await auth.api.getSession({ headers: fromNodeHeaders(headers), returnHeaders: true });
      if (!found.response) return null;
      const { id, name, email, emailVerified, locale } = found.response.user;
      const person = { id, name, email, emailVerified, locale: pickLocale(locale ?? undefined) };
      return { person, cookies: found.headers.getSetCookie() };
    },
    async answer(request) {
      const response = await auth.handler(asWebRequest(request, options.publicUrl));
      const text = await response.text();
      return {
        status: response.status,
        body: text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null,
        cookies: response.headers.getSetCookie(),
        location: response.headers.get("location"),
      };
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
  };
}

/** A token that signs somebody in once, as the one of a mailed link does. */
export async function makeSignInToken(db: Db, email: string, expiresAt: Date): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await db
    .insertInto("personVerification")
    .values({ identifier: hashToken(token), value: JSON.stringify({ email }), expiresAt })
    .execute();
  return token;
}

function configure({ db, secret, publicUrl, sendMail }: SignInOptions) {
  const link = (path: string) => new URL(path, publicUrl).href;
  return betterAuth({
    appName: "Recourse",
    baseURL: publicUrl,
    basePath: "/v1/auth",
    secret,
    database: { db, type: "postgres", transaction: true },
    advanced: {
      database: { generateId: "uuid" },
      cookiePrefix: "recourse",
      useSecureCookies: publicUrl.startsWith("https:"),
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    // The API limits every route by itself, and writes its own log.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    user: {
      modelName: "person",
      additionalFields: { locale: { type: "string", input: false, required: false, defaultValue: "en" } },
    },
    session: { modelName: "personSession", fields: { userId: "personId" }, expiresIn: 30 * 86_400, updateAge: 86_400 },
    account: { modelName: "personAccount", fields: { userId: "personId" } },
    verification: { modelName: "personVerification" },
    databaseHooks: {
      user: {
        create: {
          before: async (user, context) => ({
            data: { ...user, locale: pickLocale(context?.headers?.get("accept-language") ?? undefined) },
          }),
        },
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      // With it, signing up says the same whether the address is known or not.
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      onExistingUserSignUp: async ({ user }, request) => {
        await sendMail({ kind: "address_taken", to: user.email, name: user.name, link: link("/"), ...told(request) });
      },
      sendResetPassword: async ({ user, url, token }, request) => {
        const page = new URL(new URL(url).searchParams.get("callbackURL") ?? "/", publicUrl);
        page.searchParams.set("token", token);
        await sendMail({ kind: "reset_password", to: user.email, name: user.name, link: page.href, ...told(request) });
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: 86_400,
      sendVerificationEmail: async ({ user, url }, request) => {
        await sendMail({ kind: "verify_email", to: user.email, name: user.name, link: url, ...told(request) });
      },
    },
    plugins: [
      magicLink({
        expiresIn: 900,
        storeToken: { type: "custom-hasher", hash: async (token) => hashToken(token) },
        sendMagicLink: async ({ email, url }, context) => {
          const locale = pickLocale(context?.headers?.get("accept-language") ?? undefined);
          await sendMail({ kind: "magic_link", to: email, name: "", link: url, locale });
        },
      }),
    ],
  });
}

function told(request: Request | undefined) {
  return { locale: pickLocale(request?.headers.get("accept-language") ?? undefined) };
}

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The API has checked where the request comes from (Origin, Host) before; here it counts as our own. */
function asWebRequest(request: SignInRequest, publicUrl: string): Request {
  const url = new URL(`/v1/auth${request.path}`, publicUrl);
  for (const [name, value] of Object.entries(request.query)) url.searchParams.set(name, value);
  const headers = new Headers({ origin: new URL(publicUrl).origin, "x-forwarded-for": request.address });
  for (const name of ["cookie", "accept-language", "user-agent"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  if (request.method === "GET") return new Request(url, { headers });
  headers.set("content-type", "application/json");
  return new Request(url, { method: "POST", headers, body: JSON.stringify(request.body ?? {}) });
}

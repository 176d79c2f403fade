import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ClaimApi, openClaimApi } from "../../test/claim-api.ts";
import { createSignIn } from "../adapters/sign-in.ts";
import type { SignInMail } from "../domain/people/index.ts";
import { buildApp } from "./app.ts";

const publicUrl = "https://service.example.com";
const mails: SignInMail[] = [];
let api: ClaimApi;
let app: Awaited<ReturnType<typeof buildApp>>;

beforeAll(async () => {
  api = await openClaimApi();
  const sendMail = async (mail: SignInMail) => void mails.push(mail);
  const signIn = createSignIn({ db: api.db, secret: "a secret that is long enough to sign with", publicUrl, sendMail });
  app = await buildApp({ ...api.deps, signIn, publicUrl });
});
afterAll(async () => {
  await app.close();
  await api.close();
});
beforeEach(() => void mails.splice(0));

const password = "correct horse battery";

function post(path: string, payload: object, headers: Record<string, string> = {}) {
  return app.inject({ method: "POST", url: `/v1/auth${path}`, payload, headers });
}

function open(link: string) {
  const { pathname, search } = new URL(link);
  return app.inject({ url: pathname + search });
}

function cookieOf(answer: { headers: Record<string, unknown> }): string {
  const [cookie = ""] = [answer.headers["set-cookie"]].flat() as string[];
  return cookie.split(";")[0] ?? "";
}

async function who(cookie: string) {
  return (await app.inject({ url: "/v1/me", headers: { cookie } })).json();
}

async function signUp(email: string): Promise<string> {
  await post(
    "/sign-up/email",
    { name: "Ana Ruiz", email, password, callbackURL: "/north/my" },
    { "accept-language": "es" },
  );
  return cookieOf(await open(mails.at(-1)?.link ?? ""));
}

describe("signing up", () => {
  test("mails a link that confirms the address and signs in", async () => {
    const answer = await post(
      "/sign-up/email",
      { name: "Ana Ruiz", email: "Ana@Example.com", password, callbackURL: "/north/my" },
      { "accept-language": "es" },
    );
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ next: "check_mail" });
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(mails).toMatchObject([{ kind: "verify_email", to: "ana@example.com", locale: "es" }]);
    const opened = await open(mails[0]?.link ?? "");
    expect(opened.statusCode).toBe(302);
    expect(opened.headers.location).toBe("/north/my");
    const cookie = [opened.headers["set-cookie"]].flat().join();
    expect(cookie).toMatch(/^__Secure-recourse\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/Secure/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect((await who(cookieOf(opened))).person).toMatchObject({ email: "ana@example.com", locale: "es" });
  });

  test("says the same for an address that is known, whose owner is told", async () => {
    await signUp("known@example.com");
    mails.splice(0);
    const answer = await post("/sign-up/email", {
      name: "Eve",
      email: "known@example.com",
      password: "another password",
    });
    expect(answer.json()).toEqual({ next: "check_mail" });
    expect(mails).toMatchObject([{ kind: "address_taken", to: "known@example.com" }]);
  });

  test("a short password and a page of another site are named as wrong", async () => {
    const answer = await post("/sign-up/email", {
      name: "Ana",
      email: "short@example.com",
      password: "short",
      callbackURL: "//evil.example",
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().fields.map((field: { pointer: string }) => field.pointer)).toEqual([
      "/password",
      "/callbackURL",
    ]);
    expect(mails).toEqual([]);
  });
});

describe("signing in", () => {
  test("with the password; each time with another session", async () => {
    await signUp("pia@example.com");
    const first = await post("/sign-in/email", { email: "pia@example.com", password });
    const second = await post("/sign-in/email", { email: "pia@example.com", password });
    expect(first.json().person).toMatchObject({ email: "pia@example.com", name: "Ana Ruiz" });
    expect(cookieOf(first)).not.toBe(cookieOf(second));
  });

  test("a wrong password and an unknown address are refused alike", async () => {
    await signUp("kim@example.com");
    const wrong = await post("/sign-in/email", { email: "kim@example.com", password: "wrong password" });
    const unknown = await post("/sign-in/email", { email: "nobody@example.com", password: "wrong password" });
    for (const answer of [wrong, unknown]) {
      expect(answer.json()).toMatchObject({ status: 401, code: "wrong_credentials" });
      expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    }
  });

  test("before the address is confirmed is refused, and the mail goes out again", async () => {
    await post("/sign-up/email", { name: "Late", email: "late@example.com", password });
    const answer = await post("/sign-in/email", { email: "late@example.com", password });
    expect(answer.json()).toMatchObject({ status: 403, code: "address_unconfirmed" });
    expect(mails.filter(({ kind }) => kind === "verify_email").length).toBeGreaterThan(0);
  });

  test("by a mailed link, which works once", async () => {
    const asked = await post("/sign-in/magic-link", { email: "link@example.com", callbackURL: "/north/my" });
    expect(asked.json()).toEqual({ next: "check_mail" });
    const [mail] = mails;
    expect(mail).toMatchObject({ kind: "magic_link", to: "link@example.com" });
    const opened = await open(mail?.link ?? "");
    expect((await who(cookieOf(opened))).person.email).toBe("link@example.com");
    const again = await open(mail?.link ?? "");
    expect(again.headers["set-cookie"]).toBeUndefined();
    expect(again.headers.location).toContain("error=");
    const stored = await api.db.selectFrom("personVerification").select("identifier").execute();
    expect(JSON.stringify(stored)).not.toContain(new URL(mail?.link ?? "").searchParams.get("token"));
  });

  test("from another site is refused", async () => {
    const answer = await post("/sign-in/email", { email: "a@b.example", password }, { origin: "https://evil.example" });
    expect(answer.json().code).toBe("cross_site");
  });
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "/..//evil.example", "/.//evil.example/x"])(
  "a link never goes on to another site: %s",
  async (callbackURL) => {
    const query = { token: "no-such-token-at-all", callbackURL };
    const answer = await app.inject({ url: "/v1/auth/magic-link/verify", query });
    if (answer.statusCode !== 302) return expect(answer.statusCode).toBe(422);
    expect(new URL(String(answer.headers.location), publicUrl).origin).toBe(publicUrl);
  },
);

test("signing out ends the session", async () => {
  const cookie = await signUp("out@example.com");
  expect((await post("/sign-out", {}, { cookie })).json()).toEqual({ signedOut: true });
  expect((await who(cookie)).person).toBeNull();
});

test("a new password by mail ends the other sessions", async () => {
  const cookie = await signUp("reset@example.com");
  mails.splice(0);
  await post("/request-password-reset", { email: "reset@example.com", redirectTo: "/north/new-password" });
  const link = new URL(mails[0]?.link ?? "");
  expect(link.pathname).toBe("/north/new-password");
  const token = link.searchParams.get("token") ?? "";
  expect((await post("/reset-password", { token, newPassword: "a new password" })).json()).toEqual({ changed: true });
  expect((await who(cookie)).person).toBeNull();
  expect((await post("/reset-password", { token, newPassword: "a third password" })).json()).toMatchObject({
    code: "token_invalid",
  });
  expect((await post("/sign-in/email", { email: "reset@example.com", password: "a new password" })).statusCode).toBe(
    200,
  );
});

test("asking for a password of an unknown address says the same and mails nothing", async () => {
  const answer = await post("/request-password-reset", { email: "ghost@example.com", redirectTo: "/x" });
  expect(answer.json()).toEqual({ next: "check_mail" });
  expect(mails).toEqual([]);
});

test("a forged cookie opens nothing", async () => {
  const cookie = await signUp("forge@example.com");
  expect((await who(cookie)).person).not.toBeNull();
  const [name, value = ""] = cookie.split("=");
  const [token = ""] = decodeURIComponent(value).split(".");
  expect((await who(`${name}=${token}`)).person).toBeNull();
  expect((await who(`${name}=${encodeURIComponent(`${token}.${"A".repeat(43)}=`)}`)).person).toBeNull();
});

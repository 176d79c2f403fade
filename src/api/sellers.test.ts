import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimApi, type Client, homeAddress, openClaimApi } from "../../test/claim-api.ts";
import { freshDatabase } from "../../test/database.ts";
import { createSignIn } from "../adapters/sign-in.ts";
import { loadPolicies } from "../main/policies.ts";
import { buildApp } from "./app.ts";
import type { Answer } from "./contract/index.ts";

const byNumber = (first: number, second: number) => first - second;
type Customers = Answer<"GET /v1/sellers/{seller}/customers">;

let api: ClaimApi;
let administrator: Client;
beforeAll(async () => {
  api = await openClaimApi();
  administrator = await api.staff("administrator");
});
afterAll(() => api.close());

describe("first run", () => {
  const body = {
    sellerName: "South",
    slug: "south",
    policies: ["canaan"],
    currency: "USD",
    timeZone: "America/Lima",
    locale: "es",
    name: "Ada",
    email: "Ada@south.example",
    password: "a good password",
    centre: { ...homeAddress, name: "Dock 1" },
  };

  async function emptyApp() {
    const { db, close } = await freshDatabase();
    const policies = await loadPolicies(db, "policies", api.clock.now);
    const { publicUrl } = api.deps;
    const signIn = createSignIn({
      db,
      secret: "a secret that is long enough to sign",
      publicUrl,
      sendMail: async () => {},
    });
    const app = await buildApp({ ...api.deps, db, policies, signIn });
    const install = (changed: object = {}) =>
      app.inject({ method: "POST", url: "/v1/installation", payload: { ...body, ...changed } });
    return { app, db, install, close: async () => (await app.close(), await close()) };
  }

  test("of five at once one makes the seller and its administrator, who can sign in", async () => {
    const { app, install, close } = await emptyApp();
    const before = (await app.inject({ url: "/v1/installation" })).json();
    expect(before).toMatchObject({ fresh: true, demo: false, sellers: [] });
    expect(before.packs.map((pack: { id: string }) => pack.id)).toContain("canaan");
    const answers = await Promise.all([0, 1, 2, 3, 4].map((turn) => install({ slug: `south-${turn}` })));
    expect(answers.map((answer) => answer.statusCode).sort(byNumber)).toEqual([201, 409, 409, 409, 409]);
    const after = (await app.inject({ url: "/v1/installation" })).json();
    expect(after).toMatchObject({ fresh: false, sellers: [{ name: "South", timeZone: "America/Lima" }] });
    const [seller] = after.sellers;
    const signedIn = await app.inject({
      method: "POST",
      url: "/v1/auth/sign-in/email",
      payload: { email: "ada@south.example", password: body.password },
    });
    const cookie = String([signedIn.headers["set-cookie"]].flat()[0]).split(";")[0] as string;
    const me = (await app.inject({ url: "/v1/me", headers: { cookie } })).json();
    expect(me.memberships).toEqual([
      { seller: { slug: seller.slug, name: "South" }, role: "administrator", as: "staff" },
    ]);
    const centres = (await app.inject({ url: `/v1/sellers/${seller.slug}/centres`, headers: { cookie } })).json();
    expect(centres.items).toMatchObject([{ name: "Dock 1", address: { city: "Madrid" } }]);
    await close();
  });

  test("names what is wrong, and makes nothing", async () => {
    const { app, install, close } = await emptyApp();
    const wrong = { slug: "assets", currency: "XYZ", timeZone: "Mars/Base", policies: ["canaan", "nope"] };
    const answer = await install(wrong);
    expect(answer.statusCode).toBe(422);
    const pointers = answer.json().fields.map((field: { pointer: string }) => field.pointer);
    expect(pointers.sort()).toEqual(["/currency", "/policies/1", "/slug", "/timeZone"]);
    expect((await app.inject({ url: "/v1/installation" })).json().fresh).toBe(true);
    await close();
  });
});

describe("a seller's card", () => {
  test("is public and changed by an administrator", async () => {
    const edited = await administrator.ok("PATCH /v1/sellers/{seller}", { body: { colour: "#aa0033" } });
    expect(edited).toMatchObject({ slug: "north", name: "North", colour: "#aa0033" });
    const card = await api.stranger.ok("GET /v1/sellers/{seller}", { locale: "zh" });
    expect(card).toMatchObject({ colour: "#aa0033", email: "help@north.example" });
    expect(card.policies.map(({ id }) => id)).toEqual(["whatsminer", "minisforum"]);
  });

  test("takes no script for a logo", async () => {
    const logo = "javascript:alert(1)";
    expect(await administrator.refused("PATCH /v1/sellers/{seller}", { body: { logo } })).toMatchObject({
      status: 422,
    });
  });
});

describe("customers", () => {
  test("a signed-in person registers once", async () => {
    const eva = await api.visitor("Eva");
    const body = { kind: "consumer", name: "Eva Díaz", country: "ES", phone: "+34 600" } as const;
    const answers = await Promise.all(
      [1, 2, 3].map(() => eva.send("POST /v1/sellers/{seller}/customers", { body, locale: "es" })),
    );
    expect(answers.map(({ status }) => status).sort(byNumber)).toEqual([201, 409, 409]);
    const me = await eva.ok("GET /v1/sellers/{seller}/me");
    expect(me).toMatchObject({ role: "customer_owner", customer: { name: "Eva Díaz", locale: "es" } });
    expect(me.abilities["claim.file"]).toMatchObject({ allowed: true });
    expect(me.abilities["quote.send"]).toMatchObject({ allowed: false, reason: expect.stringContaining("customer") });
  });

  test("nobody registers who is not signed in, or is on the staff", async () => {
    const body = { kind: "consumer", name: "X", country: "ES" } as const;
    expect(await api.stranger.refused("POST /v1/sellers/{seller}/customers", { body })).toMatchObject({ status: 401 });
    expect(await administrator.refused("POST /v1/sellers/{seller}/customers", { body })).toMatchObject({
      code: "already_staff",
    });
  });

  test("staff find them by the beginning of name or address, page by page", async () => {
    for (const name of ["Zoe", "Zora", "Zulu_%"]) await api.customer(name);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { q: "z", limit: 2, ...(cursor && { cursor }) };
      const page: Customers = await administrator.ok("GET /v1/sellers/{seller}/customers", { query });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.next;
    } while (cursor);
    expect(seen.sort()).toEqual(["Zoe", "Zora", "Zulu_%"]);
    const literal = await administrator.ok("GET /v1/sellers/{seller}/customers", { query: { q: "zulu_%", limit: 25 } });
    expect(literal.items).toHaveLength(1);
  });

  test("addresses are their customer's; staff name whose", async () => {
    const [ana, ben] = [await api.customer("Ana"), await api.customer("Ben")];
    const kept = await ana.ok("POST /v1/sellers/{seller}/addresses", { body: { address: homeAddress } });
    const remove = "DELETE /v1/sellers/{seller}/addresses/{address}";
    expect(await ben.refused(remove, { params: { address: kept.id } })).toMatchObject({ status: 404 });
    const query = { customer: ana.customerId };
    expect((await administrator.ok("GET /v1/sellers/{seller}/addresses", { query })).items).toEqual([kept]);
    expect((await ben.ok("GET /v1/sellers/{seller}/addresses", { query })).items).toEqual([]);
    expect(
      await administrator.refused("POST /v1/sellers/{seller}/addresses", { body: { address: homeAddress } }),
    ).toMatchObject({ fields: [{ pointer: "/customerId", code: "required" }] });
    await ana.ok(remove, { params: { address: kept.id } });
    expect((await ana.ok("GET /v1/sellers/{seller}/addresses")).items).toEqual([]);
  });
});

describe("staff", () => {
  async function invite(email: string, role: "support" | "administrator" = "support"): Promise<string> {
    await administrator.ok("POST /v1/sellers/{seller}/invitations", { body: { email, role } });
    const mail = await api.within((tx) =>
      tx
        .selectFrom("mail")
        .select("data")
        .where("recipient", "=", email)
        .orderBy("createdAt", "desc")
        .executeTakeFirstOrThrow(),
    );
    return new URL((mail.data as { link: string }).link).searchParams.get("token") ?? "";
  }
  const accept = "POST /v1/sellers/{seller}/invitations/acceptance";

  test("join by the link that was mailed to them, once", async () => {
    const [ira, other] = [await api.visitor("Ira"), await api.visitor("Other")];
    const token = await invite("ira@example.com");
    const open = await administrator.ok("GET /v1/sellers/{seller}/staff");
    expect(open.invitations.map(({ email }) => email)).toContain("ira@example.com");
    expect(await other.refused(accept, { body: { token } })).toMatchObject({ code: "invitation_other" });
    const answers = await Promise.all([1, 2, 3].map(() => ira.send(accept, { body: { token } })));
    expect(answers.map(({ status }) => status).sort(byNumber)).toEqual([200, 410, 410]);
    expect(await ira.ok("GET /v1/sellers/{seller}/me")).toMatchObject({ role: "support" });
    const after = await administrator.ok("GET /v1/sellers/{seller}/staff");
    expect(after.invitations.map(({ email }) => email)).not.toContain("ira@example.com");
    expect(after.members.map(({ email }) => email)).toContain("ira@example.com");
  });

  test("a late link is refused", async () => {
    const leo = await api.visitor("Leo");
    const token = await invite("leo@example.com");
    api.clock.now += 8 * 86_400_000;
    expect(await leo.refused(accept, { body: { token } })).toMatchObject({ status: 410, code: "token_invalid" });
    api.clock.now -= 8 * 86_400_000;
  });

  test("a service-centre member needs a centre of this seller", async () => {
    const centreId = "00000000-0000-7000-8000-000000000000";
    for (const centre of [{}, { centreId }]) {
      const body = { email: "c@example.com", role: "centre_member" as const, ...centre };
      expect(await administrator.refused("POST /v1/sellers/{seller}/invitations", { body })).toMatchObject({
        fields: [{ pointer: "/centreId", code: "no_centre" }],
      });
    }
  });

  test("who is removed may do nothing any more; the last administrator stays", async () => {
    const max = await api.visitor("Max");
    await max.ok(accept, { body: { token: await invite("max@example.com", "administrator") } });
    const remove = "DELETE /v1/sellers/{seller}/staff/{person}";
    const each = [
      max.send(remove, { params: { person: administrator.id } }),
      administrator.send(remove, { params: { person: max.id } }),
    ];
    const statuses = (await Promise.all(each)).map(({ status }) => status).sort(byNumber);
    expect(statuses[0]).toBe(200);
    expect(statuses[1]).toBeGreaterThanOrEqual(403);
    const left = await api.within((tx) =>
      tx
        .selectFrom("staffMember")
        .select("personId")
        .where("role", "=", "administrator")
        .where("removedAt", "is", null)
        .execute(),
    );
    expect(left).toHaveLength(1);
    const remaining = left[0]?.personId === max.id ? max : administrator;
    expect(await remaining.refused(remove, { params: { person: remaining.id } })).toMatchObject({
      code: "last_administrator",
    });
    const gone = remaining === max ? administrator : max;
    expect(await gone.refused("GET /v1/sellers/{seller}/staff")).toMatchObject({ status: 403 });
  });
});

test("a policy is read with its clauses, their kind and source; another seller's is not found", async () => {
  const page = await api.stranger.ok("GET /v1/sellers/{seller}/policies/{policy}", {
    params: { policy: "whatsminer" },
    locale: "es",
  });
  expect(page.digest).toMatch(/^sha256:/);
  expect(page.clauses.find(({ id }) => id === "WM-3.1")).toMatchObject({ kind: "term" });
  expect(page.clauses.every(({ text, source }) => text !== "" && source !== "")).toBe(true);
  expect(page.duties.length).toBeGreaterThan(0);
  const elsewhere = { params: { policy: "canaan" } };
  expect(await api.stranger.refused("GET /v1/sellers/{seller}/policies/{policy}", elsewhere)).toMatchObject({
    status: 404,
  });
});

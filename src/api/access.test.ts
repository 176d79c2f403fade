import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimApi, openClaimApi } from "../../test/claim-api.ts";
import { type Role, staffRoles } from "../core/actor.ts";
import { newId } from "../core/id.ts";
import { inTransaction } from "../database/transaction.ts";
import { createKey, may } from "../domain/people/index.ts";
import { createSeller } from "../domain/sellers/index.ts";
import { loadPolicies } from "../main/policies.ts";
import { operations } from "./contract/index.ts";
import type { Operation } from "./contract/operation.ts";

let api: ClaimApi;
let credentials: Record<string, Record<string, string>>;
let southKey: string;

beforeAll(async () => {
  api = await openClaimApi();
  credentials = { anyone: {}, customer_owner: { cookie: `person=${(await api.customer("Ana")).id}` } };
  for (const role of staffRoles) credentials[role] = { cookie: `person=${(await api.staff(role)).id}` };
  southKey = await keyOfSecondSeller();
});
afterAll(() => api.close());

async function keyOfSecondSeller(): Promise<string> {
  const { now } = api.clock;
  const sellerId = newId(now);
  const policies = await loadPolicies(api.db, "policies", now);
  const seller = { slug: "south", name: "South", email: "help@south.example", currency: "EUR", timeZone: "UTC" };
  return inTransaction(api.db, { sellerId }, async (tx) => {
    await createSeller(tx, sellerId, { ...seller, locale: "en", policies: ["canaan"] }, { policies, now });
    return createKey(tx, { sellerId, name: "south", role: "administrator", now });
  });
}

/** The operation asked with ids of nothing and an empty body: what a role may not is refused before any of it is read. */
async function ask(key: string, headers: Record<string, string>) {
  const [method, path] = key.split(" ") as ["GET" | "POST" | "DELETE", string];
  const url = path.replace("{seller}", "north").replaceAll(/\{\w+\}/g, "00000000-0000-7000-8000-000000000000");
  const body = method === "GET" || method === "DELETE" ? {} : { payload: {} };
  const all = { ...headers, "if-match": '"1"' };
  const answer = await api.app.inject({ method, url, headers: all, ...body, payloadAsStream: true });
  // A stream of events goes on for minutes: that it was opened is all there is to know.
  const endless = answer.headers["content-type"]?.startsWith("text/event-stream");
  const told = endless ? "{}" : await text(answer.stream());
  if (endless) answer.stream().destroy();
  return { statusCode: answer.statusCode, headers: answer.headers, body: told, json: () => JSON.parse(told) };
}

const inSeller = (Object.entries(operations) as [string, Operation][]).filter(([key]) => key.includes("{seller}"));

describe.each(["anyone", "customer_owner", ...staffRoles])("%s", (role) => {
  test.each(inSeller)("%s", async (key, operation) => {
    const answer = await ask(key, credentials[role] ?? {});
    const refused = answer.statusCode === 401 || (answer.statusCode === 403 && answer.json().code === "not_allowed");
    if (may(role as Role, operation.action)) {
      // What is open to all may still ask who it is for.
      const needsPerson = role === "anyone" && answer.json().code === "sign_in_first";
      if (!needsPerson) expect(refused, answer.body).toBe(false);
    } else {
      expect(answer.statusCode, answer.body).toBe(role === "anyone" ? 401 : 403);
      expect(answer.json().code).toBe(role === "anyone" ? "sign_in_first" : "not_allowed");
    }
  });
});

describe("API keys", () => {
  const create = (role: "support" | "auditor") =>
    api.within((tx) => createKey(tx, { sellerId: api.sellerId, name: "test", role, now: api.clock.now }));
  const asKey = (key: string) => ({ authorization: `Bearer ${key}` });

  test("acts with its role, for its seller, and its use is noted", async () => {
    const key = await create("support");
    expect(key).toMatch(/^rk_[0-9a-f]{32}_[\w-]{43}$/);
    expect((await ask("GET /v1/sellers/{seller}/units", asKey(key))).statusCode).toBe(200);
    expect((await ask("PATCH /v1/sellers/{seller}", asKey(key))).json().code).toBe("not_allowed");
    const rows = await api.within((tx) => tx.selectFrom("apiKey").select(["lastUsedAt", "secretHash"]).execute());
    expect(rows[0]?.lastUsedAt?.getTime()).toBe(api.clock.now);
    expect(rows.map((row) => row.secretHash).join()).not.toContain(key.slice(36));
  });

  test.each([
    ["of another seller", () => southKey],
    ["with another secret", async () => `${(await create("support")).slice(0, -43)}${"A".repeat(43)}`],
    ["that is none", () => "rk_nothing"],
    ["that is empty", () => ""],
  ])("%s is refused", async (_, make) => {
    const answer = await ask("GET /v1/sellers/{seller}/units", asKey(await make()));
    expect(answer.statusCode).toBe(401);
    expect(answer.json().code).toBe("key_invalid");
  });

  test("withdrawn is refused", async () => {
    const key = await create("support");
    await api.within((tx) =>
      tx
        .updateTable("apiKey")
        .set({ revokedAt: new Date(api.clock.now) })
        .execute(),
    );
    expect((await ask("GET /v1/sellers/{seller}/units", asKey(key))).json().code).toBe("key_invalid");
  });
});

describe("another site", () => {
  const edit = (headers: Record<string, string>) =>
    api.app.inject({
      method: "PATCH",
      url: "/v1/sellers/north",
      headers: { ...credentials["administrator"], ...headers },
      payload: { name: "North" },
    });

  test.each([
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
  ])("%o changes nothing", async (headers) => {
    const answer = await edit(headers);
    expect(answer.json()).toMatchObject({ status: 403, code: "cross_site" });
  });

  test.each([
    [{ origin: "http://localhost:8080" }],
    [{ "sec-fetch-site": "same-origin" }],
    [{ origin: "http://127.0.0.1:9000", host: "127.0.0.1:9000" }],
    [{}],
  ])("our own pages and programs (%o) do", async (headers) => {
    expect((await edit(headers as Record<string, string>)).statusCode).toBe(200);
  });
});

test("an address limited by its own rule is told when to come again", async () => {
  const limited = await openClaimApi();
  try {
    const { buildApp } = await import("./app.ts");
    const app = await buildApp({ ...limited.deps, rateFactor: 0.1 });
    const ask = () =>
      app.inject({ method: "POST", url: "/v1/sellers/north/warranty-checks", payload: { serials: ["X"] } });
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers).toMatchObject({ "ratelimit-limit": "3", "ratelimit-remaining": "2" });
    expect(answers[3]?.json()).toMatchObject({ code: "too_many_requests", status: 429 });
    expect(Number(answers[3]?.headers["retry-after"])).toBeGreaterThan(0);
    await app.close();
  } finally {
    await limited.close();
  }
});

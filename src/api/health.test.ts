import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, openClaimApi } from "../../test/claim-api.ts";
import { connect } from "../database/connect.ts";
import { buildApp } from "./app.ts";

let api: ClaimApi;
beforeAll(async () => {
  api = await openClaimApi();
});
afterAll(() => api.close());

test("ready while the database answers", async () => {
  expect((await api.app.inject({ url: "/healthz" })).json()).toEqual({ status: "ok" });
  expect((await api.app.inject({ url: "/readyz" })).json()).toEqual({ status: "ready" });
});

test.each([
  ["nobody listens", "postgresql://nobody@127.0.0.1:1/nothing"],
  ["its socket is gone", "postgresql://nobody@localhost/nothing?host=/nonexistent"],
])("where %s, requests are told to come again and the process stays alive", async (_, url) => {
  const db = connect(url);
  const app = await buildApp({ ...api.deps, db });
  for (const path of ["/v1/installation", "/v1/sellers/north"]) {
    const answer = await app.inject({ url: path, headers: { "accept-language": "es" } });
    expect(answer.json()).toMatchObject({ status: 503, code: "unavailable" });
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  }
  expect((await app.inject({ url: "/readyz" })).statusCode).toBe(503);
  expect((await app.inject({ url: "/healthz" })).statusCode).toBe(200);
  await app.close();
  await db.destroy();
});

test("a connection that is cut under a request ends in order, and the next one works", async () => {
  const { sql } = await import("kysely");
  const cut = api.within((tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx));
  await expect(cut).rejects.toThrow(/terminat/i);
  expect((await api.app.inject({ url: "/v1/sellers/north" })).statusCode).toBe(200);
});

test("a fault of ours tells nothing of its inside", async () => {
  const broken = { ...api.deps, policies: { ...api.deps.policies, find: () => fail("a secret detail") } };
  const app = await buildApp(broken);
  const answer = await app.inject({ url: "/v1/sellers/north" });
  expect(answer.json()).toMatchObject({ status: 500, code: "unexpected", instance: answer.headers["x-request-id"] });
  expect(answer.body).not.toContain("secret detail");
  await app.close();
});

function fail(message: string): never {
  throw new Error(message);
}

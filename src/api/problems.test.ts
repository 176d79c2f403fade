import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimApi, type Client, openClaimApi } from "../../test/claim-api.ts";
import type { Operation } from "./contract/operation.ts";

let api: ClaimApi;
let support: Client;
beforeAll(async () => {
  api = await openClaimApi();
  support = await api.staff("support");
});
afterAll(() => api.close());

const decisions = "/v1/decisions";
const json = { "content-type": "application/json" };

function post(payload: string | Buffer, headers: Record<string, string> = json) {
  return api.app.inject({ method: "POST", url: decisions, payload, headers });
}

describe("what cannot be read", () => {
  test("JSON that is none is a problem in the reader's language", async () => {
    const answer = await post("{ not json", { ...json, "accept-language": "es-MX,es;q=0.9" });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(answer.json()).toMatchObject({
      status: 400,
      code: "malformed_request",
      title: "Esta solicitud no se puede leer.",
    });
  });

  test("bytes that are no UTF-8, a body of another type, and one that is too large", async () => {
    expect((await post(Buffer.from([0x22, 0xff, 0x22]))).statusCode).toBe(400);
    expect((await post("a=b", { "content-type": "application/x-www-form-urlencoded" })).statusCode).toBe(415);
    expect((await post(JSON.stringify({ policy: "x".repeat(2_000_000) }))).statusCode).toBe(413);
  });

  test("a key that would reach the prototype is refused", async () => {
    expect((await post('{"policy":"whatsminer","facts":{"__proto__":{"x":1}}}')).statusCode).toBe(400);
  });

  test("a name that is given twice, with its place: one of the two would be lost", async () => {
    const answer = await post('{"policy":"whatsminer","facts":{"claim":{"kind":"fault","kind":"doa"}}}');
    expect(answer.json()).toMatchObject({
      status: 422,
      fields: [{ pointer: "/facts/claim/kind", code: "given_twice", text: "This is given twice." }],
    });
  });

  test("nesting without end", async () => {
    const answer = await post(`{"policy":"whatsminer","facts":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`);
    expect(answer.statusCode).toBe(422);
  });
});

describe("what is wrong is named", () => {
  test("every field with its pointer and what would be right", async () => {
    const problem = await api.stranger.refused("POST /v1/sellers/{seller}/tracking", {
      body: { number: "R", email: "nobody", extra: 1 } as never,
      locale: "zh",
    });
    expect(problem).toMatchObject({ status: 422, code: "invalid_input", title: "提交的部分内容不正确。" });
    expect(problem.fields?.map(({ pointer }) => pointer).sort()).toEqual(["/email", "/extra", "/number"]);
    expect(problem.fields?.find(({ pointer }) => pointer === "/email")?.text).toContain("邮箱");
  });

  test("a query too", async () => {
    const problem = await support.refused("GET /v1/sellers/{seller}/claims", { query: { limit: 1000 } });
    expect(problem.fields?.[0]).toMatchObject({ pointer: "/query/limit", code: "too_big" });
  });

  test("text that no column holds", async () => {
    for (const q of ["a\0b", "half \ud800"]) {
      const answer = await post(JSON.stringify({ policy: q, facts: {} }));
      expect(answer.json()).toMatchObject({ status: 422, fields: [{ pointer: "/policy", code: "not_text" }] });
    }
  });

  test("facts that the policy does not know, with the nearest name", async () => {
    const answer = await post(
      JSON.stringify({ policy: "whatsminer", facts: { delivery: { shipedOn: "2026-01-01" } } }),
    );
    expect(answer.json().fields[0]).toMatchObject({ pointer: "/facts/delivery/shipedOn", code: "unknown_fact" });
    expect(answer.json().fields[0].text).toContain("shippedOn");
  });

  test("a question is the same as in a line of a stream: no day is today, and facts are given, if only none", async () => {
    const [absent, unknown] = await Promise.all([
      post(JSON.stringify({ policy: "whatsminer", facts: {} })),
      post(JSON.stringify({ policy: "whatsminer", asOf: null, facts: {} })),
    ]);
    expect(absent.json()).toMatchObject({ policy: "whatsminer", verdict: "undetermined" });
    expect(unknown.json()).toEqual(absent.json());
    for (const question of [{ policy: "whatsminer" }, { policy: "whatsminer", facts: null }]) {
      const problem = (await post(JSON.stringify(question))).json();
      expect(problem).toMatchObject({ status: 422, fields: [{ pointer: "/facts" }] });
    }
  });

  test("a policy that is not there, a day that does not exist", async () => {
    const unknown = (await post(JSON.stringify({ policy: "nope", facts: {} }))).json();
    expect(unknown.fields[0]).toMatchObject({ pointer: "/policy", code: "unknown_policy" });
    const day = (await post(JSON.stringify({ policy: "whatsminer", asOf: "2026-02-30", facts: {} }))).json();
    expect(day.fields[0]).toMatchObject({ pointer: "/asOf", code: "not_a_day" });
  });
});

describe("what is not there", () => {
  test.each([
    "/v1/nothing",
    "/v1/sellers/nobody",
    "/v1/sellers/north/claims/R-2026-999999",
    "/v1/sellers/north/units/not-an-id",
    "/v1/sellers/north/units/00000000-0000-7000-8000-000000000000",
    "/v1/sellers/north/claims/%00",
    "/v1/sellers/north/policies/constructor",
    `/v1/sellers/${"x".repeat(150)}`,
  ])("%s", async (url) => {
    const answer = await api.app.inject({ url, headers: { cookie: `person=${support.id}` } });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: "not_found" });
  });
});

test("?lang wins over Accept-Language", async () => {
  const answer = await api.app.inject({ url: "/v1/nothing?lang=zh", headers: { "accept-language": "es" } });
  expect(answer.json().title).toBe("该地址下没有内容。");
});

test("random requests are refused in good order and never end in a fault of ours", async () => {
  const values = ["", "\0", "0", "-1", "null", "[]", "{}", "'", "%", "../..", "\ud800", "9".repeat(400), "2026-13-45"];
  const shapes = [
    null,
    true,
    1e308,
    -0,
    [],
    {},
    [[]],
    { a: {} },
    "x",
    ["x"],
    { facts: { unit: 5 } },
    { serials: [null] },
  ];
  const { operations } = await import("./contract/index.ts");
  for (const [key, operation] of Object.entries(operations) as [string, Operation][]) {
    // A stream of events has no end to wait for; its own test listens to it.
    if (key.includes("/v1/auth/") || key === "POST /v1/installation" || operation.answers === "text/event-stream")
      continue;
    const [method, path] = key.split(" ") as ["POST", string];
    for (let turn = 0; turn < 6; turn++) {
      const value = values[(turn * 7 + key.length) % values.length] as string;
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        name === "seller" ? "north" : encodeURIComponent(value.toWellFormed() || "x"),
      );
      const payload = method === "POST" ? JSON.stringify(shapes[(turn * 5 + key.length) % shapes.length]) : undefined;
      const answer = await api.app.inject({
        method,
        url: `${url}?cursor=${encodeURIComponent(value.toWellFormed())}&limit=${encodeURIComponent(value.toWellFormed())}&q=%25_`,
        headers: { cookie: `person=${support.id}`, "if-match": '"1"', ...(payload !== undefined && json) },
        ...(payload !== undefined && { payload }),
      });
      expect(answer.statusCode, `${method} ${url} ${payload} → ${answer.body}`).toBeLessThan(500);
      if (answer.statusCode >= 400) expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    }
  }
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { homeAddress } from "../../test/claim-api.ts";
import { at, type ClaimStory, claimPath, openClaimStory } from "../../test/claim-story.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

describe("a refusal", () => {
  test("names its clause in the reader's language", async () => {
    await story.api.unit("HTM-1003", { model: "M50S", releasedOn: "2025-08-01", buyerEmail: story.ana.email });
    const claim = await story.filed(story.ana, "HTM-1003");
    const texts = new Set<string>();
    for (const locale of ["en", "es", "zh"] as const) {
      const early = await story.support.refused(`POST ${claimPath}/authorization`, {
        ...at(claim),
        locale,
        body: { centreId: story.api.centreId },
      });
      expect(early).toMatchObject({ status: 409, code: "triage_first", clauses: [{ id: "WM-1.1" }] });
      texts.add(early.title).add(early.clauses?.[0]?.text ?? "");
      const moved = await story.ana.refused(`PATCH ${claimPath}`, {
        ...at(claim),
        locale,
        etag: claim.etag,
        body: { returnAddress: { ...homeAddress, city: "Sevilla" } },
      });
      expect(moved).toMatchObject({ code: "address_locked", clauses: [{ id: "WM-ADDRESS" }] });
      const { abilities } = await story.ana.ok(`GET ${claimPath}`, at(claim));
      expect(abilities["claim.changeAddress"]).toMatchObject({ allowed: false, clauses: ["WM-ADDRESS"] });
      texts.add(moved.title).add(moved.clauses?.[0]?.text ?? "");
    }
    expect(texts.size).toBe(12);
    const page = await story.support.ok(`GET ${claimPath}`, at(claim));
    expect(page.abilities["claim.authorize"]).toMatchObject({ allowed: false, clauses: ["WM-1.1"] });
  });

  test("is in one language throughout: the request's, else the person's own", async () => {
    const rosa = await story.api.customer("Rosa", "es");
    const claim = await rosa.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["ZZ-405"] } });
    const close = (locale: "en" | "zh") => rosa.refused(`POST ${claimPath}/closure`, { ...at(claim), locale });
    expect((await close("en")).title).toMatch(/^This is not possible now: the claim is at “Draft” \(Rosa, \d+ \w+ \d/);
    expect((await close("zh")).title).toMatch(/^现在无法执行此操作：申请的状态为“草稿”（Rosa，\d+年/);
    const silent = await story.api.app.inject({
      method: "POST",
      url: `/v1/sellers/north/claims/${claim.id}/closure`,
      headers: { cookie: `person=${rosa.id}`, origin: "http://localhost:8080" },
    });
    expect(silent.json().title).toMatch(/^Ahora no es posible: la reclamación está en «Borrador» \(Rosa, \d/);
    const refused = await rosa.refused("GET /v1/sellers/{seller}/staff", { locale: "zh" });
    expect(refused).toMatchObject({ code: "not_allowed", title: "您的角色（客户）无权执行此操作。" });
  });

  test("tells moments by the reader's clock where the page says which that is, else by the seller's", async () => {
    const draft = await story.ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["ZZ-406"] } });
    const close = async (zone: string) => {
      const answer = await story.api.app.inject({
        method: "POST",
        url: `/v1/sellers/north/claims/${draft.id}/closure`,
        headers: {
          cookie: `person=${story.ana.id}`,
          origin: "http://localhost:8080",
          "accept-language": "en",
          "recourse-time-zone": zone,
        },
      });
      return /\(.*, (\d+ \w+ \d{4}, \d\d:\d\d)\)/.exec(answer.json().title)?.[1];
    };
    const told = await Promise.all(["Asia/Tokyo", "America/Lima", "Mars/Olympus", "asia/tokyo"].map(close));
    const at = story.api.clock.now;
    const words = (timeZone: string) =>
      new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
    expect(told).toEqual(["Asia/Tokyo", "America/Lima", "UTC", "UTC"].map(words));
  });

  test("tells the second of two who edit that the first was faster", async () => {
    const draft = await story.ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["ZZ-404"] } });
    const edit = (etag: string) => ({ ...at(draft), etag, body: { summary: `at ${etag}` } });
    await story.ana.ok(`PATCH ${claimPath}`, edit(draft.etag));
    expect(await story.ana.refused(`PATCH ${claimPath}`, edit(draft.etag))).toMatchObject({
      status: 412,
      code: "changed_meanwhile",
    });
    expect((await story.ana.send(`PATCH ${claimPath}`, { ...at(draft), body: { summary: "x" } })).status).toBe(428);
  });

  test("of a cursor that is none is a wrong field and no failure", async () => {
    for (const key of ["claims", "quotes", "payments"] as const)
      for (const cursor of ["%00", "Zm9v", Buffer.from("2026-99-99T00:00:00.000Z 1").toString("base64url")]) {
        const wrong = await story.support.refused(`GET /v1/sellers/{seller}/${key}`, { query: { cursor } });
        expect(wrong).toMatchObject({ status: 422, fields: [{ pointer: "/query/cursor" }] });
      }
  });
});

test("a request sent twice under one key has one effect and one answer", async () => {
  const ask = { body: { serials: ["ZZ-7"] }, once: "begin-1" };
  const [first, second] = await Promise.all([
    story.ana.ok("POST /v1/sellers/{seller}/claims", ask),
    story.ana.ok("POST /v1/sellers/{seller}/claims", ask),
  ]);
  expect(second).toEqual(first);
});

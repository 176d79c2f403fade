import { afterAll, beforeAll, expect, test } from "vitest";
import { at, type ClaimStory, openClaimStory } from "../../test/claim-story.ts";

const path = "/v1/sellers/{seller}/carrier-accounts" as const;
let story: ClaimStory;
let boss: Awaited<ReturnType<ClaimStory["api"]["staff"]>>;
beforeAll(async () => {
  story = await openClaimStory();
  boss = await story.api.staff("administrator");
});
afterAll(() => story.api.close());

const key = "track_fake_1";

function push(pushed: { readonly body: Buffer; readonly signature: string }, provider = "track17") {
  return story.api.app.inject({
    method: "POST",
    url: `/v1/sellers/north/carrier-accounts/${provider}/events`,
    headers: { "content-type": "application/json", sign: pushed.signature },
    payload: pushed.body,
  });
}

test("an administrator keeps a key and takes it away; nobody reads it, others of the house see that it is there", async () => {
  const off = await boss.ok(`GET ${path}`);
  expect(off.items.map(({ provider, set }) => [provider, set])).toEqual([
    ["dhl", null],
    ["track17", null],
  ]);
  const on = await boss.ok(`POST ${path}/{provider}`, {
    params: { provider: "dhl" },
    body: { key: "very-secret-key" },
  });
  expect(on.items[0]).toMatchObject({ set: { by: expect.stringContaining("administrator") }, eventsUrl: null });
  expect(on.items[1]?.eventsUrl).toBe("http://localhost:8080/v1/sellers/north/carrier-accounts/track17/events");
  const told = await story.support.send(`GET ${path}`);
  expect(told.text).not.toContain("very-secret-key");
  expect(JSON.parse(told.text).abilities["carrier.edit"].allowed).toBe(false);
  const gone = await boss.ok(`DELETE ${path}/{provider}`, { params: { provider: "dhl" } });
  expect(gone.items[0]?.set).toBeNull();
});

test("a key that cannot be one is named beside its field, an unknown provider is not found, others may not", async () => {
  for (const wrong of ["", "short", "with a blank in it", "schlüssel-mit-umlaut"]) {
    const problem = await boss.refused(`POST ${path}/{provider}`, {
      params: { provider: "dhl" },
      body: { key: wrong },
    });
    expect(problem).toMatchObject({ code: "invalid_input", fields: [{ pointer: "/key" }] });
  }
  const body = { key: "long-enough-key" };
  expect(await boss.refused(`POST ${path}/{provider}`, { params: { provider: "ups" }, body })).toMatchObject({
    status: 404,
  });
  expect(await story.support.refused(`POST ${path}/{provider}`, { params: { provider: "dhl" }, body })).toMatchObject({
    code: "not_allowed",
  });
  expect(await story.ben.refused(`GET ${path}`)).toMatchObject({ code: "not_allowed" });
  expect(await story.api.stranger.refused(`GET ${path}`)).toMatchObject({ code: "sign_in_first" });
});

test("pushed news stand with the parcel for customer and staff; without the right signature, or of nobody's parcel, they change nothing", async () => {
  await story.api.unit("PUSH-1", {
    model: "UM790",
    deliveredOn: "2026-01-10",
    shippedOn: "2026-01-05",
    orderNumber: "O-1",
  });
  const claim = await story.authorized(story.ben, "PUSH-1");
  const announced = await story.ben.ok("POST /v1/sellers/{seller}/claims/{claim}/parcels", {
    ...at(claim),
    body: {
      carrier: "UPS",
      tracking: "1Z999",
      shippedOn: "2026-02-02",
      from: "address",
      lineIds: claim.lines.map(({ id }) => id),
    },
  });
  const [parcel] = announced.parcels;
  if (!parcel) throw new Error("no parcel");
  expect(parcel.tracked).toBeNull();
  const { carriers } = story.api;
  const latest = {
    stage: "out_for_delivery",
    time: "2026-02-03T08:00:00",
    text: "On vehicle",
    place: "Madrid",
  } as const;
  const news = { known: true, latest, scans: [latest] } as const;
  const pushed = carriers.push({ parcel: { id: parcel.id, tracking: "1Z999" }, news });
  expect((await push(pushed)).statusCode).toBe(400);
  await boss.ok(`POST ${path}/{provider}`, { params: { provider: "track17" }, body: { key } });
  expect((await push({ ...pushed, signature: "00" })).json()).toMatchObject({ code: "signature_invalid" });
  expect((await push(pushed, "dhl")).statusCode).toBe(404);
  expect((await push(carriers.push({ parcel: { id: null, tracking: "ZZZ" }, news }))).statusCode).toBe(200);
  expect((await push(pushed)).json()).toEqual({ received: true });
  expect((await push(pushed)).json()).toEqual({ received: true });
  const told = await story.ben.ok("GET /v1/sellers/{seller}/claims/{claim}", { ...at(claim), locale: "es" });
  expect(told.parcels[0]?.tracked).toMatchObject({
    stage: "out_for_delivery",
    on: "2026-02-03",
    text: "On vehicle",
    scans: [{ place: "Madrid" }],
  });
  const { timeline } = await story.support.ok("GET /v1/sellers/{seller}/claims/{claim}", at(claim));
  const entries = timeline.filter(({ verb }) => verb === "parcel.tracked");
  expect(entries.map(({ text }) => text)).toEqual(["The carrier told of the parcel. UPS, 1Z999: out for delivery."]);
});

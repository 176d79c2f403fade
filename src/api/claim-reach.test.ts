import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../test/claim-api.ts";
import { at, type ClaimStory, claimPath, firstLine, openClaimStory } from "../../test/claim-story.ts";
import { openToGuest } from "../domain/messages/index.ts";
import type { ClaimAnswer } from "./claim-page.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

describe("who sees what", () => {
  test("customers cannot see, change or even find each other's claims", async () => {
    const claim = await story.filed(story.ana, "ZZ-1");
    expect((await story.ben.refused(`GET ${claimPath}`, at(claim))).status).toBe(404);
    expect((await story.api.stranger.refused(`GET ${claimPath}`, at(claim))).status).toBe(401);
    expect(await story.api.guest("x".repeat(43)).refused(`GET ${claimPath}`, at(claim))).toMatchObject({
      code: "link_invalid",
    });
    const byNumber = await story.ben.refused(`GET ${claimPath}`, { params: { claim: claim.number } });
    const unknown = await story.ben.refused(`GET ${claimPath}`, { params: { claim: "R-2020-000001" } });
    expect({ ...byNumber, instance: "" }).toEqual({ ...unknown, instance: "" });
    expect((await story.ben.refused(`POST ${claimPath}/cancellation`, { ...at(claim), body: {} })).status).toBe(404);
    const list = await story.ben.ok("GET /v1/sellers/{seller}/claims", { query: { q: claim.number } });
    expect(list.items).toEqual([]);
    expect((await story.ana.ok(`GET ${claimPath}`, { params: { claim: claim.number } })).id).toBe(claim.id);
  });

  test("notes among staff never reach the customer, nor what only staff may do", async () => {
    const claim = await story.received(story.ana, "ZZ-2", "JD0003");
    const note = "Customer was rude on the phone";
    await story.support.ok(`POST ${claimPath}/messages`, { ...at(claim), body: { text: note, internal: true } });
    await story.support.ok(`POST ${claimPath}/messages`, { ...at(claim), body: { text: "It has arrived" } });
    const inside = await story.support.send(`GET ${claimPath}`, at(claim));
    expect(inside.text).toContain(note);
    expect(inside.text).toContain("Tape reused");
    const outside = await story.ana.send(`GET ${claimPath}`, at(claim));
    expect(outside.text).toContain("It has arrived");
    for (const secret of [note, "Tape reused", "Board 2 shows no chips", "note.written"])
      expect(outside.text).not.toContain(secret);
    const page = JSON.parse(outside.text) as ClaimAnswer;
    expect(page.timeline.every(({ details }) => details === null)).toBe(true);
    const offered = [page.abilities, ...page.lines.map(({ abilities }) => abilities)].flatMap(Object.keys);
    expect(offered).toContain("message.send");
    for (const action of [
      "note.write",
      "claim.triage",
      "claim.authorize",
      "custody.receive",
      "work.inspect",
      "quote.draft",
    ])
      expect(offered).not.toContain(action);
    expect(
      (await story.ana.refused(`POST ${claimPath}/messages`, { ...at(claim), body: { text: "x", internal: true } }))
        .status,
    ).toBe(403);
  });

  test("a guest with a claim's link sees that claim and no other", async () => {
    const [mine, other] = [await story.filed(story.ana, "ZZ-11"), await story.filed(story.ana, "ZZ-12")];
    const token = await story.api.within((tx) =>
      openToGuest(tx, { sellerId: story.api.sellerId, id: mine.id }, "secret"),
    );
    const guest = story.api.guest(token);
    const page = await guest.ok(`GET ${claimPath}`, { params: { claim: mine.number } });
    expect(page.timeline.every(({ details }) => details === null)).toBe(true);
    expect(Object.keys(page.abilities)).not.toContain("claim.cancel");
    for (const claim of [other.id, other.number])
      expect((await guest.refused(`GET ${claimPath}`, { params: { claim } })).status).toBe(404);
    expect((await guest.ok("GET /v1/sellers/{seller}/claims")).items.map(({ id }) => id)).toEqual([mine.id]);
  });

  test("a service centre sees the claims that were sent to it, and no other", async () => {
    const member = await story.api.staff("centre_member");
    const [here, nowhere] = [await story.authorized(story.ana, "ZZ-31"), await story.filed(story.ana, "ZZ-32")];
    expect((await member.ok(`GET ${claimPath}`, at(here))).id).toBe(here.id);
    expect((await member.refused(`GET ${claimPath}`, at(nowhere))).status).toBe(404);
    const listed = await member.ok("GET /v1/sellers/{seller}/claims", { query: { limit: 100 } });
    const centres = listed.items.map(({ rmaNumber }) => rmaNumber);
    expect(centres).toContain(here.rmaNumber);
    expect(centres).not.toContain(null);
  });

  test("each role gets the next step that is its own", async () => {
    const claim = await story.received(story.ana, "ZZ-3", "JD0004");
    const seen = async (who: Client) => (await who.ok(`GET ${claimPath}`, at(claim))).nextStep;
    expect(await seen(story.bench)).toEqual({ who: "staff", text: "Start the inspection" });
    expect(await seen(story.ana)).toEqual({ who: "staff", text: "We inspect it next" });
    const page = await story.auditor.ok(`GET ${claimPath}`, at(claim));
    expect([page.abilities, firstLine(page).abilities].flatMap(Object.values).filter(({ allowed }) => allowed)).toEqual(
      [],
    );
    expect((await story.bench.ok(`GET ${claimPath}`, at(claim))).lines[0]?.abilities["work.inspect"]).toMatchObject({
      allowed: true,
    });
  });
});

test("asking for a claim's link says the same whether it exists, and mails only its own address", async () => {
  const claim = await story.filed(story.ana, "ZZ-8");
  const ask = (number: string, email: string) =>
    story.api.stranger.ok("POST /v1/sellers/{seller}/tracking", { body: { number, email }, locale: "es" });
  const answers = [
    await ask(claim.number, story.ana.email.toUpperCase()),
    await ask(claim.number, story.ben.email),
    await ask("R-2020-000001", story.ana.email),
  ];
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  const mails = await story.api.within((tx) =>
    tx.selectFrom("mail").select(["recipient", "claimId"]).where("template", "=", "tracking_link").execute(),
  );
  expect(mails).toEqual([{ recipient: story.ana.email, claimId: claim.id }]);
});

import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { at, type ClaimStory, claimPath, openClaimStory } from "../../test/claim-story.ts";
import { hearsOf } from "../domain/events/index.ts";

let story: ClaimStory;
let address: string;
beforeAll(async () => {
  story = await openClaimStory();
  await story.api.app.listen({ port: 0, host: "127.0.0.1" });
  address = `http://127.0.0.1:${(story.api.app.server.address() as AddressInfo).port}/v1/sellers/north/changes`;
});
afterAll(() => story.api.close());

/** Listens as somebody over a real connection; `until` waits for text, `ended` for the server's end. */
async function listen(id: string) {
  const ending = new AbortController();
  const answer = await fetch(address, { headers: { cookie: `person=${id}` }, signal: ending.signal });
  let heard = "";
  const reading = (async () => {
    for await (const bytes of answer.body ?? []) heard += new TextDecoder().decode(bytes);
  })().catch(() => {});
  return {
    answer,
    heard: () => heard,
    until: (text: string) => expect.poll(() => heard, { timeout: 5_000 }).toContain(text),
    ended: () => reading,
    stop: () => ending.abort(),
  };
}

test("what somebody does to a claim is told to the staff and to its customer, and to no other customer", async () => {
  const listeners = await Promise.all([story.support, story.ana, story.ben].map(({ id }) => listen(id)));
  const [support, ana, ben] = listeners as [(typeof listeners)[0], (typeof listeners)[0], (typeof listeners)[0]];
  expect(support.answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  await support.until("retry:");
  const claim = await story.filed(story.ana, "ZZ-LIVE");
  await story.support.ok(`POST ${claimPath}/triage`, { ...at(claim), body: { notes: "Hash board 2" } });
  const notice = `event: claim\ndata: {"number":"${claim.number}"}`;
  await support.until(notice);
  await ana.until(notice);
  const other = await story.filed(story.ben, "ZZ-LIVE-2");
  await ben.until(other.number);
  expect(ben.heard()).not.toContain(claim.number);
  expect(ana.heard()).not.toContain(other.number);
  for (const listener of listeners) listener.stop();
});

test("a break of the listening connection is told, since something may have been missed", async () => {
  const listener = await listen(story.support.id);
  await listener.until("retry:");
  await story.api.breakListening();
  await listener.until("event: anything");
  const claim = await story.filed(story.ana, "ZZ-LIVE-3");
  await listener.until(claim.number);
  listener.stop();
});

test("nobody listens without being somebody", async () => {
  expect((await fetch(address)).status).toBe(401);
});

test("a centre's member hears of the own centre's claims only", () => {
  const change = { sellerId: "s", claimId: "c", number: "R-1", customerId: "u", centreIds: ["here", "beside"] };
  const member = { kind: "person", id: "p", name: "P", sellerId: "s", role: "centre_member", locale: "en" } as const;
  expect(hearsOf({ ...member, centreId: "here" }, change)).toBe(true);
  expect(hearsOf({ ...member, centreId: "elsewhere" }, change)).toBe(false);
  expect(hearsOf(member, { ...change, centreIds: [] })).toBe(false);
});

test("a server that closes ends every stream, and does not wait for it", async () => {
  const listener = await listen(story.support.id);
  await listener.until("retry:");
  const began = Date.now();
  await story.api.app.close();
  await listener.ended();
  expect(Date.now() - began).toBeLessThan(5_000);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import {
  at,
  type ClaimStory,
  claimPath,
  firstCard,
  firstLine,
  onLine,
  openClaimStory,
} from "../../test/claim-story.ts";
import { openToGuest } from "../domain/messages/links.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

const line = `${claimPath}/lines/{line}` as const;
const refund = (amount: number) => ({
  verdict: "covered" as const,
  remedy: { kind: "refund" as const, charge: "none" as const, amount: { amount, currency: "EUR" } },
  reason: "You waited long",
});

test("a refusal of goodwill says its limit in the reader's language, and the claim tells the limit beforehand", async () => {
  const claim = await story.filed(story.ana, "AP-1");
  const seen = await story.support.ok(`GET ${claimPath}`, at(claim));
  expect(seen.goodwill).toMatchObject({ refund: { amount: 20_000, currency: "EUR" } });
  expect((await story.ana.ok(`GET ${claimPath}`, at(claim))).goodwill).toBeNull();
  const refused = await story.support.refused(`POST ${line}/override`, {
    ...onLine(claim),
    body: refund(20_001),
    locale: "es",
  });
  expect(refused).toMatchObject({
    status: 403,
    code: "beyond_limit",
    title: expect.stringContaining("reembolso de hasta 200,00 EUR"),
  });
  const given = await story.support.ok(`POST ${line}/override`, { ...onLine(claim), body: refund(15_000) });
  expect(firstLine(given)).toMatchObject({
    override: { remedy: { kind: "refund", amount: { amount: 15_000 } }, reason: "You waited long" },
  });
  expect(firstCard(given).verdict).toBe(firstCard(seen).verdict);
});

test("a guest with the claim's link asks for another look once, and both are told what comes next", async () => {
  const claim = await story.filed(story.ana, "AP-2");
  const token = await story.api.within((tx) =>
    openToGuest(tx, { sellerId: story.api.sellerId, id: claim.id }, "secret"),
  );
  const guest = story.api.guest(token);
  const appealed = await guest.ok(`POST ${line}/appeal`, { ...onLine(claim), body: { words: "Look at the seal" } });
  expect(firstLine(appealed).appeal).toMatchObject({ words: "Look at the seal", status: "filed", files: [] });
  expect(firstLine(appealed).abilities["appeal.file"]).toMatchObject({ allowed: false });
  expect(await guest.refused(`POST ${line}/appeal`, { ...onLine(claim), body: { words: "Again" } })).toMatchObject({
    code: "appealed_already",
  });
  const seen = await story.support.ok(`GET ${claimPath}`, at(claim));
  expect(seen.nextStep).toEqual({ who: "staff", text: "Answer the customer's appeal" });
  const today = await story.support.ok("GET /v1/sellers/{seller}/today");
  expect(today.queues.find(({ key }) => key === "answer_appeal")?.count).toBe(1);
  expect(today.waitingForMe[0]).toMatchObject({ id: claim.id, nextStep: { text: "Answer the customer's appeal" } });
});

test("staff read every decision about a unit with its facts in words and its proof; a customer does not", async () => {
  const claim = await story.filed(story.ana, "AP-3");
  const { items } = await story.auditor.ok(`GET ${line}/decisions`, onLine(claim));
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ stage: "submitted", inForce: true, differences: [] });
  expect(items[0]?.facts).toContainEqual(expect.objectContaining({ fact: "claim.kind", label: "Problem" }));
  expect(items[0]?.stored).toMatchObject({
    decision: { digest: items[0]?.digest },
    facts: { claim: { kind: "fault" } },
  });
  expect(await story.ana.refused(`GET ${line}/decisions`, onLine(claim))).toMatchObject({ status: 403 });
});

test("an override without a reason, with an unknown remedy or a negative amount is refused beside its field, and nothing changes", async () => {
  const claim = await story.filed(story.ana, "AP-4");
  const wrong = [
    { ...refund(1), reason: " " },
    { ...refund(1), remedy: { kind: "gold", charge: "free", amount: null } },
    refund(-1),
  ];
  for (const body of wrong) {
    const refused = await story.support.refused(`POST ${line}/override`, { ...onLine(claim), body: body as never });
    expect(refused).toMatchObject({ code: "invalid_input" });
    expect(refused.fields?.length).toBeGreaterThan(0);
  }
  expect(firstLine(await story.support.ok(`GET ${claimPath}`, at(claim))).override).toBeNull();
});

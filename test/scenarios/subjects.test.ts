import { expect, test } from "vitest";
import type { Actor } from "../../src/core/actor.ts";
import { newId } from "../../src/core/id.ts";
import {
  lockSubject,
  noteEvent,
  type StoredEvent,
  type Subject,
  subjectId,
  verifyChain,
} from "../../src/domain/events/index.ts";
import { type World, world } from "../world.ts";

test("an order and a centre's application have a history each, chained like a claim's", async () => {
  const set = await world({ claim: "triage" });
  for (const subject of await subjects(set)) {
    await set.act(set.agent, (context) => noteEvent(context, subject, "note.written", { first: true }));
    await set.act(set.administrator, (context) => noteEvent(context, subject, "note.written"));
    const { events, end } = await history(set, subject);
    expect(verifyChain(events, end)).toEqual({ intact: true, length: 2, brokenAt: null, erased: [] });
    expect(events.map(({ sequence, actorName }) => [sequence, actorName])).toEqual([
      [1, "Sam"],
      [2, "Ann"],
    ]);
  }
  // The claim's own went on meanwhile as if there were no others.
  expect(verifyChain((await set.load()).events, await set.load())).toMatchObject({ intact: true, length: 5 });
});

test("a link moved from one history to another shows in both", async () => {
  const set = await world({ claim: "triage" });
  const [order = { orderId: "" }, application = { applicationId: "" }] = await subjects(set);
  await set.act(set.agent, (context) => noteEvent(context, order, "note.written"));
  const { events } = await history(set, order);
  const moved = events.map((event) => ({ ...event, orderId: null, applicationId: subjectId(application) }));
  expect(verifyChain(moved)).toMatchObject({ intact: false, brokenAt: 1 });
});

test("an order is its customer's and the staff's, and nobody else's", async () => {
  const set = await world();
  const reached = async (actor: Actor, subject: Subject) =>
    set
      .act(actor, (context) => lockSubject(context, subject))
      .then(
        () => true,
        (error: { code: string }) => error.code !== "not_found",
      );
  for (const subject of await subjects(set)) {
    for (const actor of [set.customer, set.agent, set.finance, set.auditor, set.system])
      expect(await reached(actor, subject), actor.name).toBe(true);
    for (const actor of [set.stranger, set.member]) expect(await reached(actor, subject), actor.name).toBe(false);
  }
});

/** One order and one application of the world's customer. */
async function subjects(set: World): Promise<Subject[]> {
  const [orderId, applicationId] = [newId(), newId()];
  const at = new Date(set.clock.now());
  const row = { sellerId: set.sellerId, customerId: set.customerId, locale: "en", createdBy: "Ada" };
  await set.act(set.system, async ({ tx }) => {
    const order = { ...row, id: orderId, number: null, status: "cart", currency: "EUR", createdAt: at, updatedAt: at };
    await tx.insertInto("customerOrder").values(order).execute();
    const workshop = { name: "Ada's bench", address: JSON.stringify(set.address), latitude: 52.5, longitude: 13.4 };
    const times = { createdAt: at, updatedAt: at, submittedAt: at };
    const application = { ...row, ...workshop, ...times, id: applicationId, number: "C-1", status: "submitted" };
    await tx.insertInto("centreApplication").values(application).execute();
  });
  return [{ orderId }, { applicationId }];
}

async function history(set: World, subject: Subject) {
  return set.act(set.auditor, async ({ tx }) => {
    const events = await tx
      .selectFrom("event")
      .selectAll()
      .where("subjectId", "=", subjectId(subject))
      .orderBy("sequence")
      .execute();
    const table = subject.orderId ? "customerOrder" : "centreApplication";
    const end = await tx
      .selectFrom(table)
      .select(["eventCount", "eventHead"])
      .where("id", "=", subjectId(subject))
      .executeTakeFirstOrThrow();
    return { events: events as unknown as StoredEvent[], end };
  });
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "../../src/core/actor.ts";
import {
  applicationLifecycle,
  applicationStatuses,
  apply,
  declineApplication,
  listApplicant,
  listApplications,
  readApplication,
  reviewApplication,
} from "../../src/domain/applications/index.ts";
import { type CentreProfile, listCentres, readDirectory } from "../../src/domain/centres/index.ts";
import type { Context } from "../../src/domain/context.ts";
import { sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { move, type StoredEvent, verifyChain } from "../../src/domain/events/index.ts";
import { may } from "../../src/domain/people/index.ts";
import { type ClaimApi, homeAddress, openClaimApi } from "../claim-api.ts";
import { type World, world } from "../world.ts";

const workshop = (name: string, more: Partial<CentreProfile> = {}): CentreProfile => ({
  name,
  address: { ...homeAddress, name },
  about: "",
  skills: [{ category: "miner", works: ["repair"], models: [] }],
  capacity: 10,
  languages: ["es"],
  carriers: [],
  coordinates: { latitude: 40.4168, longitude: -3.7038 },
  email: null,
  ...more,
});

/** A Monday; the seller's policy is the one with the clauses of the network. */
const zeus = () => world({ policy: "zeus", on: "2026-03-02" });
const reading = (set: World, id: string) => set.act(set.agent, (context) => readApplication(context, id));
const applying = (set: World, profile: CentreProfile, who = set.customer) =>
  set.act(who, (context) => apply(context, profile));

test("an application is numbered, kept in its own history, and its applicant is told by when it is answered (ZM-RC-3, ZM-RC-4)", async () => {
  const set = await zeus();
  const id = await applying(set, workshop("Taller Uno"));
  const application = await reading(set, id);
  expect(application).toMatchObject({
    number: "C-2026-000001",
    status: "submitted",
    name: "Taller Uno",
    customer: "Ada Lovelace",
  });
  expect(application.deadline).toMatchObject({
    name: "application_review",
    clause: "ZM-RC-4",
    earliestOn: "2026-03-03",
    dueOn: "2026-03-05",
    status: "running",
  });
  const events = await historyOf(set, id);
  expect(events.map(({ verb, clauses }) => [verb, clauses])).toEqual([["application.submitted", ["ZM-RC-3"]]]);
  expect(await mails(set)).toEqual(["application_submitted"]);
});

test("the review is counted in working days, and stands overdue where nobody answered", async () => {
  const set = await zeus();
  set.clock.set("2026-03-05");
  const id = await applying(set, workshop("Taller Jueves"));
  expect((await reading(set, id)).deadline).toMatchObject({ earliestOn: "2026-03-06", dueOn: "2026-03-10" });
  set.clock.set("2026-03-11");
  await sweepDeadlines(set.db, set.policies, set.clock.now(), set.sellerId);
  expect((await reading(set, id)).deadline).toMatchObject({ status: "overdue" });
  await set.act(set.agent, (context) => reviewApplication(context, id));
  await set.act(set.agent, (context) => listApplicant(context, id, ""));
  expect((await reading(set, id)).deadline).toBeNull();
});

test("an approved workshop is a listed centre, and its people sign in to it (ZM-RC-5)", async () => {
  const set = await zeus();
  const id = await applying(set, workshop("Taller Listado"));
  await expect(set.act(set.agent, (context) => listApplicant(context, id, ""))).rejects.toMatchObject({
    code: "wrong_state",
  });
  await set.act(set.agent, (context) => reviewApplication(context, id));
  const centreId = await set.act(set.agent, (context) => listApplicant(context, id, "Welcome"));
  expect(await reading(set, id)).toMatchObject({ status: "listed", centreId, reason: "Welcome" });
  const directory = await set.act(set.customer, (context) => readDirectory(context, {}));
  expect(directory.items.map(({ id }) => id)).toEqual([centreId]);
  const staff = await set.act(set.agent, ({ tx }) =>
    tx.selectFrom("staffMember").select(["role", "centreId"]).where("personId", "=", set.customer.id).execute(),
  );
  expect(staff).toEqual([{ role: "centre_member", centreId }]);
  const events = await historyOf(set, id);
  expect(events.map(({ verb }) => verb)).toEqual(["application.submitted", "application.review", "application.list"]);
  expect(events.at(-1)?.clauses).toEqual(["ZM-RC-5"]);
  expect(await mails(set)).toEqual(["application_submitted", "application_listed"]);
});

test("a declined applicant reads why, and may apply again", async () => {
  const set = await zeus();
  const id = await applying(set, workshop("Taller Negado"));
  await set.act(set.agent, (context) => reviewApplication(context, id));
  await set.act(set.agent, (context) => declineApplication(context, id, "No photos of the bench"));
  expect(await reading(set, id)).toMatchObject({
    status: "declined",
    reason: "No photos of the bench",
    centreId: null,
  });
  expect(await mails(set)).toEqual(["application_submitted", "application_declined"]);
  const again = await applying(set, workshop("Taller Negado"));
  const { items } = await set.act(set.customer, (context) => listApplications(context, { limit: 10 }));
  expect(items.map(({ id, status }) => [id, status])).toEqual([
    [again, "submitted"],
    [id, "declined"],
  ]);
});

test("who applies twice is told what became of the first, and there is no second row (ZM-RC-2)", async () => {
  const set = await zeus();
  await applying(set, workshop("Taller Doble"));
  await expect(applying(set, workshop("Another name"))).rejects.toMatchObject({
    code: "applied_before",
    details: { clauses: ["ZM-RC-2"], values: { number: "C-2026-000001" } },
  });
  await expect(applying(set, workshop("taller  doble"), set.stranger)).rejects.toMatchObject({
    code: "workshop_known",
  });
  const twice = await Promise.allSettled(
    [1, 2, 3, 4].map(() => applying(set, workshop("Taller Cuatro"), set.stranger)),
  );
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
  const { items } = await set.act(set.agent, (context) => listApplications(context, { limit: 10 }));
  expect(items.map(({ number }) => number).sort()).toEqual(["C-2026-000001", "C-2026-000002"]);
});

test("of two reviewers one decides, and the other is told", async () => {
  const set = await zeus();
  const id = await applying(set, workshop("Taller Disputado"));
  await set.act(set.agent, (context) => reviewApplication(context, id));
  const answers = await Promise.allSettled([
    set.act(set.agent, (context) => listApplicant(context, id, "")),
    set.act(set.administrator, (context) => declineApplication(context, id, "Too far away")),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { status, centreId } = await reading(set, id);
  const centres = await set.act(set.agent, (context) => listCentres(context));
  expect(centres.some(({ name }) => name === "Taller Disputado")).toBe(status === "listed");
  expect(centreId !== null).toBe(status === "listed");
});

test("only a customer applies, and not without skills, languages and a place (ZM-RC-1, ZM-RC-3)", async () => {
  const set = await zeus();
  for (const who of [set.agent, set.member, set.auditor])
    await expect(applying(set, workshop("Nobody's"), who)).rejects.toMatchObject({
      code: "not_allowed",
      details: { clauses: ["ZM-RC-1"] },
    });
  const bare = workshop("Taller Vacío", { skills: [], languages: [], coordinates: null });
  await expect(applying(set, bare)).rejects.toMatchObject({
    code: "invalid_input",
    details: {
      clauses: ["ZM-RC-3"],
      fields: [{ pointer: "/skills" }, { pointer: "/coordinates" }, { pointer: "/languages" }],
    },
  });
  const atSea = workshop("Taller Náutico", { coordinates: { latitude: 36, longitude: -25 } });
  await expect(applying(set, atSea)).rejects.toMatchObject({ details: { fields: [{ code: "at_sea" }] } });
});

async function historyOf(set: World, id: string): Promise<StoredEvent[]> {
  const read = ({ tx }: Context) =>
    tx.selectFrom("event").selectAll().where("subjectId", "=", id).orderBy("sequence").execute();
  const events = (await set.act(set.agent, read)) as unknown as StoredEvent[];
  const end = await set.act(set.agent, ({ tx }) =>
    tx
      .selectFrom("centreApplication")
      .select(["eventCount", "eventHead"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow(),
  );
  expect(verifyChain(events, end)).toMatchObject({ intact: true });
  return events;
}

function mails(set: World): Promise<string[]> {
  return set.act(set.agent, async ({ tx }) => {
    const rows = await tx
      .selectFrom("mail")
      .select("template")
      .where("applicationId", "is not", null)
      .orderBy("createdAt")
      .execute();
    return rows.map(({ template }) => template);
  });
}

test("every verb from every status is done or refused, as its table says, and to every other role refused", async () => {
  const set = await zeus();
  const applicationId = await applying(set, workshop("Taller Exhaustivo"));
  const centreId = set.centreId;
  const force = (status: string) =>
    set.act(set.agent, ({ tx }) =>
      tx.updateTable("centreApplication").set({ status, centreId }).where("id", "=", applicationId).execute(),
    );
  for (const [verb, { from, to }] of Object.entries(applicationLifecycle.transitions)) {
    const act = verb as keyof typeof applicationLifecycle.transitions;
    for (const status of applicationStatuses) {
      await force(status);
      const moving = set.act(set.agent, (context) => move(context, applicationLifecycle, { applicationId }, act));
      if (from.includes(status as never)) await expect(moving).resolves.toMatchObject({ from: status, to });
      else await expect(moving, `${verb} from ${status}`).rejects.toMatchObject({ code: "wrong_state" });
    }
    for (const role of roles.filter((each) => !may(each, `application.${act}`))) {
      const moving = set.act({ ...set.agent, role }, (context) =>
        move(context, applicationLifecycle, { applicationId }, act),
      );
      await expect(moving, `${verb} by ${role}`).rejects.toMatchObject({ code: "not_allowed" });
    }
  }
});

describe("over HTTP", () => {
  let api: ClaimApi;
  beforeAll(async () => {
    api = await openClaimApi();
  });
  afterAll(() => api.close());
  const path = "/v1/sellers/{seller}/centre-applications" as const;

  test("somebody who is a customer and a centre acts as the one in the portal, as the other in the console", async () => {
    const ana = await api.customer("Ana");
    const support = await api.staff("support");
    const { id } = await ana.ok(`POST ${path}`, { body: workshop("Taller de Ana") as never });
    const at = { params: { application: id } };
    await support.ok(`POST ${path}/{application}/review`, { ...at, body: {} });
    const listed = await support.ok(`POST ${path}/{application}/listing`, { ...at, body: { note: "" } });
    const asks = async (as?: "customer") => {
      const headers = { cookie: `person=${ana.id}`, ...(as && { "recourse-as": as }) };
      return (await api.app.inject({ url: "/v1/sellers/north/me", headers })).json();
    };
    expect(await asks()).toMatchObject({ role: "centre_member", customer: null, also: "customer" });
    expect(await asks("customer")).toMatchObject({ role: "customer_owner", customer: { name: "Ana" }, also: "staff" });
    const centres = await ana.ok("GET /v1/sellers/{seller}/centres");
    expect(centres.items.map(({ id }) => id)).toEqual([listed.centreId]);
  });

  test("nobody else reads an application, and a centre's people none at all", async () => {
    const ben = await api.customer("Ben");
    const mia = await api.staff("centre_member");
    const eva = await api.customer("Eva");
    const { id } = await eva.ok(`POST ${path}`, { body: workshop("Taller de Eva") as never });
    for (const who of [ben, mia])
      expect((await who.refused(`GET ${path}/{application}`, { params: { application: id } })).status).toBe(404);
    expect((await ben.ok(`GET ${path}`)).items).toEqual([]);
    expect((await mia.ok(`GET ${path}`)).items).toEqual([]);
    expect((await api.stranger.refused(`GET ${path}`)).status).toBe(401);
  });
});

import { expect, test } from "vitest";
import type { Refusal } from "../../src/core/refusal.ts";
import {
  addLines,
  authorizeClaim,
  beginClaim,
  editClaim,
  editLine,
  listClaims,
  loadClaim,
  removeLine,
  requestInformation,
  resolveRemotely,
  submitClaim,
  supplyInformation,
  triageClaim,
} from "../../src/domain/claims/index.ts";
import { customerMaySay, decideLine, dutiesOf, factsOf, policyOf } from "../../src/domain/policies/index.ts";
import { factEntry } from "../../src/policy/index.ts";
import { world } from "../world.ts";

test("a submission names every field that is missing, beside the field", async () => {
  const set = await world();
  const claimId = await set.act(set.customer, (context) =>
    beginClaim(context, { kind: "fault", serials: set.serials }),
  );
  const submit = set.act(set.customer, (context) => submitClaim(context, claimId, { acceptTerms: false, duties: [] }));
  await expect(submit).rejects.toMatchObject({
    code: "invalid_input",
    details: {
      fields: [
        { pointer: "/returnAddress", code: "required" },
        { pointer: "/lines/1/description", code: "required" },
        { pointer: "/acceptTerms", code: "accept_terms" },
        { pointer: "/duties", code: "acknowledge", text: { en: expect.stringContaining("WM-1.1") } },
      ],
    },
  });
});

test("what nobody could answer does not stop a submission: the line stays undetermined and goes to a person", async () => {
  const set = await world();
  const serials = ["NOBODY-KNOWS-1"];
  const claimId = await set.act(set.customer, (context) => beginClaim(context, { kind: "fault", serials }));
  const draft = await set.act(set.customer, (context) => loadClaim(context, claimId));
  const edit = { summary: "Dead.", returnAddress: set.address };
  await set.act(set.customer, (context) => editClaim(context, claimId, draft.version, edit));
  const duties = dutiesOf(policyOf(set, draft));
  await set.act(set.customer, (context) => submitClaim(context, claimId, { acceptTerms: true, duties }));
  const claim = await set.act(set.customer, (context) => loadClaim(context, claimId));
  expect(claim.lines[0]?.decision).toMatchObject({
    stage: "submitted",
    verdict: "undetermined",
    decision: { missing: expect.arrayContaining([{ fact: "unit.releasedOn", stage: "intake" }]) },
  });
});

test("the return address is locked from submission on, by the policy's clause", async () => {
  const cases = [
    ["whatsminer", ["WM-ADDRESS"]],
    ["canaan", undefined],
  ] as const;
  for (const [policy, clauses] of cases) {
    const set = await world({ policy, claim: "submitted" });
    const { version } = await set.load();
    const refusal = await set
      .act(set.customer, (context) =>
        editClaim(context, set.claimId, version, { returnAddress: { ...set.address, city: "Hamburg" } }),
      )
      .catch((error: Refusal) => error);
    expect(refusal).toMatchObject({ code: "address_locked" });
    expect((refusal as Refusal).details.clauses).toEqual(clauses);
    expect((await set.load()).returnAddress?.city).toBe("Berlin");
  }
});

test("a pick-up point is no return address where the policy says so (WM-1.2.3), and is one elsewhere", async () => {
  for (const [policy, refused] of [
    ["whatsminer", true],
    ["minisforum", false],
  ] as const) {
    const set = await world({ policy, claim: "draft" });
    const { version } = await set.load();
    const returnAddress = { ...set.address, kind: "pickup_point" as const };
    const edit = set.act(set.customer, (context) => editClaim(context, set.claimId, version, { returnAddress }));
    if (refused)
      await expect(edit).rejects.toMatchObject({ code: "no_pickup_point", details: { clauses: ["WM-1.2.3"] } });
    else await expect(edit).resolves.toBe(set.claimId);
  }
});

test("there is no authorisation before the remote diagnosis is recorded, by the policy's clause", async () => {
  const cases = [
    ["whatsminer", "WM-1.1"],
    ["canaan", "AM-TICKET"],
    ["minisforum", "MF-CONTACT"],
  ] as const;
  for (const [policy, clause] of cases) {
    const set = await world({ policy, claim: "submitted" });
    const authorize = () =>
      set.act(set.agent, (context) => authorizeClaim(context, set.claimId, { centreId: set.centreId, note: "" }));
    const refusal = { code: "triage_first", details: { clauses: [clause] } };
    await expect(authorize()).rejects.toMatchObject(refusal);
    await set.act(set.agent, (context) => requestInformation(context, set.claimId, { text: "Which light blinks?" }));
    await expect(authorize()).rejects.toMatchObject(refusal);
    await set.act(set.customer, (context) => supplyInformation(context, set.claimId, { text: "The red one." }));
    await expect(authorize()).rejects.toMatchObject(refusal);
    await set.act(set.agent, (context) => triageClaim(context, set.claimId, { notes: "Power stage." }));
    await authorize();
    expect(await set.load()).toMatchObject({
      status: "authorized",
      triage: { notes: "Power stage." },
      messages: [{ text: "Which light blinks?" }, { text: "The red one.", authorKind: "customer" }],
    });
  }
});

test("an unknown centre is refused beside its field", async () => {
  const set = await world({ claim: "triage" });
  for (const centreId of ["nowhere", set.customerId]) {
    const authorize = set.act(set.agent, (c) => authorizeClaim(c, set.claimId, { centreId, note: "" }));
    await expect(authorize).rejects.toMatchObject({ details: { fields: [{ pointer: "/centreId" }] } });
  }
});

test("a claim can be resolved without anything being sent, and the customer is told why", async () => {
  const set = await world({ claim: "triage" });
  await set.act(set.agent, (context) => resolveRemotely(context, set.claimId, { reason: "A new firmware helped." }));
  expect(await set.load()).toMatchObject({
    status: "resolved",
    outcome: { kind: "resolved_remotely", reason: "A new firmware helped." },
  });
});

test("units under different terms do not share a claim, and none is in it twice", async () => {
  const set = await world({ units: 2 });
  await set.act(set.system, async ({ tx }) => {
    const model = { sellerId: set.sellerId, id: set.centreId, manufacturer: "Canaan", name: "A1", category: "miner" };
    await tx
      .insertInto("model")
      .values({ ...model, policy: "canaan", createdAt: new Date(0) })
      .execute();
    await tx
      .updateTable("unit")
      .set({ modelId: model.id })
      .where("serial", "=", set.serials[1] ?? "")
      .execute();
  });
  const begin = (serials: readonly string[]) =>
    set.act(set.customer, (context) => beginClaim(context, { kind: "fault", serials }));
  await expect(begin(set.serials)).rejects.toMatchObject({
    code: "several_policies",
    details: { values: { policies: "whatsminer, canaan" } },
  });
  const [first = ""] = set.serials;
  await expect(begin([first, ` ${first.toLowerCase()} `])).rejects.toMatchObject({
    details: { fields: [{ pointer: "/serials/1", code: "twice" }] },
  });
});

test("units are added to a draft and taken out of it, but not the last one", async () => {
  const set = await world({ claim: "draft" });
  await set.act(set.customer, (context) => addLines(context, set.claimId, { serials: ["OTHER-1"] }));
  const { lines } = await set.load();
  expect(lines.map(({ position, serial }) => [position, serial])).toEqual([
    [1, set.serials[0]],
    [2, "OTHER-1"],
  ]);
  const remove = (lineId = "") =>
    set.act(set.customer, (context) => removeLine(context, { claimId: set.claimId, lineId }));
  await remove(lines[0]?.id);
  await expect(remove(lines[1]?.id)).rejects.toMatchObject({ code: "last_line" });
});

test("answers are read by the policy's own dictionary; a wrong one names what would be right", async () => {
  const set = await world({ claim: "draft" });
  const { id: lineId, version } = await set.line();
  const answer = (answers: Record<string, unknown>, by = set.customer) =>
    set.act(by, (context) => editLine(context, { claimId: set.claimId, lineId, version }, { answers }));
  await expect(
    answer({ unit: { hostd: true, use: "home" }, claim: { replacementInStock: true } }),
  ).rejects.toMatchObject({
    details: {
      fields: [
        { pointer: "/answers/unit/hostd", code: "unknown_fact", text: { en: expect.stringContaining("unit.hosted") } },
        { pointer: "/answers/unit/use", code: "wrong_value" },
        { pointer: "/answers/claim/replacementInStock", code: "not_yours" },
      ],
    },
  });
  await answer({ unit: { hosted: true, use: "personal" } });
  expect((await set.line()).answers).toEqual({ unit: { hosted: true, use: "personal" } });
  const again = await set.line();
  await set.act(set.customer, (context) =>
    editLine(context, { claimId: set.claimId, lineId, version: again.version }, { answers: { unit: { use: null } } }),
  );
  expect((await set.line()).answers).toEqual({ unit: { hosted: true } });
});

test("whatever a policy still asks a customer, the customer may answer; what staff judge is not asked of them", async () => {
  const values = { boolean: true, date: "2025-12-01", text: "x", country: "DE", number: 1, choice: "", money: null };
  for (const policy of ["whatsminer", "bitmain", "canaan", "minisforum"]) {
    const set = await world({ policy, claim: "draft" });
    const line = await set.line();
    const missing = await set.act(set.customer, async (context) =>
      decideLine(context, await loadClaim(context, set.claimId), line).missing.filter(
        ({ stage }) => stage === "intake",
      ),
    );
    const asked = missing.map(({ fact }) => fact).filter(customerMaySay);
    expect(asked).not.toContain("evidence.modificationApproval");
    expect(asked.length, policy).toBeGreaterThan(0);
    for (const fact of asked) {
      const { version } = await set.line();
      const entry = factEntry(fact);
      const value = entry?.type === "choice" ? Object.keys(entry.values ?? {})[0] : values[entry?.type ?? "text"];
      const [group = "", key = ""] = fact.split(".");
      const at = { claimId: set.claimId, lineId: line.id, version };
      await set.act(set.customer, (context) => editLine(context, at, { answers: { [group]: { [key]: value } } }));
      expect((await set.line()).answers, fact).toHaveProperty([group, key], value);
    }
  }
});

test("a day that has not come yet is no day on which a fault was noticed", async () => {
  const set = await world({ claim: "draft" });
  const { id: lineId, version } = await set.line();
  const edit = (input: object) =>
    set.act(set.customer, (context) => editLine(context, { claimId: set.claimId, lineId, version }, input));
  const fault = (pointer: string) => ({ details: { fields: [{ pointer, code: "in_the_future" }] } });
  await expect(edit({ firstNoticedOn: "2026-03-03" })).rejects.toMatchObject(fault("/firstNoticedOn"));
  await expect(edit({ answers: { claim: { firstNoticedOn: "2026-03-03" } } })).rejects.toMatchObject(
    fault("/answers/claim/firstNoticedOn"),
  );
  await edit({ firstNoticedOn: "2026-03-02" });
});

test("what the shipment record says beats what somebody answers", async () => {
  const set = await world({ claim: "submitted", answers: { unit: { releasedOn: "2026-02-01", hosted: false } } });
  expect((await set.line()).decision?.facts.unit).toMatchObject({ releasedOn: "2025-09-01", hosted: false });
});

test("the price is known to its buyer's claims only", async () => {
  const priced = async (buyerEmail: string) => {
    const set = await world({ policy: "minisforum", unit: { buyerEmail } });
    await set.act(set.system, ({ tx }) =>
      tx.updateTable("unit").set({ priceAmount: 79_900, priceCurrency: "EUR" }).execute(),
    );
    const claimId = await set.act(set.customer, (context) =>
      beginClaim(context, { kind: "fault", serials: set.serials }),
    );
    const claim = await set.act(set.customer, (context) => loadClaim(context, claimId));
    return set.act(set.customer, async (context) => claim.lines.map((line) => factsOf(context, claim, line))[0]);
  };
  expect((await priced("somebody@else.example"))?.purchase?.price).toBeUndefined();
  const own = await priced("customer");
  expect(own?.purchase?.price).toEqual({ amount: 79_900, currency: "EUR" });
  expect(own?.unit?.firstBuyer).toBe(true);
});

test("a list shows a page at a time what its reader reaches, newest change first", async () => {
  const set = await world({ claim: "triage" });
  const more = [];
  for (let count = 0; count < 4; count++)
    more.push(await set.act(set.stranger, (c) => beginClaim(c, { kind: "doa", serials: [`OTHER-${count}`] })));
  const list = (actor: typeof set.agent, query: object = {}) =>
    set.act(actor, (context) => listClaims(context, { limit: 2, ...query }));
  const first = await list(set.agent);
  expect(first.items.map(({ id }) => id)).toEqual([more[3], more[2]]);
  expect(first.counts).toEqual({ draft: 4, triage: 1 });
  const second = await list(set.agent, { cursor: first.next });
  const third = await list(set.agent, { cursor: second.next });
  expect([...second.items, ...third.items].map(({ id }) => id)).toEqual([more[1], more[0], set.claimId]);
  expect(third.next).toBeNull();
  expect((await list(set.customer)).items.map(({ id }) => id)).toEqual([set.claimId]);
  expect((await list(set.agent, { q: "other-2" })).items.map(({ id }) => id)).toEqual([more[2]]);
  expect((await list(set.agent, { q: "Ada lov" })).items.map(({ id }) => id)).toEqual([set.claimId]);
  expect((await list(set.agent, { q: "R-2026-000001" })).items.map(({ id }) => id)).toEqual([set.claimId]);
  expect((await list(set.agent, { q: "100%" })).items).toEqual([]);
  const found = await list(set.agent, { q: "other" });
  expect(found.items.map(({ id }) => id)).toEqual([more[3], more[2]]);
  const rest = await list(set.agent, { q: "other", cursor: found.next });
  expect([rest.items.map(({ id }) => id), rest.next]).toEqual([[more[1], more[0]], null]);
  expect((await list(set.customer, { q: "other" })).items).toEqual([]);
  expect((await list(set.agent, { q: "other", kind: "fault" })).items).toEqual([]);
  expect((await list(set.agent, { status: "triage,closed" })).items).toHaveLength(1);
  expect((await list(set.agent, { custody: "at_centre" })).items).toEqual([]);
  expect((await list(set.agent, { kind: "doa", work: "waiting" })).items).toHaveLength(2);
});

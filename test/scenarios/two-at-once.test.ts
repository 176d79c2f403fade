import { expect, test } from "vitest";
import { Refusal, tellRefusal } from "../../src/core/refusal.ts";
import { authorizeClaim, cancelClaim, editClaim, rejectClaim, submitClaim } from "../../src/domain/claims/index.ts";
import { verifyChain } from "../../src/domain/events/index.ts";
import { completeInspection, saveFindings } from "../../src/domain/inspection/index.ts";
import { nextNumber } from "../../src/domain/numbers/index.ts";
import { recordReceipt } from "../../src/domain/parcels/index.ts";
import { acceptQuote, declineQuote } from "../../src/domain/quotes/index.ts";
import { goodParcel } from "../course.ts";
import { world } from "../world.ts";

test("of two people who act at once, one wins and the other is told who was faster", async () => {
  for (let round = 0; round < 5; round++) {
    const set = await world({ claim: "authorized" });
    const { id: lineId } = await set.line();
    const before = (await set.load()).events.length;
    const receipt = { facts: goodParcel, refuse: false, accessories: "", note: "" };
    const results = await Promise.allSettled([
      set.act(set.clerk, (context) => recordReceipt(context, { claimId: set.claimId, lineId }, receipt)),
      set.act(set.agent, (context) => cancelClaim(context, set.claimId, { reason: "By phone." })),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = results.find((result) => result.status === "rejected")?.reason as Refusal;
    const received = results[0].status === "fulfilled";
    expect(lost).toBeInstanceOf(Refusal);
    expect(lost.code).toBe("wrong_state");
    expect(lost.details.values).toMatchObject({ who: received ? "Cleo" : "Sam" });
    expect(tellRefusal(lost, "en").text).toMatch(
      received ? /the claim is at “In progress” \(Cleo, / : /the claim is at “Cancelled” \(Sam, /,
    );
    const claim = await set.load();
    expect(claim.events.length - before).toBe(received ? 3 : 1);
    expect(verifyChain(claim.events, claim).intact).toBe(true);
  }
});

test("twenty people authorise the same claim at once: one RMA number, one pair of clocks, one event", async () => {
  const set = await world({ claim: "triage" });
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      set.act(set.agent, (context) => authorizeClaim(context, set.claimId, { centreId: set.centreId, note: "" })),
    ),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const claim = await set.load();
  expect(claim.rmaNumber).toBe("RMA-2026-000001");
  expect(claim.deadlines).toHaveLength(2);
  expect(claim.events.filter(({ verb }) => verb === "claim.authorize")).toHaveLength(1);
});

test("an inspection that is closed twice is decided and told once; closed anew with another finding it is decided anew", async () => {
  const set = await world({
    policy: "minisforum",
    unit: { shippedOn: "2022-01-01", deliveredOn: "2022-01-10" },
    claim: "inspecting",
  });
  const { id: lineId } = await set.line();
  const close = (finding: object) =>
    set.act(set.technician, (context) =>
      completeInspection(context, { claimId: set.claimId, lineId }, { findings: { finding }, notes: "" }),
    );
  const broken = { manufacturingDefect: true, repairable: true };
  await Promise.all([close(broken), close(broken), close(broken)]);
  const told = async () => {
    const { events } = await set.load();
    const mails = await set.act(set.system, ({ tx }) =>
      tx.selectFrom("mail").select("id").where("template", "=", "inspection_done").execute(),
    );
    return [events.filter(({ verb }) => verb === "inspection.completed").length, mails.length];
  };
  expect(await told()).toEqual([1, 1]);
  await close({ ...broken, misuse: true });
  expect(await told()).toEqual([2, 2]);
});

test("a quote is accepted or declined, never both", async () => {
  const set = await world({
    policy: "minisforum",
    unit: { shippedOn: "2022-01-01", deliveredOn: "2022-01-10" },
    claim: "quoted",
    findings: { finding: { manufacturingDefect: true } },
  });
  const [quote] = (await set.line()).quotes;
  const id = quote?.id ?? "";
  const results = await Promise.allSettled([
    set.act(set.customer, (context) => acceptQuote(context, id)),
    set.act(set.customer, (context) => declineQuote(context, id, { reason: "" })),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const line = await set.line();
  const accepted = results[0].status === "fulfilled";
  expect([line.quotes[0]?.status, line.work]).toEqual(
    accepted ? ["accepted", "quoted"] : ["declined", "returned_unrepaired"],
  );
  expect(line.quotes[0]?.payment === null).toBe(!accepted);
});

test("an edit from an older version is refused and names who changed it", async () => {
  const set = await world({ claim: "draft" });
  const { version } = await set.load();
  await set.act(set.agent, (context) => editClaim(context, set.claimId, version, { summary: "By phone: it smokes." }));
  const late = set.act(set.customer, (context) => editClaim(context, set.claimId, version, { summary: "Dead." }));
  await expect(late).rejects.toMatchObject({ code: "changed_meanwhile", details: { values: { who: "Sam" } } });
  expect((await set.load()).summary).toBe("By phone: it smokes.");
});

test("findings of two technicians do not overwrite each other", async () => {
  const set = await world({ claim: "inspecting" });
  const at = { claimId: set.claimId, lineId: (await set.line()).id, version: 1 };
  const save = (name: string) =>
    set.act(set.technician, (context) => saveFindings(context, at, { findings: { finding: { [name]: true } } }));
  const results = await Promise.allSettled([save("burnt"), save("wear")]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(Object.keys((await set.line()).inspection?.findings.finding ?? {})).toHaveLength(1);
});

test("short numbers are given once each, without gaps, however many ask at once", async () => {
  const set = await world();
  const numbers = await Promise.all(Array.from({ length: 30 }, () => set.act(set.agent, (c) => nextNumber(c, "Q"))));
  expect(numbers.toSorted()).toEqual(
    Array.from({ length: 30 }, (_, index) => `Q-2026-${String(index + 1).padStart(6, "0")}`),
  );
});

test("what is refused leaves nothing behind", async () => {
  const set = await world({ claim: "submitted" });
  const before = await set.load();
  const clauses = ["WM-3.1", "MF-TERM"];
  const reject = set.act(set.agent, (context) => rejectClaim(context, set.claimId, { reason: "No.", clauses }));
  await expect(reject).rejects.toMatchObject({ details: { fields: [{ pointer: "/clauses/1" }] } });
  const submit = set.act(set.customer, (context) =>
    submitClaim(context, set.claimId, { acceptTerms: true, duties: [] }),
  );
  await expect(submit).rejects.toMatchObject({ code: "wrong_state" });
  expect(await set.load()).toEqual(before);
});

import { expect, test } from "vitest";
import { abilitiesOf } from "../../src/domain/abilities/index.ts";
import { addComponents } from "../../src/domain/catalog/index.ts";
import { editLine, loadClaim } from "../../src/domain/claims/index.ts";
import { completeInspection, saveFindings, startInspection } from "../../src/domain/inspection/index.ts";
import { sendBack } from "../../src/domain/parcels/index.ts";
import { draftQuote } from "../../src/domain/quotes/index.ts";
import { recordRepair, recordTest, startRepair, startTesting } from "../../src/domain/repairs/index.ts";
import { quoteFor } from "../course.ts";
import { type World, world } from "../world.ts";

const old = { releasedOn: "2023-01-01" };

test("what the technician finds decides how the line goes on", async () => {
  const cases: readonly [finding: Record<string, boolean>, unit: object, work: string, verdict: string][] = [
    [{ manufacturingDefect: true }, {}, "approved", "covered"],
    [{ manufacturingDefect: true, overclocked: true }, {}, "inspecting", "not_covered"],
    [{ manufacturingDefect: true }, old, "inspecting", "not_covered"],
    [{ manufacturingDefect: false }, {}, "no_fault_found", "covered"],
    [{ scrap: true, burnt: true }, {}, "scrap", "not_covered"],
    [{ repairable: false }, old, "returned_unrepaired", "not_covered"],
    [{ worthRepairing: false }, old, "returned_unrepaired", "not_covered"],
  ];
  for (const [finding, unit, work, verdict] of cases) {
    const set = await world({ unit, claim: "inspected", findings: { finding } });
    const line = await set.line();
    expect([line.work, line.decision?.verdict], JSON.stringify(finding)).toEqual([work, verdict]);
  }
});

test("an outcome carries the clauses it rests on", async () => {
  const scrap = await world({ claim: "inspected", findings: { finding: { scrap: true, burnt: true } } });
  const last = (await scrap.load()).events.findLast(({ verb }) => verb === "work.scrap");
  expect(last?.clauses).toEqual(["WM-4.3.1"]);
  const free = await world({ claim: "approved", findings: { finding: { manufacturingDefect: true } } });
  expect((await free.load()).events.findLast(({ verb }) => verb === "work.approve")?.clauses).toContain("WM-3.1");
});

test("what the policy cannot decide stays with a person; the ability says what is missing, and the answer settles it", async () => {
  const findings = { finding: { repairable: true } };
  const set = await world({ policy: "minisforum", claim: "inspected", findings });
  const line = await set.line();
  expect(line).toMatchObject({ work: "inspecting", decision: { verdict: "undetermined" } });
  const { lines } = await set.act(set.agent, async (context) =>
    abilitiesOf(context, await loadClaim(context, set.claimId)),
  );
  const draft = lines.get(line.id)?.["quote.draft"];
  expect(draft).toMatchObject({ allowed: false });
  expect(draft?.reason).toContain("Manufacturing defect");
  const at = { claimId: set.claimId, lineId: line.id };
  const quote = set.act(set.agent, (context) => draftQuote(context, at, quoteFor(set)));
  await expect(quote).rejects.toMatchObject({ code: "needs_a_person" });
  await set.act(set.agent, (context) =>
    editLine(
      context,
      { ...at, version: line.version },
      {
        answers: {
          purchase: { warehouse: "CN", preorder: false, channel: "official" },
          unit: { use: "personal", firstBuyer: true },
        },
      },
    ),
  );
  const more = { findings: { finding: { manufacturingDefect: true } }, notes: "" };
  await set.act(set.technician, (context) => completeInspection(context, at, more));
  expect(await set.line()).toMatchObject({ work: "approved", decision: { verdict: "covered" } });
});

test("saving findings opens a closed inspection again, so that no quote rests on what is no longer said", async () => {
  const set = await world({ unit: old, claim: "inspected", findings: { finding: { repairable: true } } });
  const line = await set.line();
  const at = { claimId: set.claimId, lineId: line.id };
  const version = line.inspection?.version ?? 0;
  await set.act(set.technician, (context) =>
    saveFindings(
      context,
      { ...at, version },
      { findings: { finding: { wear: true } }, faultCodes: [{ code: "P1", component: "" }], notes: "n" },
    ),
  );
  expect((await set.line()).inspection).toMatchObject({ completedAt: null, faultCodes: [{ code: "P1" }], notes: "n" });
  const quote = set.act(set.agent, (context) => draftQuote(context, at, quoteFor(set)));
  await expect(quote).rejects.toMatchObject({ code: "inspection_first" });
});

test("a failed test sends the line back to repair; work must be recorded before a test", async () => {
  const set = await world({ claim: "repairing", findings: { finding: { manufacturingDefect: true } } });
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  const toTest = () => set.act(set.technician, (context) => startTesting(context, at));
  const tested = (passed: boolean, last = false) =>
    set.act(set.technician, (c) => recordTest(c, at, { name: "Burn-in", passed, result: "", last }));
  await expect(toTest()).rejects.toMatchObject({ code: "work_not_recorded" });
  await set.act(set.technician, (context) => recordRepair(context, { ...at, version: 1 }, { workDone: "New fuse." }));
  await toTest();
  await tested(false);
  expect((await set.line()).work).toBe("repairing");
  await expect(tested(true, true)).rejects.toMatchObject({ code: "wrong_state" });
  await toTest();
  await tested(true);
  expect((await set.line()).work).toBe("testing");
  await tested(true, true);
  const line = await set.line();
  expect(line).toMatchObject({ work: "ready", repair: { completedBy: "Theo" } });
  expect(line.repair?.tests.map(({ passed }) => passed)).toEqual([false, true, true]);
});

test("who wants the very unit back gets it back: it cannot be swapped (WM-7.2)", async () => {
  for (const keepOriginal of [true, false]) {
    const set = await world({ claim: "repairing", keepOriginal, findings: { finding: { manufacturingDefect: true } } });
    const at = { claimId: set.claimId, lineId: (await set.line()).id, version: 1 };
    const parts = [{ name: "M50S", quantity: 1, serialOut: set.serials[0] ?? "", serialIn: "NEW-1" }];
    const swap = set.act(set.technician, (context) => recordRepair(context, at, { parts }));
    if (keepOriginal)
      await expect(swap).rejects.toMatchObject({ code: "original_wanted", details: { clauses: ["WM-7.2"] } });
    else await expect(swap).resolves.toBe(set.claimId);
  }
});

test("old parts go back with a paid repair if they were asked for, and never with a free one (SA-2.5)", async () => {
  const paid = { unit: old, findings: { finding: { repairable: true } } };
  const free = { findings: { finding: { manufacturingDefect: true } } };
  const back = async (options: object) => {
    const set = await world({ ...options, claim: "returned" });
    const event = (await set.load()).events.findLast(({ verb }) => verb === "custody.sendBack");
    return [event?.clauses, event?.details?.replacedParts];
  };
  expect(await back({ ...paid, returnReplacedParts: true })).toEqual([
    ["SA-2.5", "WM-7.1"],
    [expect.objectContaining({ serialOut: "F-1" })],
  ]);
  // The carrier is the policy's in each case (WM-7.1).
  expect(await back({ ...paid, returnReplacedParts: false })).toEqual([["WM-7.1"], undefined]);
  expect(await back({ ...free, returnReplacedParts: true })).toEqual([["WM-7.1"], undefined]);
});

test("nothing leaves the centre before the work on it is over", async () => {
  const set = await world({ claim: "repairing", findings: { finding: { manufacturingDefect: true } } });
  const lineIds = [(await set.line()).id];
  const way = { carrier: "DHL", tracking: "TOO-SOON", shippedOn: set.clock.today(), lineIds };
  const send = set.act(set.shipping, (context) => sendBack(context, set.claimId, way));
  await expect(send).rejects.toMatchObject({
    code: "wrong_state",
    details: { values: { state: { en: "In repair" } } },
  });
});

test("abilities promise exactly what the verbs do, for everybody at every stage", { timeout: 60_000 }, async () => {
  for (const claim of ["triage", "received", "inspecting", "approved", "repairing", "ready"] as const) {
    const set = await world({ claim, findings: { finding: { manufacturingDefect: true } } });
    const record = await set.load();
    const at = { claimId: set.claimId, lineId: record.lines[0]?.id ?? "" };
    for (const actor of [set.customer, set.technician, set.shipping, set.administrator, set.auditor]) {
      const { lines } = await set.act(actor, async (context) => abilitiesOf(context, record));
      for (const [action, verb] of attempts(set)) {
        const kept = await set
          .act(actor, async (context) => {
            await verb(context, at);
            // Only whether it would go is asked.
            throw undone;
          })
          .catch((error: unknown) => error === undone);
        const promised = lines.get(at.lineId)?.[action]?.allowed ?? false;
        expect(kept, `${action} by ${actor.name} at ${claim}`).toBe(promised);
      }
    }
  }
});

const undone = new Error("undone");

type Attempt = readonly [
  action: string,
  verb: (context: Parameters<typeof startRepair>[0], at: Parameters<typeof startRepair>[1]) => Promise<unknown>,
];

function attempts(set: World): Attempt[] {
  const way = { carrier: "DHL", tracking: "TRY-1", shippedOn: set.clock.today() };
  return [
    ["work.startRepair", startRepair],
    ["work.startTest", startTesting],
    ["inspection.record", (context, at) => completeInspection(context, at, { findings: {}, notes: "" })],
    ["custody.sendBack", (context, at) => sendBack(context, at.claimId, { ...way, lineIds: [at.lineId] })],
  ];
}

test("a fault code is of the unit, or of a board that it has; of another one it is refused beside its field", async () => {
  const set = await world({ claim: "received" });
  const line = await set.line();
  const at = { claimId: set.claimId, lineId: line.id };
  await set.act(set.technician, (context) => startInspection(context, at));
  const board = { serial: "HB-1", place: "Hash board 1", category: "hash_board" as const };
  await set.act(set.administrator, (context) => addComponents(context, line.unit?.id ?? "", [board]));
  const found = (component: string) =>
    set.act(set.technician, async (context) =>
      saveFindings(
        context,
        { ...at, version: (await set.line()).inspection?.version ?? 0 },
        {
          faultCodes: [
            { code: "TEMP", component: "" },
            { code: "CHIP-14", component },
          ],
        },
      ),
    );
  await found("hb1");
  const kept = [
    { code: "TEMP", component: "" },
    { code: "CHIP-14", component: "HB-1" },
  ];
  expect((await set.line()).inspection?.faultCodes).toEqual(kept);
  await expect(found("HB-9")).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/faultCodes/1/component", code: "unknown_choice" }] },
  });
  expect((await set.line()).inspection?.faultCodes).toEqual(kept);
});

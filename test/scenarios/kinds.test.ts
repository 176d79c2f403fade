import { describe, expect, test } from "vitest";
import { addComponents, findUnits } from "../../src/domain/catalog/index.ts";
import {
  authorizeClaim,
  beginClaim,
  editClaim,
  editLine,
  loadClaim,
  resolveRemotely,
  setContents,
  strangeComponents,
  submitClaim,
} from "../../src/domain/claims/index.ts";
import { completeInspection, startInspection } from "../../src/domain/inspection/index.ts";
import { confirmDelivery, loseParcel, recordReceipt, sendBack } from "../../src/domain/parcels/index.ts";
import { decideLine, dutiesOf, policyOf } from "../../src/domain/policies/index.ts";
import { approveRefund, sendRefund } from "../../src/domain/refunds/index.ts";
import { nameReplacements, offersOf, type SettledKind, settleLines } from "../../src/domain/remedies/index.ts";
import type { ClaimKind } from "../../src/policy/index.ts";
import { courseOf, goodParcel } from "../course.ts";
import { type World, type WorldOptions, world } from "../world.ts";

/** Delivered last week, bought by the world's customer for a price that is known. */
const fresh = {
  shippedOn: "2026-02-20",
  deliveredOn: "2026-02-26",
  orderNumber: "PO-7",
  buyerEmail: "customer",
  channel: "official",
  priceAmount: 50_000,
  priceCurrency: "EUR",
};
const minisforum = (kind: ClaimKind, more: WorldOptions = {}) =>
  world({
    policy: "minisforum",
    country: "US",
    unit: fresh,
    kind,
    claim: "triage",
    answers: { unit: { use: "personal", firstBuyer: true } },
    ...more,
  });

describe("each kind of claim has its evidence, and is not taken without", () => {
  const wanted: readonly (readonly [
    policy: string,
    kind: ClaimKind,
    pieces: readonly string[],
    clauses: readonly string[],
  ])[] = [
    ["minisforum", "fault", ["sku", "effortsMade", "photo"], ["MF-CLAIM-1", "MF-CLAIM-2", "MF-CLAIM-3", "MF-QUALITY"]],
    ["minisforum", "doa", ["photo"], ["MF-BOX-D", "MF-DOA"]],
    ["minisforum", "damaged_box", ["courierReport", "photo"], ["MF-BOX-A", "MF-BOX-B"]],
    ["minisforum", "transit_damage", ["photo"], ["MF-BOX-D"]],
    ["minisforum", "missing_item", ["sku", "packagingPhoto", "labelPhoto", "weight", "photo"], ["MF-MISSING"]],
    ["minisforum", "wrong_item", ["sku", "packagingPhoto", "labelPhoto", "weight", "photo"], ["MF-MISSING"]],
    ["zeus", "missing_item", ["photo"], ["ZM-EVIDENCE"]],
  ];
  test.each(wanted)("%s, %s", async (policy, kind, pieces, clauses) => {
    const set = await world({ policy, unit: fresh });
    const claimId = await begun(set, kind);
    const refused = await submit(set, claimId).catch((refusal: unknown) => refusal);
    expect(refused).toMatchObject({ code: "invalid_input" });
    const { details } = refused as { details: { fields: { pointer: string }[]; clauses: string[] } };
    expect(details.fields.map(({ pointer }) => pointer)).toEqual(pieces.map((piece) => `/evidence/${piece}`));
    expect(details.clauses.toSorted()).toEqual(clauses.filter((clause) => details.clauses.includes(clause)).toSorted());
    expect(details.clauses.length).toBeGreaterThan(0);
    // The desk may file for somebody on the telephone; what rests on the evidence then waits for it.
    await expect(submit(set, claimId, set.agent)).resolves.toBe(claimId);
    const record = await set.act(set.auditor, (context) => loadClaim(context, claimId));
    const [line] = record.lines;
    const decision = set.act(set.agent, async (context) => decideLine(context, record, line as never));
    expect((await decision).remedies.every(({ opens }) => opens === "after_evidence")).toBe(true);
  });

  test.each(["change_of_mind", "undelivered"] as const)(
    "%s needs none, and what was never sent needs no address",
    async (kind) => {
      const set = await world({
        policy: "minisforum",
        unit: kind === "undelivered" ? { shippedOn: null as never, deliveredOn: null as never } : fresh,
      });
      const claimId = await begun(set, kind, kind === "undelivered");
      await expect(submit(set, claimId)).resolves.toBe(claimId);
    },
  );

  test("SA-2.3: a missing proof of purchase is asked for later, it keeps no claim out", async () => {
    const set = await world({ policy: "service-agreement", unit: fresh });
    await expect(submit(set, await begun(set, "fault"))).resolves.toBeTruthy();
  });
});

describe("what follows each kind", () => {
  test("a missing item is sent again: nothing comes in, the claim is resolved when it arrives (MF-MISSING)", async () => {
    const set = await minisforum("missing_item");
    await settle(set, "reissue", { item: "Power cable" });
    expect(await set.load()).toMatchObject({ status: "in_progress", rmaNumber: null });
    expect(await set.line()).toMatchObject({
      work: "replaced",
      custody: "with_customer",
      remedy: { kind: "reissue", charge: "free", basis: "policy", clauses: ["MF-MISSING"], by: "Sam" },
      replacement: { kind: "reissue", item: "Power cable", serialIn: null },
    });
    await sent(set, "OUT-1");
    expect(await set.load()).toMatchObject({
      status: "resolved",
      outcome: { kind: "reissued", endings: { reissued: 1 } },
    });
  });

  test("a wrong item is exchanged for the right one, by ZM-WRONG too", async () => {
    const set = await world({
      policy: "zeus",
      unit: fresh,
      kind: "wrong_item",
      claim: "triage",
      answers: { delivery: { confirmedOn: "2026-02-27" } },
    });
    await settle(set, "reissue");
    expect(await set.line()).toMatchObject({ remedy: { clauses: ["ZM-WRONG"] } });
  });

  test("a damaged box leads to a replacement or the money without a return (MF-BOX-B)", async () => {
    const set = await minisforum("damaged_box");
    const offers = await set.act(set.agent, async (context) => offersOf(context, await set.load(), await set.line()));
    expect(offers.map(({ kind, opens }) => [kind, opens])).toEqual([
      ["replace", "now"],
      ["refund", "now"],
    ]);
    await expect(settle(set, "reissue")).rejects.toMatchObject({ code: "not_offered" });
    await settle(set, "refund");
    await paid(set);
    expect(await set.load()).toMatchObject({
      status: "resolved",
      outcome: { kind: "refunded", endings: { refunded: 1 } },
    });
  });

  test("dead on arrival: the remedy opens when the unit has come back (MF-DOA)", async () => {
    const early = await minisforum("doa", { claim: "authorized" });
    await expect(settle(early, "refund")).rejects.toMatchObject({
      code: "arrival_first",
      details: { clauses: ["MF-DOA"] },
    });
    const set = await minisforum("doa", { claim: "received" });
    await settle(set, "refund");
    expect(await set.load()).toMatchObject({ status: "in_progress" });
    await paid(set);
    expect(await set.load()).toMatchObject({ status: "resolved", outcome: { kind: "refunded" } });
  });

  const paysTheWayIn: readonly (readonly [policy: string, kind: ClaimKind, payer: string, clause: string])[] = [
    ["minisforum", "doa", "seller", "MF-DOA"],
    ["minisforum", "fault", "customer", "MF-2Y"],
    ["bitmain", "loose_heat_sink", "customer", "BM-RETURN-FREIGHT"],
  ];
  test.each(paysTheWayIn)("the freight of the way in: %s, %s, paid by the %s (%s)", async (policy, kind, payer) => {
    const set = await world({ policy, kind, unit: { ...fresh, deliveredOn: "2026-02-28" }, claim: "sent" });
    expect((await set.load()).parcels).toMatchObject([{ direction: "inbound", freightPaidBy: payer }]);
  });

  test("dead on arrival on the eighth day is not covered: no refund is offered, and a no names its clause", async () => {
    const set = await minisforum("doa", { unit: { ...fresh, deliveredOn: "2026-02-22" } });
    await expect(settle(set, "refund")).rejects.toMatchObject({ code: "not_offered" });
    await expect(settle(set, "none")).rejects.toMatchObject({
      details: { fields: [{ pointer: "/reason" }, { pointer: "/clauses" }] },
    });
    await settle(set, "none", { reason: "Eight days have passed.", clauses: ["MF-DOA"] });
    expect(await set.load()).toMatchObject({
      status: "resolved",
      outcome: { kind: "declined", endings: { declined: 1 } },
    });
  });

  test("a change of mind within seven days: inspected as new, then exchange or money (MF-7DAY)", async () => {
    const set = await minisforum("change_of_mind", { claim: "sent" });
    const at = { claimId: set.claimId, lineId: (await set.line()).id };
    const facts = { ...goodParcel, claim: { asNew: true } };
    const receipt = { facts, refuse: false, accessories: "", note: "" };
    await set.act(set.clerk, (context) => recordReceipt(context, at, receipt));
    await expect(settle(set, "refund")).rejects.toMatchObject({ code: "inspection_first" });
    await set.act(set.technician, (context) => startInspection(context, at));
    await set.act(set.technician, (context) => completeInspection(context, at, { findings: {}, notes: "" }));
    expect(await set.line()).toMatchObject({ work: "inspecting" });
    await settle(set, "refund");
    expect(await set.load()).toMatchObject({ status: "in_progress" });
    await paid(set);
    expect(await set.load()).toMatchObject({ status: "resolved", outcome: { kind: "refunded" } });
  });

  test("what was not shipped is refunded at once (MF-UNDELIVERED), and what was shipped is not", async () => {
    const unshipped = { ...fresh, shippedOn: null as never, deliveredOn: null as never };
    const set = await minisforum("undelivered", { unit: unshipped });
    const returned = (of: World) =>
      of.act(of.agent, (context) => authorizeClaim(context, of.claimId, { centreId: of.centreId, note: "" }));
    await expect(returned(set)).rejects.toMatchObject({
      code: "nothing_comes_in",
      details: { clauses: ["MF-UNDELIVERED"] },
    });
    await settle(set, "refund");
    expect(await set.load()).toMatchObject({ status: "in_progress" });
    await paid(set);
    expect(await set.load()).toMatchObject({ status: "resolved", outcome: { kind: "refunded" } });
    const late = await minisforum("undelivered");
    await expect(settle(late, "refund")).rejects.toMatchObject({ code: "not_offered" });
    await expect(returned(late)).rejects.toMatchObject({ code: "nothing_comes_in" });
  });

  test("a loose heat sink is repaired like any fault (BM-HEATSINK), and never refunded (BM-FINAL)", async () => {
    const set = await world({
      policy: "bitmain",
      kind: "loose_heat_sink",
      claim: "triage",
      unit: { ...fresh, deliveredOn: "2026-02-28" },
    });
    await expect(settle(set, "refund")).rejects.toMatchObject({
      code: "not_offered",
      details: { clauses: ["BM-FINAL"] },
    });
  });

  test("nothing is given before the remote diagnosis", async () => {
    const set = await minisforum("missing_item", { claim: "submitted" });
    await expect(settle(set, "reissue")).rejects.toMatchObject({ code: "triage_first" });
  });

  test("no unit of a claim is resolved from afar and given something as well", async () => {
    const set = await minisforum("missing_item");
    await set.act(set.agent, (context) => resolveRemotely(context, set.claimId, { reason: "Found it in the box." }));
    await expect(settle(set, "reissue")).rejects.toMatchObject({ code: "wrong_state" });
  });
});

describe("a swap", () => {
  test("carries owner and period over; the old unit belongs to nobody", async () => {
    const set = await world({
      unit: { buyerEmail: "customer" },
      claim: "inspected",
      findings: { finding: { repairable: true } },
    });
    const before = await set.line();
    await settle(set, "replace", {}, set.technician);
    await expect(sent(set, "OUT-2")).rejects.toMatchObject({
      code: "serial_first",
      details: { values: { serial: before.serial } },
    });
    await named(set, "NEW-1");
    await sent(set, "OUT-2");
    const left = (await set.load()).events.findLast(({ verb }) => verb === "custody.sendBack");
    expect(left?.details).toMatchObject({ tracking: "OUT-2", instead: "NEW-1" });
    const { replacement, decision } = await set.line();
    expect(replacement).toMatchObject({
      kind: "replace",
      serialIn: "NEW-1",
      coveredUntil: decision?.decision.warranty.endsOn,
    });
    const claimId = await set.act(set.customer, (context) => beginClaim(context, { kind: "fault", serials: ["new1"] }));
    const again = await set.act(set.customer, (context) => loadClaim(context, claimId));
    // Never a new period: the days are those of the unit it took the place of.
    expect(again.lines[0]?.unit).toMatchObject({
      releasedOn: "2025-09-01",
      shippedOn: "2025-09-10",
      buyerEmail: set.customerEmail,
    });
    // So says a check of its serial number before anything is filed.
    const checked = await set.act(set.agent, (context) => findUnits(context, ["new1"]));
    expect(checked.get("NEW1")).toMatchObject({ releasedOn: "2025-09-01", shippedOn: "2025-09-10" });
    const old = await set.act(set.agent, ({ tx }) =>
      tx
        .selectFrom("unit")
        .selectAll()
        .where("id", "=", before.unit?.id ?? "")
        .executeTakeFirstOrThrow(),
    );
    expect(old).toMatchObject({ buyerEmail: null, replacedById: replacement?.unitInId });
  });

  test("is for the same model, for a unit of nobody else, and never for itself", async () => {
    const set = await world({ units: 2, claim: "inspected", findings: { finding: { repairable: true } } });
    await settle(set, "replace", {}, set.technician);
    const [first, second] = (await set.load()).lines;
    const name = (items: { lineId: string; serial: string }[]) =>
      set.act(set.shipping, (context) => nameReplacements(context, set.claimId, { items }));
    const at = (serial: string) => [{ lineId: first?.id ?? "", serial }];
    await expect(name(at(first?.serial ?? ""))).rejects.toMatchObject({ details: { fields: [{ code: "same_unit" }] } });
    await expect(name([...at("N-1"), { lineId: second?.id ?? "", serial: "n1" }])).rejects.toMatchObject({
      details: { fields: [{ pointer: "/items/1/serial", code: "twice" }] },
    });
    await name(at("N-1"));
    await expect(name([{ lineId: second?.id ?? "", serial: "N-1" }])).rejects.toMatchObject({
      details: { fields: [{ code: "taken" }] },
    });
    // What was named first is put back when another is taken.
    await name(at("N-2"));
    await name([{ lineId: second?.id ?? "", serial: "N-1" }]);
  });

  test("is not made where the customer wants this very unit back (WM-7.2)", async () => {
    const set = await world({ keepOriginal: true, claim: "inspected", findings: { finding: { repairable: true } } });
    await expect(settle(set, "replace", {}, set.technician)).rejects.toMatchObject({
      code: "original_wanted",
      details: { clauses: ["WM-7.2"] },
    });
  });
});

test("covered and beyond repair: replaced while there is stock, else the money comes back (MF-INSPECT, MF-QUALITY, MF-NOREPAIR)", async () => {
  const findings = { finding: { manufacturingDefect: true, repairable: false } };
  const bought = { ...fresh, warehouse: "CN", preorder: false };
  const set = await minisforum("fault", {
    unit: bought,
    claim: "inspected",
    findings,
    answers: { unit: { use: "personal", firstBuyer: true } },
  });
  expect(await set.line()).toMatchObject({ work: "inspecting", remedy: null });
  const stock = async (claim: Record<string, unknown>) => {
    const { id: lineId, version } = await set.line();
    await set.act(set.agent, (context) =>
      editLine(context, { claimId: set.claimId, lineId, version }, { answers: { claim } }),
    );
  };
  await stock({ replacementInStock: true });
  await settle(set, "replace");
  expect(await set.line()).toMatchObject({ remedy: { kind: "replace", clauses: ["MF-INSPECT", "MF-QUALITY"] } });
});

test("a repair is covered to the later of what was left and its own cover, and the next failure points back to it", async () => {
  const unit = { releasedOn: "2025-03-20", buyerEmail: "customer" };
  const set = await world({ unit, claim: "repairing", findings: { finding: { repairable: true } } });
  await set.act(set.system, ({ tx }) =>
    tx.updateTable("seller").set({ repairCoverDays: 90 }).where("id", "=", set.sellerId).execute(),
  );
  await finishRepair(set);
  // The period would have ended on 20 March; the repair of 2 March has 90 days of its own.
  expect((await set.line()).repair).toMatchObject({ coveredUntil: "2026-05-31" });
  set.clock.set("2026-04-01");
  const claimId = await set.act(set.customer, (context) =>
    beginClaim(context, { kind: "fault", serials: set.serials }),
  );
  await set.act(set.customer, (context) =>
    editClaim(context, claimId, 1, { summary: "Again.", returnAddress: set.address }),
  );
  await submit(set, claimId);
  const again = await set.act(set.auditor, (context) => loadClaim(context, claimId));
  expect(again.lines[0]?.repeats).toMatchObject({ claimNumber: "R-2026-000001", coveredUntil: "2026-05-31" });
  expect(again.lines[0]?.unit).toMatchObject({ coverUntil: "2026-05-31" });
});

test("within the cover of an earlier repair the next one is free though the period is over; what ends a cover ends that one too", async () => {
  const unit = { releasedOn: "2025-03-20", buyerEmail: "customer" };
  const set = await world({ unit, claim: "repairing", findings: { finding: { repairable: true } } });
  await set.act(set.system, ({ tx }) =>
    tx.updateTable("seller").set({ repairCoverDays: 90 }).where("id", "=", set.sellerId).execute(),
  );
  await finishRepair(set);
  const again = async (on: string, finding: Record<string, unknown>) => {
    set.clock.set(on);
    const claimId = await courseOf(set, {
      claim: "inspected",
      findings: { finding: { repairable: true, ...finding } },
    });
    const [line] = (await set.act(set.auditor, (context) => loadClaim(context, claimId))).lines;
    return [line?.decision?.decision.verdict, line?.work];
  };
  expect(await again("2026-04-01", { manufacturingDefect: true })).toEqual(["not_covered", "approved"]);
  expect(await again("2026-04-02", { overclocked: true })).toEqual(["not_covered", "inspecting"]);
  expect(await again("2026-06-01", { manufacturingDefect: true })).toEqual(["not_covered", "inspecting"]);
});

test("what is left of the cover is never shortened by a repair", async () => {
  const set = await world({ claim: "repairing", findings: { finding: { repairable: true } } });
  await finishRepair(set);
  const { repair, decision } = await set.line();
  expect(repair?.coveredUntil).toBe(decision?.decision.warranty.endsOn);
});

test("a return parcel that the carrier loses is the seller's loss: told, claimed, and paid back or replaced", async () => {
  const set = await world({ claim: "returned", findings: { finding: { repairable: true } } });
  const parcel = (await set.load()).parcels.find(({ direction }) => direction === "outbound");
  await set.act(set.agent, (context) =>
    loseParcel(context, parcel?.id ?? "", { lostOn: "2026-03-02", reference: "DHL-77", note: "" }),
  );
  expect(await set.line()).toMatchObject({ custody: "lost" });
  expect((await set.load()).parcels.at(-1)).toMatchObject({
    lostOn: "2026-03-02",
    carrierClaim: { reference: "DHL-77", by: "Sam" },
  });
});

test("lines of one claim end differently, and the resolution says each", async () => {
  const set = await minisforum("damaged_box", { units: 3 });
  const [first, second, third] = (await set.load()).lines.map(({ id }) => id);
  await settle(set, "refund", { lineIds: [first ?? ""] });
  await settle(set, "none", { lineIds: [second ?? ""], reason: "The box was not damaged.", clauses: ["MF-BOX-B"] });
  expect(await set.load()).toMatchObject({ status: "triage" });
  await settle(set, "replace", { lineIds: [third ?? ""] });
  expect(await set.load()).toMatchObject({ status: "in_progress" });
  await set.act(set.shipping, (context) =>
    nameReplacements(context, set.claimId, { items: [{ lineId: third ?? "", serial: "N-9" }] }),
  );
  await sent(set, "OUT-3", [third ?? ""]);
  expect(await set.load()).toMatchObject({ status: "in_progress" });
  await paid(set);
  expect(await set.load()).toMatchObject({
    status: "resolved",
    outcome: { kind: "mixed", endings: { refunded: 1, declined: 1, replaced: 1 } },
  });
});

async function begun(set: World, kind: ClaimKind, addressless = false): Promise<string> {
  const claimId = await set.act(set.customer, (context) => beginClaim(context, { kind, serials: set.serials }));
  await set.act(set.customer, (context) =>
    editClaim(context, claimId, 1, { summary: "See the photos.", ...(!addressless && { returnAddress: set.address }) }),
  );
  return claimId;
}

function submit(set: World, claimId: string, by = set.customer): Promise<string> {
  return set.act(by, async (context) => {
    const duties = dutiesOf(policyOf(context, await loadClaim(context, claimId)));
    return submitClaim(context, claimId, { acceptTerms: true, duties });
  });
}

async function settle(
  set: World,
  kind: SettledKind,
  more: { lineIds?: string[]; item?: string; reason?: string; clauses?: string[] } = {},
  by = set.agent,
): Promise<string> {
  const lineIds = more.lineIds ?? (await set.load()).lines.map(({ id }) => id);
  const input = { kind, reason: "", clauses: [], item: "", method: "bank_transfer" as const, ...more, lineIds };
  return set.act(by, (context) => settleLines(context, set.claimId, input));
}

async function named(set: World, serial: string): Promise<void> {
  const { id: lineId } = await set.line();
  await set.act(set.shipping, (context) => nameReplacements(context, set.claimId, { items: [{ lineId, serial }] }));
}

async function sent(set: World, tracking: string, only?: string[], carrier = "DHL"): Promise<void> {
  const lineIds = only ?? (await set.load()).lines.map(({ id }) => id);
  const shippedOn = set.clock.today();
  await set.act(set.shipping, (context) => sendBack(context, set.claimId, { carrier, tracking, shippedOn, lineIds }));
  const parcel = (await set.load()).parcels.find((each) => each.tracking === tracking);
  await set.act(set.customer, (context) => confirmDelivery(context, parcel?.id ?? "", { deliveredOn: shippedOn }));
}

async function finishRepair(set: World): Promise<void> {
  const { recordRepair, startTesting, recordTest } = await import("../../src/domain/repairs/index.ts");
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  await set.act(set.technician, (context) =>
    recordRepair(context, { ...at, version: 1 }, { workDone: "Fan replaced." }),
  );
  await set.act(set.technician, (context) => startTesting(context, at));
  await set.act(set.technician, (context) =>
    recordTest(context, at, { name: "Burn-in", passed: true, result: "", last: true }),
  );
}

/** Two people and the bank: every refund of the claim is approved and sent. */
async function paid(set: World): Promise<void> {
  for (const { id } of (await set.load()).refunds) {
    await set.act(set.finance, (context) => approveRefund(context, id));
    const sent = { reference: "SEPA-1", sentOn: set.clock.today() };
    await set.act(set.finance, (context) => sendRefund(context, id, sent));
  }
}

describe("what belongs to a machine", () => {
  test("a board that is not the one shipped is told, and the one shipped is ticked off", async () => {
    const set = await world({ claim: "received" });
    const { id: lineId, unit } = await set.line();
    const boards = [1, 2].map((n) => ({
      serial: `HB-${n}`,
      place: `Hash board ${n}`,
      category: "hash_board" as const,
    }));
    await set.act(set.administrator, (context) => addComponents(context, unit?.id ?? "", boards));
    const found = [
      { name: "Hash board 1", serial: "hb1" },
      { name: "Hash board 2", serial: "HB-9" },
    ];
    await set.act(set.technician, (context) =>
      setContents(context, { claimId: set.claimId, lineId }, { components: found }),
    );
    const line = await set.line();
    expect(line.components.map(({ serial }) => serial)).toEqual(["HB-1", "HB-2"]);
    expect(strangeComponents(line, line.seenComponents)).toEqual(["HB-9"]);
    const again = set.act(set.administrator, (context) => addComponents(context, unit?.id ?? "", boards));
    await expect(again).rejects.toMatchObject({
      details: {
        fields: [
          { pointer: "/components/0/serial", code: "taken" },
          { pointer: "/components/1/serial", code: "taken" },
        ],
      },
    });
  });

  test("a board that a repair put in is the machine's own from then on: the next claim warns of the one that went out", async () => {
    const set = await world({ claim: "repairing", findings: { finding: { repairable: true } } });
    const { id: lineId, unit } = await set.line();
    const boards = [1, 2].map((n) => ({
      serial: `RB-${n}`,
      place: `Hash board ${n}`,
      category: "hash_board" as const,
    }));
    await set.act(set.administrator, (context) => addComponents(context, unit?.id ?? "", boards));
    const parts = [{ name: "Hash board", quantity: 1, serialOut: "rb2", serialIn: "RB-9" }];
    const { recordRepair, startTesting, recordTest } = await import("../../src/domain/repairs/index.ts");
    const at = { claimId: set.claimId, lineId };
    await set.act(set.technician, (context) =>
      recordRepair(context, { ...at, version: 1 }, { workDone: "Board exchanged.", parts }),
    );
    await set.act(set.technician, (context) => startTesting(context, at));
    const test = { name: "Burn-in", passed: true, result: "", last: true };
    await set.act(set.technician, (context) => recordTest(context, at, test));
    const line = await set.line();
    expect(line.components).toMatchObject([
      { name: "Hash board 1", serial: "RB-1" },
      { name: "Hash board 2", serial: "RB-9" },
    ]);
    const seen = ["RB-1", "RB-9", "RB-2", "RB-7"].map((serial) => ({ name: "Hash board", serial }));
    // In the claim whose repair took it out, the old board was the machine's own.
    expect(strangeComponents(line, seen)).toEqual(["RB-7"]);
    expect(strangeComponents({ ...line, repair: null }, seen)).toEqual(["RB-2", "RB-7"]);
  });

  test("what comes along is listed by the customer, ticked in by the centre, and goes back with the unit (SA-3.5)", async () => {
    const set = await world({ claim: "authorized" });
    const at = { claimId: set.claimId, lineId: (await set.line()).id };
    const cable = { name: "Power cable", quantity: 2 };
    const early = set.act(set.customer, (context) => setContents(context, at, { accessories: [] }));
    await expect(early).rejects.toMatchObject({ code: "wrong_state" });
    await set.act(set.clerk, (context) =>
      setContents(context, at, { accessories: [{ ...cable, in: true, out: null }] }),
    );
    const ready = await world({ claim: "ready", findings: { finding: { repairable: true } } });
    const here = { claimId: ready.claimId, lineId: (await ready.line()).id };
    await ready.act(ready.clerk, (context) =>
      setContents(context, here, { accessories: [{ ...cable, in: true, out: null }] }),
    );
    await expect(sent(ready, "OUT-9")).rejects.toMatchObject({
      code: "accessories_left",
      details: { clauses: ["SA-3.5"] },
    });
    await ready.act(ready.shipping, (context) =>
      setContents(context, here, { accessories: [{ ...cable, in: true, out: true }] }),
    );
    await sent(ready, "OUT-9");
  });

  test("only the defective board comes in (WM-1.2.1)", async () => {
    const set = await world({ claim: "draft" });
    const at = { claimId: set.claimId, lineId: (await set.line()).id };
    await set.act(set.customer, (context) =>
      setContents(context, at, { part: { name: "Hash board 2", serial: "HB-2" } }),
    );
    const line = await set.line();
    expect(line.part).toEqual({ name: "Hash board 2", serial: "HB-2" });
    // Held against what the machine was shipped with, where that is on record.
    expect(strangeComponents(line)).toEqual([]);
    const shipped = [{ serial: "HB-1", place: "Hash board 1", category: "hash_board" as const }];
    await set.act(set.administrator, (context) => addComponents(context, line.unit?.id ?? "", shipped));
    expect(strangeComponents(await set.line())).toEqual(["HB-2"]);
  });
});

test.each([
  ["whatsminer", "WM-6.3", "DHL"],
  ["jasminer", "JM-PARTIAL", "SF Express"],
])("a large order of %s goes back in parts, by the policy's clause (%s)", async (policy, clause, carrier) => {
  const set = await world({ policy, units: 2, claim: "ready", findings: { finding: { repairable: true } } });
  const [first, second] = (await set.load()).lines.map(({ id }) => id);
  await sent(set, "OUT-A", [first ?? ""], carrier);
  expect(await set.load()).toMatchObject({ status: "in_progress" });
  expect((await set.load()).events.find(({ verb }) => verb === "custody.sendBack")?.clauses).toContain(clause);
  await sent(set, "OUT-B", [second ?? ""], carrier);
  expect(await set.load()).toMatchObject({
    status: "resolved",
    outcome: { kind: "repaired", endings: { repaired: 2 } },
  });
});

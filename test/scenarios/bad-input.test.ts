import { expect, test } from "vitest";
import { beginClaim, type ClaimRecord, loadClaim } from "../../src/domain/claims/index.ts";
import { verifyChain } from "../../src/domain/events/index.ts";
import { announceParcel, parkParcel, recordReceipt, sendBack } from "../../src/domain/parcels/index.ts";
import { confirmPayment, uploadProof } from "../../src/domain/payments/index.ts";
import { draftQuote } from "../../src/domain/quotes/index.ts";
import { addFile, courseOf, goodParcel, quoteFor, type Stage } from "../course.ts";
import { type World, type WorldOptions, world } from "../world.ts";

const paid = {
  policy: "minisforum",
  unit: { shippedOn: "2022-01-01", deliveredOn: "2022-01-10" },
  findings: { finding: { manufacturingDefect: true } },
} as const;
const receipt = { facts: goodParcel, refuse: false, accessories: "Power cable", note: "" };

test("a scanner that takes a unit in twice writes one receipt, and the second is told that it is done", async () => {
  const set = await world({ claim: "sent" });
  const { id: lineId } = await set.line();
  const at = { claimId: set.claimId, lineId };
  const scanned = () => set.act(set.clerk, (context) => recordReceipt(context, at, receipt));
  const results = await Promise.allSettled([scanned(), scanned(), scanned()]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ code: "wrong_state", details: { values: { who: "Cleo" } } });
  await expect(scanned()).rejects.toMatchObject({ code: "wrong_state" });
  const claim = await intact(set);
  expect(claim.events.filter(({ verb }) => verb === "custody.receive")).toHaveLength(1);
  expect(claim.lines[0]).toMatchObject({ custody: "at_centre", receipt: { accessories: "Power cable" } });
});

test("a scanner that puts a parcel aside ten times at once puts one aside", async () => {
  const set = await world();
  const park = (code: string) =>
    set.act(set.clerk, (context) => parkParcel(context, { code, serials: [], carrier: "", sender: "", note: "" }));
  const ids = await Promise.all(Array.from({ length: 10 }, (_, at) => park(at % 2 ? "1Z-77 a" : "1z77A")));
  expect(new Set(ids).size).toBe(1);
});

test("a courier number that another claim has is refused beside its field, however it is typed, and nothing moves", async () => {
  const { set, first, second } = await twoClaims("sent", "authorized");
  const taken = `IN-${first}`;
  const before = await record(set, second);
  const { number } = await record(set, first);
  for (const [carrier, tracking] of [
    ["DHL", taken],
    ["dhl", taken.toLowerCase()],
    [" Dhl ", ` ${taken} `],
  ] as const)
    await expect(announce(set, second, { carrier, tracking })).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer: "/tracking", code: "known_at", text: { en: expect.stringContaining(number) } }] },
    });
  expect(await record(set, second)).toEqual(before);
  await announce(set, second, { carrier: "UPS", tracking: taken });
  expect((await record(set, second)).lines[0]?.custody).toBe("in_transit_in");
});

test("whose parcel has a courier number is told to nobody who does not reach it", async () => {
  const set = await world({ units: 2 });
  const [one = "", other = ""] = set.serials;
  const first = await courseOf({ ...set, serials: [one] }, { claim: "sent" });
  const strangers = { ...set, customer: set.stranger };
  const second = await courseOf({ ...strangers, serials: [other] }, { claim: "authorized" });
  await expect(announce(strangers, second, { carrier: "DHL", tracking: `IN-${first}` })).rejects.toMatchObject({
    details: { fields: [{ pointer: "/tracking", code: "known_already" }] },
  });
});

test("the number of a parcel that went out is not used for another one that goes out; one that comes in may have it", async () => {
  const { set, first, second } = await twoClaims("returned", "ready", {
    findings: { finding: { manufacturingDefect: true } },
  });
  const out = `OUT-${first}`;
  const before = await record(set, second);
  const lineIds = before.lines.map(({ id }) => id);
  const back = (tracking: string) =>
    set.act(set.shipping, (context) =>
      sendBack(context, second, { carrier: "dhl", tracking, shippedOn: set.clock.today(), lineIds }),
    );
  await expect(back(out.toLowerCase())).rejects.toMatchObject({ details: { fields: [{ code: "known_at" }] } });
  expect(await record(set, second)).toEqual(before);
  await back(`IN-${first}`);
  expect((await record(set, second)).lines[0]?.custody).toBe("in_transit_out");
});

test("a proof that is for another quote, of another claim, or was used before is refused, and the payment still waits", async () => {
  const { set, first, second } = await twoClaims("proof_uploaded", "accepted", paid);
  const other = await record(set, first);
  const used = other.lines[0]?.quotes[0];
  const before = await record(set, second);
  const payment = before.lines[0]?.quotes[0]?.payment;
  const hand = (attachmentId: string, reference: string) =>
    set.act(set.customer, (context) => uploadProof(context, payment?.id ?? "", { attachmentId, reference }));
  const foreign = other.attachments.at(-1)?.id ?? "";
  await expect(hand(foreign, "")).rejects.toMatchObject({ details: { fields: [{ pointer: "/attachmentId" }] } });
  const own = before.attachments[0]?.id ?? "";
  await expect(hand(own, `Payment for ${used?.number}`)).rejects.toMatchObject({
    code: "proof_of_other_quote",
    details: { values: { other: used?.number } },
  });
  expect(await record(set, second)).toEqual(before);
  expect(payment?.status).toBe("awaiting");
});

test("a proof that is handed in from two tabs is handed in once", async () => {
  const set = await world({ ...paid, claim: "accepted" });
  const payment = (await set.line()).quotes[0]?.payment?.id ?? "";
  const files = await Promise.all([1, 2].map(() => set.act(set.customer, (context) => addFile(context, set.claimId))));
  const results = await Promise.allSettled(
    files.map((attachmentId) =>
      set.act(set.customer, (context) => uploadProof(context, payment, { attachmentId, reference: "" })),
    ),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const claim = await intact(set);
  expect(claim.events.filter(({ verb }) => verb === "payment.uploadProof")).toHaveLength(1);
});

test("money that came in another currency, or one cent short, confirms nothing and posts nothing", async () => {
  const set = await world({ ...paid, claim: "proof_uploaded" });
  const payment = (await set.line()).quotes[0]?.payment;
  const due = payment?.amount ?? { amount: 0, currency: "" };
  const before = await set.load();
  const confirm = (received: { amount: number; currency: string }) =>
    set.act(set.finance, (context) => confirmPayment(context, payment?.id ?? "", { received }));
  await expect(confirm({ ...due, currency: "USD" })).rejects.toMatchObject({
    code: "currency_differs",
    details: { values: { due: "EUR", given: "USD" } },
  });
  await expect(confirm({ ...due, amount: due.amount - 1 })).rejects.toMatchObject({ code: "amount_differs" });
  const entries = await set.act(set.finance, ({ tx }) =>
    tx.selectFrom("ledgerTransaction").select("cause").where("claimId", "=", set.claimId).execute(),
  );
  expect(entries.map(({ cause }) => cause)).not.toContain("payment.confirmed");
  expect(await set.load()).toEqual(before);
  await confirm(due);
  expect((await intact(set)).lines[0]?.work).toBe("approved");
});

test("a quote in money that does not exist, or of more than can be counted, is refused beside its field", async () => {
  const set = await world({ ...paid, claim: "inspected" });
  const before = await set.load();
  const at = { claimId: set.claimId, lineId: before.lines[0]?.id ?? "" };
  const draft = (change: object) =>
    set.act(set.agent, (context) => draftQuote(context, at, { ...quoteFor(set), ...change }));
  await expect(draft({ currency: "EURO" })).rejects.toMatchObject({
    details: { fields: [{ pointer: "/currency", code: "currency" }] },
  });
  const huge = { kind: "labour", text: "Work", quantity: 1000, unitAmount: Number.MAX_SAFE_INTEGER };
  await expect(draft({ items: [huge] })).rejects.toMatchObject({
    details: { fields: [{ pointer: "/items", code: "too_much" }] },
  });
  expect(await set.load()).toEqual(before);
});

test("serials that are formulas, pages or questions to the database are words like any other: no unit of ours, no harm", async () => {
  const set = await world();
  const serials = ['=HYPERLINK("http://x.example")', "<script>alert(1)</script>", "'; drop table claim; --", "%"];
  const id = await set.act(set.customer, (context) => beginClaim(context, { kind: "fault", serials }));
  const { lines, events } = await record(set, id);
  expect(lines.map(({ serial, unit }) => [serial, unit])).toEqual(serials.map((serial) => [serial, null]));
  expect(verifyChain(events, await record(set, id)).intact).toBe(true);
});

/** Two claims of one customer, each for a unit of its own and as far as its course says. */
async function twoClaims(first: Stage, second: Stage, options: WorldOptions = {}) {
  const set = await world({ ...options, units: 2 });
  const [one = "", other = ""] = set.serials;
  return {
    set,
    first: await courseOf({ ...set, serials: [one] }, { ...options, claim: first }),
    second: await courseOf({ ...set, serials: [other] }, { ...options, claim: second }),
  };
}

function announce(set: World, claimId: string, { carrier, tracking }: Record<"carrier" | "tracking", string>) {
  return set.act(set.customer, async (context) => {
    const lineIds = (await loadClaim(context, claimId)).lines.map(({ id }) => id);
    return announceParcel(context, claimId, {
      carrier,
      tracking,
      shippedOn: set.clock.today(),
      from: "address",
      lineIds,
    });
  });
}

function record(set: World, claimId: string): Promise<ClaimRecord> {
  return set.act(set.auditor, (context) => loadClaim(context, claimId));
}

/** The claim as it stands, once its history has been found whole. */
async function intact(set: World): Promise<ClaimRecord> {
  const claim = await set.load();
  expect(verifyChain(claim.events, claim).intact).toBe(true);
  return claim;
}

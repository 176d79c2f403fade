import { expect, test } from "vitest";
import { abilitiesOf } from "../../src/domain/abilities/index.ts";
import { loadClaim } from "../../src/domain/claims/index.ts";
import { confirmPayment, rejectPayment, uploadProof } from "../../src/domain/payments/index.ts";
import { acceptQuote, declineQuote, draftQuote, sendQuote } from "../../src/domain/quotes/index.ts";
import { startRepair } from "../../src/domain/repairs/index.ts";
import { addFile, quoteFor } from "../course.ts";
import { world } from "../world.ts";

/** Delivered long ago: the 24 months are over. */
const expired = { shippedOn: "2023-05-01", deliveredOn: "2023-05-10", warehouse: "CN", preorder: false };
const findings = { finding: { manufacturingDefect: true, repairable: true } };

test("a Minisforum out of warranty is quoted, accepted, paid, repaired and returned", async () => {
  const set = await world({ policy: "minisforum", unit: expired, claim: "closed", findings });
  const claim = await set.load();
  const [line] = claim.lines;
  expect(claim).toMatchObject({ status: "closed", outcome: { kind: "repaired" } });
  expect(line).toMatchObject({
    custody: "delivered",
    work: "ready",
    decision: { verdict: "not_covered" },
    repair: { charge: "quoted" },
    quotes: [
      {
        number: "Q-2026-000001",
        revision: 1,
        status: "accepted",
        total: { amount: 20_000, currency: "EUR" },
        payment: { status: "confirmed", amount: { amount: 20_000, currency: "EUR" }, reviewedBy: "Fay" },
      },
    ],
  });
  expect(line?.quotes[0]?.clauses).toContain("MF-TERM");
  expect(line?.quotes[0]?.clauses).toContain("MF-MANMADE");
});

test("nothing is repaired before the quote is accepted and paid, and the refusal names the clause", async () => {
  const inspected = await world({ policy: "minisforum", unit: expired, claim: "inspected", findings });
  expect(await refusalOf(inspected)).toMatchObject({ code: "quote_first", details: { clauses: ["SA-1.4"] } });
  const quoted = await world({ policy: "minisforum", unit: expired, claim: "quoted", findings });
  expect(await refusalOf(quoted)).toMatchObject({ code: "quote_first", details: { clauses: ["SA-1.4"] } });
  const accepted = await world({ policy: "minisforum", unit: expired, claim: "accepted", findings });
  expect(await refusalOf(accepted)).toMatchObject({ code: "payment_first", details: { clauses: ["SA-2.2"] } });
  const paid = await world({ policy: "minisforum", unit: expired, claim: "approved", findings });
  expect(await refusalOf(paid)).toBeNull();
});

test("a proof that is turned down may be handed in again", async () => {
  const set = await world({ policy: "minisforum", unit: expired, claim: "proof_uploaded", findings });
  const { quotes } = await set.line();
  const payment = quotes[0]?.payment?.id ?? "";
  await set.act(set.finance, (context) => rejectPayment(context, payment, { reason: "The amount is wrong." }));
  expect((await set.line()).quotes[0]?.payment).toMatchObject({
    status: "rejected",
    rejectionReason: "The amount is wrong.",
  });
  await set.act(set.customer, async (context) =>
    uploadProof(context, payment, { attachmentId: await addFile(context, set.claimId), reference: "" }),
  );
  await set.act(set.finance, (context) => confirmPayment(context, payment));
  expect(await set.line()).toMatchObject({ work: "approved", quotes: [{ payment: { status: "confirmed" } }] });
});

test("a proof must be a file of the same claim", async () => {
  const set = await world({ policy: "minisforum", unit: expired, claim: "accepted", findings });
  const other = await world({ policy: "minisforum", unit: expired, claim: "accepted", findings });
  const foreign = await other.act(other.customer, (context) => addFile(context, other.claimId));
  const { quotes } = await set.line();
  const handIn = set.act(set.customer, (context) =>
    uploadProof(context, quotes[0]?.payment?.id ?? "", { attachmentId: foreign, reference: "" }),
  );
  await expect(handIn).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/attachmentId" }] },
  });
});

test("a new quote takes the place of one that is open, and only the newest can be accepted", async () => {
  const set = await world({ policy: "minisforum", unit: expired, claim: "quoted", findings });
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  await set.act(set.agent, (context) => draftQuote(context, at, quoteFor(set)));
  const [second, first] = (await set.line()).quotes;
  expect([first?.status, second?.status, second?.revision]).toEqual(["superseded", "draft", 2]);
  const accept = (id = "") => set.act(set.customer, (context) => acceptQuote(context, id));
  await expect(accept(first?.id)).rejects.toMatchObject({ code: "wrong_state" });
  await expect(accept(second?.id)).rejects.toMatchObject({ code: "wrong_state" });
  await set.act(set.agent, (context) => sendQuote(context, second?.id ?? ""));
  await accept(second?.id);
  expect((await set.line()).quotes[0]?.status).toBe("accepted");
});

test("a quote can be accepted on its last day and not after it", async () => {
  const set = await world({ policy: "minisforum", unit: expired, claim: "quoted", findings });
  const { quotes } = await set.line();
  const { id, expiresOn } = quotes[0] ?? { id: "", expiresOn: "" };
  set.clock.set(expiresOn);
  set.clock.advance(1);
  const accept = () => set.act(set.customer, (context) => acceptQuote(context, id));
  await expect(accept()).rejects.toMatchObject({
    code: "quote_over",
    details: { values: { on: { en: "16 Mar 2026" } } },
  });
  set.clock.set(expiresOn);
  await expect(accept()).resolves.toBe(set.claimId);
});

test("a Minisforum quote may be declined: the unit goes back unrepaired", async () => {
  const set = await world({ policy: "minisforum", unit: expired, claim: "quoted", findings });
  const { quotes } = await set.line();
  await set.act(set.customer, (context) => declineQuote(context, quotes[0]?.id ?? "", { reason: "Too dear." }));
  expect(await set.line()).toMatchObject({
    work: "returned_unrepaired",
    quotes: [{ status: "declined", declineReason: "Too dear." }],
  });
});

test("the quote of a WhatsMiner that can be repaired cannot be declined into an unrepaired return (WM-4.3.2)", async () => {
  const unit = { releasedOn: "2023-01-01" };
  const set = await world({ unit, claim: "quoted", findings: { finding: { repairable: true } } });
  const { quotes } = await set.line();
  const id = quotes[0]?.id ?? "";
  const decline = set.act(set.customer, (context) => declineQuote(context, id, { reason: "" }));
  await expect(decline).rejects.toMatchObject({ code: "repairable_unit", details: { clauses: ["WM-4.3.2"] } });
  const abilities = await set.act(set.customer, async (context) =>
    abilitiesOf(context, await loadClaim(context, set.claimId)),
  );
  expect(abilities.quotes.get(id)?.["quote.decline"]).toMatchObject({ allowed: false, clauses: ["WM-4.3.2"] });
  const burnt = await world({ unit, claim: "quoted", findings: { finding: { burnt: true } } });
  const [quote] = (await burnt.line()).quotes;
  await burnt.act(burnt.customer, (context) => declineQuote(context, quote?.id ?? "", { reason: "" }));
  expect((await burnt.line()).work).toBe("returned_unrepaired");
});

test("a covered repair is free: there is nothing to quote", async () => {
  const set = await world({ claim: "approved", findings: { finding: { manufacturingDefect: true } } });
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  const draft = set.act(set.agent, (context) => draftQuote(context, at, quoteFor(set)));
  await expect(draft).rejects.toMatchObject({ code: "wrong_state" });
});

async function refusalOf(set: Awaited<ReturnType<typeof world>>): Promise<unknown> {
  const { id: lineId } = await set.line();
  try {
    await set.act(set.technician, (context) => startRepair(context, { claimId: set.claimId, lineId }));
    return null;
  } catch (refusal) {
    return refusal;
  }
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { homeAddress } from "../../test/claim-api.ts";
import {
  asClaim,
  at,
  type ClaimStory,
  claimPath,
  firstCard,
  firstLine,
  nowStep,
  onLine,
  openClaimStory,
} from "../../test/claim-story.ts";
import type { ClaimAnswer } from "./claim-page.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

describe("a WhatsMiner in warranty", () => {
  test("goes from draft to closed over HTTP, repaired free, each step named to whoever looks", async () => {
    await story.api.unit("HTM-1001", {
      model: "M50S",
      releasedOn: "2025-08-01",
      shippedOn: "2025-08-05",
      buyerEmail: story.ana.email,
    });
    const draft = await story.ana.ok("POST /v1/sellers/{seller}/claims", {
      body: { serials: ["htm1001"] },
      locale: "es",
    });
    expect(draft).toMatchObject({ status: "draft", statusText: "Borrador", policy: { id: "whatsminer" } });
    expect(draft.nextStep).toEqual({ who: "customer", text: "Complete y envíe la reclamación" });
    expect(nowStep(draft)).toBe("filed");

    const claim = await story.received(story.ana, "HTM-1001", "JD0001");
    expect(claim).toMatchObject({ status: "in_progress", nextStep: { who: "staff", text: "Start the inspection" } });
    expect(nowStep(claim)).toBe("inspected");

    const begun = await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection`, onLine(claim));
    const questions = firstLine(begun).inspection?.questions ?? [];
    expect(questions).toContain("finding.overclocked");
    const saved = await story.bench.ok(`PATCH ${claimPath}/lines/{line}/inspection`, {
      ...onLine(claim),
      etag: firstLine(begun).inspection?.etag ?? "",
      body: {
        findings: { finding: { overclocked: false } },
        faultCodes: [{ code: "CHIP-14", component: "" }],
        notes: "Solder looks grey",
      },
    });
    expect(firstLine(saved).inspection?.questions).not.toContain("finding.overclocked");
    const decided = await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection/completion`, {
      ...onLine(claim),
      body: { findings: { finding: { manufacturingDefect: true, repairable: true } } },
    });
    expect([firstLine(decided).work, firstCard(decided).verdict]).toEqual(["approved", "covered"]);
    expect(firstLine(decided).course.map(({ key }) => key)).not.toContain("quoted");

    const closed = await story.repairedAndClosed(decided, story.ana);
    expect(closed).toMatchObject({ status: "closed", chain: { intact: true }, outcome: { kind: "repaired" } });
    expect(firstLine(closed).course.every(({ state, on }) => state === "done" && on === "2026-02-02")).toBe(true);
    const inChinese = await story.support.ok(`GET ${claimPath}`, { ...at(closed), locale: "zh" });
    const { sentence, decision } = firstCard(inChinese);
    for (const text of [sentence, ...decision.reasons.map((reason) => reason.text)])
      expect(text).toMatch(/\p{Script=Han}/u);
    expect(closed.timeline.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining([
        "claim.submit",
        "custody.receive",
        "inspection.completed",
        "work.passTest",
        "claim.close",
      ]),
    );
  });

  test("is asked for what its policy wants of a parcel, with the clause behind it", async () => {
    await story.api.unit("HTM-1002", { model: "M50S", releasedOn: "2025-08-01", buyerEmail: story.ana.email });
    const { id } = await story.authorized(story.ana, "HTM-1002");
    const claim = await story.ana.ok(`GET ${claimPath}`, { params: { claim: id }, locale: "zh" });
    const instructions = claim.authorization?.centres[0]?.instructions ?? [];
    expect(instructions.map(({ clause }) => clause?.id)).toEqual(
      expect.arrayContaining(["AM-PACKAGING", "WM-1.2.2", "WM-1.2.3"]),
    );
    expect(instructions.map(({ text }) => text)).toContain("Two boxes");
    expect(instructions[0]?.text).toBe(`请在包裹外侧写明 ${claim.rmaNumber}，并将打印的寄件单放入箱内。`);
    expect(claim.deadlines.map(({ name, workingDaysLeft }) => [name, workingDaysLeft])).toEqual([
      ["寄出设备", 3],
      ["须送达", 11],
    ]);
    const code = await story.ana.send(`GET ${claimPath}/barcode`, at(claim));
    expect(code).toMatchObject({ status: 200, headers: { "content-type": "image/svg+xml" } });
    expect(code.text).toMatch(/^<svg /);
  });
});

describe("a Minisforum machine out of warranty", () => {
  test("is quoted, paid by proof, repaired and returned", async () => {
    await story.api.unit("MF-2001", {
      model: "UM790",
      shippedOn: "2023-01-03",
      deliveredOn: "2023-01-10",
      buyerEmail: story.ben.email,
    });
    const claim = await story.received(story.ben, "MF-2001", "JD0002");
    await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection`, onLine(claim));
    const decided = await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection/completion`, {
      ...onLine(claim),
      body: { findings: { finding: { manufacturingDefect: true, repairable: true } } },
    });
    expect(firstCard(decided).verdict).toBe("not_covered");
    expect(nowStep(decided)).toBe("quoted");
    expect(decided.nextStep.text).toBe("Make the quote");

    const items = [
      { kind: "part" as const, text: "Mainboard", quantity: 1, unitAmount: 18_000 },
      { kind: "labour" as const, text: "Labour", quantity: 2, unitAmount: 2_500 },
    ];
    const drafted = await story.bench.ok(`POST ${claimPath}/lines/{line}/quotes`, {
      ...onLine(claim),
      body: { items, currency: "EUR", expiresOn: "2026-02-20" },
    });
    const quote = firstLine(drafted).quotes[0];
    if (!quote) throw new Error("a quote was drafted");
    expect(quote).toMatchObject({ status: "draft", total: { amount: 23_000, currency: "EUR" } });
    const unsent = await story.ben.ok(`GET ${claimPath}`, at(claim));
    expect(firstLine(unsent).quotes).toEqual([]);
    expect(unsent.timeline.map(({ verb }) => verb)).not.toContain("quote.drafted");

    const onQuote = { params: { quote: quote.id } };
    await story.support.ok("POST /v1/sellers/{seller}/quotes/{quote}/sending", onQuote);
    const offered = await story.ben.ok(`GET ${claimPath}`, at(claim));
    expect(offered.nextStep).toEqual({ who: "customer", text: "Accept or decline the quote" });
    expect(firstLine(offered).quotes[0]?.abilities["quote.accept"]).toMatchObject({ allowed: true });
    const accepted = await story.ben.ok("POST /v1/sellers/{seller}/quotes/{quote}/acceptance", onQuote);
    const payment = firstLine(accepted).quotes[0]?.payment;
    if (!payment) throw new Error("a payment is awaited");
    const onPayment = { params: { payment: payment.id } };
    const early = await story.bench.refused(`POST ${claimPath}/lines/{line}/repair`, onLine(claim));
    expect(early.status).toBe(409);

    const proof = await story.kept(claim.id, {
      kind: "payment_proof",
      purpose: "payment_proof",
      fileName: "transfer.pdf",
      contentType: "application/pdf",
    });
    const handedIn = await story.ben.ok("POST /v1/sellers/{seller}/payments/{payment}/proof", {
      ...onPayment,
      body: { attachmentId: proof, reference: "SEPA 77" },
    });
    expect(handedIn.nextStep.text).toBe("We check your payment");
    const waiting = await story.finance.ok("GET /v1/sellers/{seller}/payments", {
      query: { status: "proof_uploaded" },
    });
    expect(waiting.items).toMatchObject([
      {
        id: payment.id,
        reference: "SEPA 77",
        proof: { id: proof },
        abilities: { "payment.confirm": { allowed: true } },
      },
    ]);
    const paid = asClaim(
      await story.finance.ok("POST /v1/sellers/{seller}/payments/{payment}/confirmation", onPayment),
    );
    expect(nowStep(paid)).toBe("repaired");
    const quotes = await story.auditor.ok("GET /v1/sellers/{seller}/quotes");
    expect(quotes.items).toMatchObject([
      { id: quote.id, status: "accepted", paymentStatus: "confirmed", total: quote.total },
    ]);
    const reviewed = await story.auditor.ok("GET /v1/sellers/{seller}/payments");
    expect(reviewed.items[0]?.abilities["payment.confirm"]).toMatchObject({ allowed: false });

    const closed = await story.repairedAndClosed(paid, story.ben);
    expect(closed).toMatchObject({ status: "closed", chain: { intact: true } });
  });
});

test("a claim is not taken without the evidence that its policy asks for, piece by piece with its clause", async () => {
  await story.api.unit("MF-2002", { model: "UM790", deliveredOn: "2025-06-10", buyerEmail: story.ben.email });
  const draft = await story.ben.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["MF-2002"] } });
  const body = { summary: "Stops after an hour", returnAddress: homeAddress };
  const edited = await story.ben.ok(`PATCH ${claimPath}`, { ...at(draft), etag: draft.etag, body });
  const submission = { acceptTerms: true, duties: draft.duties.map(({ id }) => id) };
  const submit = () => story.ben.refused(`POST ${claimPath}/submission`, { ...at(draft), body: submission });
  const refused = await submit();
  expect(refused.fields?.map(({ pointer }) => pointer)).toEqual([
    "/evidence/orderNumber",
    "/evidence/sku",
    "/evidence/effortsMade",
    "/evidence/photo",
  ]);
  expect(refused.fields?.[3]?.text).toBe("Photo / Video: needed with the claim (MF-CLAIM-3).");
  expect(refused.clauses?.map(({ id }) => id)).toContain("MF-CLAIM-1");

  const evidence = { orderNumber: "S-1", sku: "UM790-32", effortsMade: "Reset the BIOS." };
  await story.ben.ok(`PATCH ${claimPath}`, { ...at(draft), etag: edited.etag, body: { evidence } });
  const photo = (page: ClaimAnswer) => page.evidence.required.find(({ fact }) => fact === "evidence.photo");
  expect((await submit()).fields).toMatchObject([{ pointer: "/evidence/photo" }]);
  await story.kept(draft.id, { kind: "photo", purpose: "evidence", fileName: "a.jpg", contentType: "image/jpeg" });
  const page = await story.ben.ok(`GET ${claimPath}`, { ...at(draft), locale: "es" });
  expect(photo(page)).toMatchObject({ label: "Foto / Vídeo", onFile: true, clauses: [{ id: "MF-CLAIM-3" }] });
  await story.ben.ok(`POST ${claimPath}/submission`, { ...at(draft), body: submission });
});

test("evidence that comes after submission counts at once", async () => {
  await story.api.unit("MF-2003", { model: "UM790", deliveredOn: "2025-06-10", buyerEmail: story.ben.email });
  const [customerId, serials] = [story.ben.customerId, ["MF-2003"]];
  const draft = await story.support.ok("POST /v1/sellers/{seller}/claims", { body: { serials, customerId } });
  const told = { summary: "Told on the telephone", returnAddress: homeAddress };
  await story.support.ok(`PATCH ${claimPath}`, { ...at(draft), etag: draft.etag, body: told });
  const duties = draft.duties.map(({ id }) => id);
  const claim = await story.support.ok(`POST ${claimPath}/submission`, {
    ...at(draft),
    body: { acceptTerms: true, duties },
  });
  const photo = (page: ClaimAnswer) => page.evidence.required.find(({ fact }) => fact === "evidence.photo");
  expect(photo(claim)).toMatchObject({ onFile: false });
  await story.kept(claim.id, { kind: "photo", purpose: "evidence", fileName: "a.jpg", contentType: "image/jpeg" });
  const page = await story.ben.ok(`GET ${claimPath}`, at(claim));
  expect(photo(page)).toMatchObject({ onFile: true });
  expect(page.attachments).toMatchObject([{ fileName: "a.jpg", by: "Ben", kind: "photo", shows: null }]);
});

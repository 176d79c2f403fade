import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimApi, type Client, homeAddress, openClaimApi } from "../../test/claim-api.ts";
import { newId } from "../core/id.ts";
import { openToGuest } from "../domain/messages/index.ts";
import type { ClaimAnswer } from "./claim-page.ts";

type Customer = Awaited<ReturnType<ClaimApi["customer"]>>;

let api: ClaimApi;
let ana: Customer;
let ben: Customer;
let support: Client;
let dock: Client;
let bench: Client;
let finance: Client;
let shipping: Client;
let auditor: Client;

beforeAll(async () => {
  api = await openClaimApi();
  ana = await api.customer("Ana", "es");
  ben = await api.customer("Ben");
  [support, dock, bench, finance, shipping, auditor] = (await Promise.all(
    (["support", "receiving", "technician", "finance", "shipping", "auditor"] as const).map((role) => api.staff(role)),
  )) as [Client, Client, Client, Client, Client, Client];
});
afterAll(() => api.close());

const base = "/v1/sellers/{seller}/claims/{claim}" as const;
const at = (claim: { id: string }) => ({ params: { claim: claim.id } });
const onLine = (claim: ClaimAnswer) => ({ params: { claim: claim.id, line: firstLine(claim).id } });

function firstLine(claim: ClaimAnswer) {
  const line = claim.lines[0];
  if (!line) throw new Error("a claim has a line");
  return line;
}

function nowStep(claim: ClaimAnswer): string | undefined {
  return firstLine(claim).course.find(({ state }) => state === "now")?.key;
}

async function filed(by: Customer, serial: string): Promise<ClaimAnswer> {
  const draft = await by.ok("POST /v1/sellers/{seller}/claims", { body: { serials: [serial] } });
  const edited = await by.ok(`PATCH ${base}`, {
    ...at(draft),
    etag: draft.etag,
    body: { summary: "Stops after an hour", returnAddress: homeAddress },
  });
  const duties = edited.duties.map(({ id }) => id);
  return by.ok(`POST ${base}/submission`, { ...at(draft), body: { acceptTerms: true, duties } });
}

async function authorized(by: Customer, serial: string): Promise<ClaimAnswer> {
  const claim = await filed(by, serial);
  await support.ok(`POST ${base}/triage`, { ...at(claim), body: { notes: "Board 2 shows no chips" } });
  return support.ok(`POST ${base}/authorization`, {
    ...at(claim),
    body: { centreId: api.centreId, note: "Two boxes" },
  });
}

async function received(by: Customer, serial: string, tracking: string): Promise<ClaimAnswer> {
  const claim = await authorized(by, serial);
  const lineIds = claim.lines.map(({ id }) => id);
  await by.ok(`POST ${base}/parcels`, {
    ...at(claim),
    body: { carrier: "DHL", tracking, shippedOn: "2026-02-02", lineIds },
  });
  return dock.ok(`POST ${base}/lines/{line}/receipt`, {
    ...onLine(claim),
    body: {
      facts: { parcel: { contents: "match", packagingAdequate: true }, unit: { serialLegible: true } },
      note: "Tape reused",
    },
  });
}

async function repairedAndReturned(claim: ClaimAnswer, owner: Customer): Promise<ClaimAnswer> {
  await bench.ok(`POST ${base}/lines/{line}/repair`, onLine(claim));
  const working = await bench.ok(`GET ${base}`, at(claim));
  await bench.ok(`PATCH ${base}/lines/{line}/repair`, {
    ...onLine(claim),
    etag: firstLine(working).repair?.etag ?? "",
    body: { workDone: "Chip 14 replaced", parts: [{ name: "BM1398", quantity: 1 }], labourMinutes: 40 },
  });
  await bench.ok(`POST ${base}/lines/{line}/repair/testing`, onLine(claim));
  const ready = await bench.ok(`POST ${base}/lines/{line}/repair/tests`, {
    ...onLine(claim),
    body: { name: "24 h run", passed: true, last: true },
  });
  expect(nowStep(ready)).toBe("returned");
  const sent = await shipping.ok(`POST ${base}/return-parcels`, {
    ...at(claim),
    body: { carrier: "UPS", tracking: `1Z-${claim.number}`, shippedOn: "2026-02-02", lineIds: [firstLine(claim).id] },
  });
  const parcel = sent.parcels.find(({ direction }) => direction === "outbound");
  await owner.ok("POST /v1/sellers/{seller}/parcels/{parcel}/delivery", {
    params: { parcel: parcel?.id ?? "" },
    body: { deliveredOn: "2026-02-02" },
  });
  return owner.ok(`POST ${base}/closure`, at(claim));
}

describe("a WhatsMiner in warranty", () => {
  test("goes from draft to closed over HTTP, repaired free, each step named to whoever looks", async () => {
    await api.unit("HTM-1001", {
      model: "M50S",
      releasedOn: "2025-08-01",
      shippedOn: "2025-08-05",
      buyerEmail: ana.email,
    });
    const draft = await ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["htm1001"] }, locale: "es" });
    expect(draft).toMatchObject({ status: "draft", statusText: "Borrador", policy: { id: "whatsminer" } });
    expect(draft.nextStep).toEqual({ who: "customer", text: "Complete y envíe la reclamación" });
    expect(nowStep(draft)).toBe("filed");

    const claim = await received(ana, "HTM-1001", "JD0001");
    expect(claim).toMatchObject({ status: "in_progress", nextStep: { who: "staff", text: "Start the inspection" } });
    expect(nowStep(claim)).toBe("inspected");

    const begun = await bench.ok(`POST ${base}/lines/{line}/inspection`, onLine(claim));
    const questions = firstLine(begun).inspection?.questions.map(({ fact }) => fact) ?? [];
    expect(questions).toContain("finding.overclocked");
    const saved = await bench.ok(`PATCH ${base}/lines/{line}/inspection`, {
      ...onLine(claim),
      etag: firstLine(begun).inspection?.etag ?? "",
      body: { findings: { finding: { overclocked: false } }, faultCodes: ["CHIP-14"], notes: "Solder looks grey" },
    });
    expect(firstLine(saved).inspection?.questions.map(({ fact }) => fact)).not.toContain("finding.overclocked");
    const decided = await bench.ok(`POST ${base}/lines/{line}/inspection/completion`, {
      ...onLine(claim),
      body: { findings: { finding: { manufacturingDefect: true, repairable: true } } },
    });
    expect(firstLine(decided)).toMatchObject({ work: "approved", card: { verdict: "covered" } });
    expect(firstLine(decided).course.map(({ key }) => key)).not.toContain("quoted");

    const closed = await repairedAndReturned(decided, ana);
    expect(closed).toMatchObject({ status: "closed", chain: { intact: true }, outcome: { kind: "repaired" } });
    expect(firstLine(closed).course.every(({ state, on }) => state === "done" && on === "2026-02-02")).toBe(true);
    const inChinese = await support.ok(`GET ${base}`, { ...at(closed), locale: "zh" });
    const { sentence, decision } = firstLine(inChinese).card;
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
    await api.unit("HTM-1002", { model: "M50S", releasedOn: "2025-08-01", buyerEmail: ana.email });
    const { id } = await authorized(ana, "HTM-1002");
    const claim = await ana.ok(`GET ${base}`, { params: { claim: id }, locale: "zh" });
    const instructions = claim.authorization?.instructions ?? [];
    expect(instructions.map(({ clause }) => clause?.id)).toEqual(
      expect.arrayContaining(["AM-PACKAGING", "WM-1.2.2", "WM-1.2.3"]),
    );
    expect(instructions.map(({ text }) => text)).toContain("Two boxes");
    expect(instructions[0]?.text).toBe(`请在包裹外侧写明 ${claim.rmaNumber}，并将打印的寄件单放入箱内。`);
    expect(claim.deadlines.map(({ name, workingDaysLeft }) => [name, workingDaysLeft])).toEqual([
      ["寄出设备", 3],
      ["须送达", 11],
    ]);
    const code = await ana.send(`GET ${base}/barcode`, at(claim));
    expect(code).toMatchObject({ status: 200, headers: { "content-type": "image/svg+xml" } });
    expect(code.text).toMatch(/^<svg /);
  });
});

describe("a Minisforum machine out of warranty", () => {
  test("is quoted, paid by proof, repaired and returned", async () => {
    await api.unit("MF-2001", {
      model: "UM790",
      shippedOn: "2023-01-03",
      deliveredOn: "2023-01-10",
      buyerEmail: ben.email,
    });
    const claim = await received(ben, "MF-2001", "JD0002");
    await bench.ok(`POST ${base}/lines/{line}/inspection`, onLine(claim));
    const decided = await bench.ok(`POST ${base}/lines/{line}/inspection/completion`, {
      ...onLine(claim),
      body: { findings: { finding: { manufacturingDefect: true, repairable: true } } },
    });
    expect(firstLine(decided).card.verdict).toBe("not_covered");
    expect(nowStep(decided)).toBe("quoted");
    expect(decided.nextStep.text).toBe("Make the quote");

    const items = [
      { kind: "part" as const, text: "Mainboard", quantity: 1, unitAmount: 18_000 },
      { kind: "labour" as const, text: "Labour", quantity: 2, unitAmount: 2_500 },
    ];
    const drafted = await bench.ok(`POST ${base}/lines/{line}/quotes`, {
      ...onLine(claim),
      body: { items, currency: "EUR", expiresOn: "2026-02-20" },
    });
    const quote = firstLine(drafted).quotes[0];
    if (!quote) throw new Error("a quote was drafted");
    expect(quote).toMatchObject({ status: "draft", total: { amount: 23_000, currency: "EUR" } });
    const unsent = await ben.ok(`GET ${base}`, at(claim));
    expect(firstLine(unsent).quotes).toEqual([]);
    expect(unsent.timeline.map(({ verb }) => verb)).not.toContain("quote.drafted");

    const onQuote = { params: { quote: quote.id } };
    await support.ok("POST /v1/sellers/{seller}/quotes/{quote}/sending", onQuote);
    const offered = await ben.ok(`GET ${base}`, at(claim));
    expect(offered.nextStep).toEqual({ who: "customer", text: "Accept or decline the quote" });
    expect(firstLine(offered).quotes[0]?.abilities["quote.accept"]).toMatchObject({ allowed: true });
    const accepted = await ben.ok("POST /v1/sellers/{seller}/quotes/{quote}/acceptance", onQuote);
    const payment = firstLine(accepted).quotes[0]?.payment;
    if (!payment) throw new Error("a payment is awaited");
    const onPayment = { params: { payment: payment.id } };
    const early = await bench.refused(`POST ${base}/lines/{line}/repair`, onLine(claim));
    expect(early.status).toBe(409);

    const proof = await kept(claim.id, {
      kind: "payment_proof",
      purpose: "payment_proof",
      fileName: "transfer.pdf",
      contentType: "application/pdf",
    });
    const handedIn = await ben.ok("POST /v1/sellers/{seller}/payments/{payment}/proof", {
      ...onPayment,
      body: { attachmentId: proof, reference: "SEPA 77" },
    });
    expect(handedIn.nextStep.text).toBe("We check your payment");
    const waiting = await finance.ok("GET /v1/sellers/{seller}/payments", { query: { status: "proof_uploaded" } });
    expect(waiting.items).toMatchObject([
      {
        id: payment.id,
        reference: "SEPA 77",
        proof: { id: proof },
        abilities: { "payment.confirm": { allowed: true } },
      },
    ]);
    const paid = await finance.ok("POST /v1/sellers/{seller}/payments/{payment}/confirmation", onPayment);
    expect(nowStep(paid)).toBe("repaired");
    const quotes = await auditor.ok("GET /v1/sellers/{seller}/quotes");
    expect(quotes.items).toMatchObject([
      { id: quote.id, status: "accepted", paymentStatus: "confirmed", total: quote.total },
    ]);
    const reviewed = await auditor.ok("GET /v1/sellers/{seller}/payments");
    expect(reviewed.items[0]?.abilities["payment.confirm"]).toMatchObject({ allowed: false });

    const closed = await repairedAndReturned(paid, ben);
    expect(closed).toMatchObject({ status: "closed", chain: { intact: true } });
  });
});

describe("a refusal", () => {
  test("names its clause in the reader's language", async () => {
    await api.unit("HTM-1003", { model: "M50S", releasedOn: "2025-08-01", buyerEmail: ana.email });
    const claim = await filed(ana, "HTM-1003");
    const texts = new Set<string>();
    for (const locale of ["en", "es", "zh"] as const) {
      const early = await support.refused(`POST ${base}/authorization`, {
        ...at(claim),
        locale,
        body: { centreId: api.centreId },
      });
      expect(early).toMatchObject({ status: 409, code: "triage_first", clauses: [{ id: "WM-1.1" }] });
      texts.add(early.title).add(early.clauses?.[0]?.text ?? "");
      const moved = await ana.refused(`PATCH ${base}`, {
        ...at(claim),
        locale,
        etag: claim.etag,
        body: { returnAddress: { ...homeAddress, city: "Sevilla" } },
      });
      expect(moved).toMatchObject({ code: "address_locked", clauses: [{ id: "WM-ADDRESS" }] });
      texts.add(moved.title).add(moved.clauses?.[0]?.text ?? "");
    }
    expect(texts.size).toBe(12);
    const page = await support.ok(`GET ${base}`, at(claim));
    expect(page.abilities["claim.authorize"]).toMatchObject({ allowed: false, clauses: ["WM-1.1"] });
  });

  test("tells the second of two who edit that the first was faster", async () => {
    const draft = await ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["ZZ-404"] } });
    const edit = (etag: string) => ({ ...at(draft), etag, body: { summary: `at ${etag}` } });
    await ana.ok(`PATCH ${base}`, edit(draft.etag));
    expect(await ana.refused(`PATCH ${base}`, edit(draft.etag))).toMatchObject({
      status: 412,
      code: "changed_meanwhile",
    });
    expect((await ana.send(`PATCH ${base}`, { ...at(draft), body: { summary: "x" } })).status).toBe(428);
  });

  test("of a cursor that is none is a wrong field and no failure", async () => {
    for (const key of ["claims", "quotes", "payments"] as const)
      for (const cursor of ["%00", "Zm9v", Buffer.from("2026-99-99T00:00:00.000Z 1").toString("base64url")]) {
        const wrong = await support.refused(`GET /v1/sellers/{seller}/${key}`, { query: { cursor } });
        expect(wrong).toMatchObject({ status: 422, fields: [{ pointer: "/query/cursor" }] });
      }
  });
});

describe("who sees what", () => {
  test("customers cannot see, change or even find each other's claims", async () => {
    const claim = await filed(ana, "ZZ-1");
    for (const who of [ben, api.guest("x".repeat(43)), api.stranger]) {
      const { status } = await who.send(`GET ${base}`, at(claim));
      expect(status).toBe(who === ben ? 404 : who === api.stranger ? 401 : status);
      expect(status).toBeGreaterThanOrEqual(400);
    }
    const byNumber = await ben.refused(`GET ${base}`, { params: { claim: claim.number } });
    const unknown = await ben.refused(`GET ${base}`, { params: { claim: "R-2020-000001" } });
    expect({ ...byNumber, instance: "" }).toEqual({ ...unknown, instance: "" });
    expect((await ben.refused(`POST ${base}/cancellation`, { ...at(claim), body: {} })).status).toBe(404);
    const list = await ben.ok("GET /v1/sellers/{seller}/claims", { query: { q: claim.number } });
    expect(list.items).toEqual([]);
    expect((await ana.ok(`GET ${base}`, { params: { claim: claim.number } })).id).toBe(claim.id);
  });

  test("notes among staff never reach the customer, nor what only staff may do", async () => {
    const claim = await received(ana, "ZZ-2", "JD0003");
    const note = "Customer was rude on the phone";
    await support.ok(`POST ${base}/messages`, { ...at(claim), body: { text: note, internal: true } });
    await support.ok(`POST ${base}/messages`, { ...at(claim), body: { text: "It has arrived" } });
    const inside = await support.send(`GET ${base}`, at(claim));
    expect(inside.text).toContain(note);
    expect(inside.text).toContain("Tape reused");
    const outside = await ana.send(`GET ${base}`, at(claim));
    expect(outside.text).toContain("It has arrived");
    for (const secret of [note, "Tape reused", "Board 2 shows no chips", "note.written"])
      expect(outside.text).not.toContain(secret);
    const page = JSON.parse(outside.text) as ClaimAnswer;
    expect(page.timeline.every(({ details }) => details === null)).toBe(true);
    const offered = [page.abilities, ...page.lines.map(({ abilities }) => abilities)].flatMap(Object.keys);
    expect(offered).toContain("message.send");
    for (const action of [
      "note.write",
      "claim.triage",
      "claim.authorize",
      "custody.receive",
      "work.inspect",
      "quote.draft",
    ])
      expect(offered).not.toContain(action);
    expect(
      (await ana.refused(`POST ${base}/messages`, { ...at(claim), body: { text: "x", internal: true } })).status,
    ).toBe(403);
  });

  test("a guest with a claim's link sees that claim and no other", async () => {
    const [mine, other] = [await filed(ana, "ZZ-11"), await filed(ana, "ZZ-12")];
    const token = await api.within((tx) => openToGuest(tx, { sellerId: api.sellerId, id: mine.id }, "secret"));
    const guest = api.guest(token);
    const page = await guest.ok(`GET ${base}`, { params: { claim: mine.number } });
    expect(page.timeline.every(({ details }) => details === null)).toBe(true);
    expect(Object.keys(page.abilities)).not.toContain("claim.cancel");
    for (const claim of [other.id, other.number])
      expect((await guest.refused(`GET ${base}`, { params: { claim } })).status).toBe(404);
    expect((await guest.ok("GET /v1/sellers/{seller}/claims")).items.map(({ id }) => id)).toEqual([mine.id]);
  });

  test("a service centre sees the claims that were sent to it, and no other", async () => {
    const member = await api.staff("centre_member");
    const [here, nowhere] = [await authorized(ana, "ZZ-31"), await filed(ana, "ZZ-32")];
    expect((await member.ok(`GET ${base}`, at(here))).id).toBe(here.id);
    expect((await member.refused(`GET ${base}`, at(nowhere))).status).toBe(404);
    const listed = await member.ok("GET /v1/sellers/{seller}/claims", { query: { limit: 100 } });
    const centres = listed.items.map(({ rmaNumber }) => rmaNumber);
    expect(centres).toContain(here.rmaNumber);
    expect(centres).not.toContain(null);
  });

  test("evidence that comes after submission counts at once", async () => {
    await api.unit("MF-2002", { model: "UM790", deliveredOn: "2025-06-10", orderNumber: "S-1", buyerEmail: ben.email });
    const claim = await filed(ben, "MF-2002");
    const photo = (page: ClaimAnswer) => page.evidence.required.find(({ fact }) => fact === "evidence.photo");
    expect(photo(claim)).toEqual({ fact: "evidence.photo", label: "Photo", onFile: false });
    await kept(claim.id, { kind: "photo", purpose: "evidence", fileName: "a.jpg", contentType: "image/jpeg" });
    const page = await ben.ok(`GET ${base}`, { ...at(claim), locale: "es" });
    expect(photo(page)).toEqual({ fact: "evidence.photo", label: "Foto", onFile: true });
    expect(page.attachments).toMatchObject([{ fileName: "a.jpg", by: "Ben", kind: "photo" }]);
  });

  test("each role gets the next step that is its own", async () => {
    const claim = await received(ana, "ZZ-3", "JD0004");
    const seen = async (who: Client) => (await who.ok(`GET ${base}`, at(claim))).nextStep;
    expect(await seen(bench)).toEqual({ who: "staff", text: "Start the inspection" });
    expect(await seen(ana)).toEqual({ who: "staff", text: "We inspect it next" });
    const page = await auditor.ok(`GET ${base}`, at(claim));
    expect([page.abilities, firstLine(page).abilities].flatMap(Object.values).filter(({ allowed }) => allowed)).toEqual(
      [],
    );
    expect((await bench.ok(`GET ${base}`, at(claim))).lines[0]?.abilities["work.inspect"]).toMatchObject({
      allowed: true,
    });
  });
});

describe("the list of claims", () => {
  test("pages through every claim once, narrowed as asked", async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await support.ok("GET /v1/sellers/{seller}/claims", {
        query: { limit: 2, ...(cursor && { cursor }) },
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    const whole = await support.ok("GET /v1/sellers/{seller}/claims", { query: { limit: 100 } });
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(Object.values(whole.counts).reduce((sum, count) => sum + count, 0)).toBe(seen.length);
    const closed = await support.ok("GET /v1/sellers/{seller}/claims", { query: { status: "closed", q: "mf2001" } });
    expect(closed.items).toMatchObject([
      { firstSerial: "MF-2001", firstModel: "UM790", statusText: "Closed", lines: 1 },
    ]);
  });
});

test("a history that grows while it is read is never told to be broken", async () => {
  const claim = await filed(ana, "ZZ-21");
  const writes = (async () => {
    for (let round = 0; round < 15; round++)
      await support.ok(`POST ${base}/messages`, { ...at(claim), body: { text: `round ${round}` } });
  })();
  const pages: Promise<ClaimAnswer>[] = [];
  for (let round = 0; round < 40; round++) {
    pages.push(ana.ok(`GET ${base}`, at(claim)));
    if (round % 4 === 3) await Promise.all(pages);
  }
  await writes;
  const chains = (await Promise.all(pages)).map(({ chain }) => chain);
  expect(chains.filter(({ intact }) => !intact)).toEqual([]);
  expect(new Set(chains.map(({ length }) => length)).size).toBeGreaterThan(1);
});

test("a request sent twice under one key has one effect and one answer", async () => {
  const ask = { body: { serials: ["ZZ-7"] }, once: "begin-1" };
  const [first, second] = await Promise.all([
    ana.ok("POST /v1/sellers/{seller}/claims", ask),
    ana.ok("POST /v1/sellers/{seller}/claims", ask),
  ]);
  expect(second).toEqual(first);
});

test("asking for a claim's link says the same whether it exists, and mails only its own address", async () => {
  const claim = await filed(ana, "ZZ-8");
  const ask = (number: string, email: string) =>
    api.stranger.ok("POST /v1/sellers/{seller}/tracking", { body: { number, email }, locale: "es" });
  const answers = [
    await ask(claim.number, ana.email.toUpperCase()),
    await ask(claim.number, ben.email),
    await ask("R-2020-000001", ana.email),
  ];
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  const mails = await api.within((tx) =>
    tx.selectFrom("mail").select(["recipient", "claimId"]).where("template", "=", "tracking_link").execute(),
  );
  expect(mails).toEqual([{ recipient: ana.email, claimId: claim.id }]);
});

async function kept(
  claimId: string,
  file: { kind: string; purpose: string; fileName: string; contentType: string },
): Promise<string> {
  const id = newId<"attachment">(api.clock.now);
  const stored = { bytes: 10, sha256: "00", storageKey: id, uploadedBy: "Ben", uploadedAt: new Date(api.clock.now) };
  await api.within((tx) =>
    tx
      .insertInto("attachment")
      .values({ sellerId: api.sellerId, id, claimId, ...file, ...stored })
      .execute(),
  );
  return id;
}

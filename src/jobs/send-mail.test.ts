import { createHash } from "node:crypto";
import type { Email } from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { type SmtpServer, startSmtp } from "../../test/smtp.ts";
import { fakeCards } from "../adapters/card-fake.ts";
import { smtpMail } from "../adapters/mail-smtp.ts";
import { day } from "../core/day.ts";
import { newId } from "../core/id.ts";
import { type Locale, locales } from "../core/locale.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import {
  type ClaimTemplate,
  linksUnder,
  type MailData,
  type Template,
  tellCustomer,
  writeMail,
} from "../domain/messages/index.ts";
import { makeVault } from "../domain/payments/index.ts";
import type { JobDeps } from "./deps.ts";
import { runJob } from "./worker.ts";

const now = Date.UTC(2026, 10, 20, 9);
const at = new Date(now);
const sellerId = newId();
let database: FreshDatabase;
let smtp: SmtpServer;
let deps: JobDeps;
let ids: Ids;

beforeAll(async () => {
  database = await freshDatabase();
  smtp = await startSmtp(
    (recipient) => ({ "gone@customer.example": 550, "busy@customer.example": 451 })[recipient] ?? null,
  );
  deps = {
    db: database.db,
    policies: { find: () => undefined, byDigest: () => undefined, all: [], installed: () => undefined },
    mail: smtpMail(smtp.url),
    mailSettings: {
      links: linksUnder("https://after-sales.example"),
      secret: "a secret of the installation",
      from: null,
      clauseText: (_policy, clause, locale) => `${locale} text of ${clause} <b>`,
    },
    cards: { port: fakeCards(), vault: makeVault("a key of the installation for tests") },
    carriers: { ports: [], vault: makeVault("a key of the installation for tests") },
    uploadFolder: "/nowhere",
    now: () => now,
    log: { info() {}, error() {} },
  };
  await inTransaction(database.db, { sellerId }, insertSeller);
  ids = await inTransaction(database.db, { sellerId }, (tx) => insertClaim(tx, "ana@customer.example"));
});
afterAll(async () => {
  await deps.mail.close();
  await smtp.close();
  await database.close();
});

/** What each mail must say, whatever its language. */
const said: { readonly [T in ClaimTemplate]: [(ids: Ids) => MailData[T], ...string[]] } = {
  claim_submitted: [() => ({}), "M50S (HTM35X181)"],
  information_needed: [() => ({ text: "Which firmware?\nAnd <since> when?" }), "Which firmware?", "And <since> when?"],
  claim_authorized: [
    () => ({}),
    "RMA-2026-000007",
    "9 Dock Road",
    "Germany",
    "40212 Düsseldorf",
    "SA-4.2a",
    "SA-4.2b",
    "2026",
  ],
  unit_elsewhere: [({ lineId }) => ({ lineId }), "M50S (HTM35X181)", "RMA-2026-000007", "9 Dock Road"],
  claim_resolved_remotely: [() => ({ reason: "A new firmware" }), "A new firmware"],
  claim_rejected: [() => ({ reason: "Out of time", clauses: ["WM-3.1"] }), "Out of time", "WM-3.1"],
  claim_cancelled: [() => ({ reason: "Sold it" }), "Sold it"],
  send_in_reminder: [() => ({}), "RMA-2026-000007", "SA-4.2a"],
  claim_expired: [() => ({}), "SA-4.2b"],
  quote_reminder: [({ quoteId }) => ({ quoteId }), "Q-2026-000003", "1250,50|1,250.50", "2026"],
  quote_expired: [({ quoteId }) => ({ quoteId }), "Q-2026-000003", "M50S (HTM35X181)"],
  payment_reminder: [({ lineId }) => ({ lineId, dueOn: "2026-12-20" }), "M50S (HTM35X181)", "20", "SA-2.6"],
  returned_unpaid: [({ lineId }) => ({ lineId }), "M50S (HTM35X181)", "SA-2.6"],
  forfeiture_warning: [({ lineId }) => ({ lineId, dueOn: "2027-02-18" }), "M50S (HTM35X181)", "18", "2027", "WM-4.3.3"],
  return_refused: [({ lineId }) => ({ lineId }), "M50S (HTM35X181)"],
  forfeiture_due: [({ lineId }) => ({ lineId, dueOn: "2027-02-18" }), "M50S (HTM35X181)", "WM-4.3.3"],
  unit_forfeited: [({ lineId }) => ({ lineId, reason: "Never <paid>" }), "Never <paid>", "WM-4.3.3"],
  deadline_extended: [
    () => ({ name: "repair", dueOn: "2026-12-20", reason: "A part is late" }),
    "A part is late",
    "2026",
  ],
  parcel_received: [({ lineId }) => ({ lineId }), "M50S (HTM35X181)"],
  parcel_refused: [({ lineId }) => ({ lineId }), "No order for it", "WM-2.2.2"],
  parcel_turned_away: [
    () => ({ code: "JD<77>", reason: "soaked", clauses: ["SA-3.6"] }),
    "JD<77>",
    "parcel soaked|paquete mojado|包裹浸湿",
    "SA-3.6",
  ],
  inspection_done: [({ lineId }) => ({ lineId }), "WM-4.1.7"],
  quote_sent: [({ quoteId }) => ({ quoteId }), "Q-2026-000003", "1250,50|1,250.50", "WM-3.2", "DE02 1203 0000"],
  payment_confirmed: [({ paymentId }) => ({ paymentId }), "Q-2026-000003", "1250,50|1,250.50"],
  payment_rejected: [
    ({ paymentId }) => ({ paymentId, reason: "Cut off", cause: "amount" }),
    "Cut off",
    "Q-2026-000003",
    "another amount|importe distinto|金额不符",
  ],
  refund_approved: [
    ({ refundId }) => ({ refundId, from: day("2026-12-01"), by: day("2026-12-10"), clauses: ["MF-SLA-REFUND"] }),
    "F-2026-000005",
    "400,00|400.00",
    "20 %",
    "80,00|80.00",
    "320,00|320.00",
    "10 dic|10 Dec|12月10日",
    "MF-SLA-REFUND",
    "MF-DEPRECIATION",
  ],
  refund_sent: [
    ({ refundId }) => ({ refundId, from: day("2026-12-01"), by: day("2026-12-10"), clauses: [] }),
    "F-2026-000005",
    "320,00|320.00",
    "SEPA-77",
    "2026",
  ],
  refund_failed: [({ refundId }) => ({ refundId }), "F-2026-000005", "320,00|320.00"],
  repair_ready: [({ lineId }) => ({ lineId }), "M50S (HTM35X181)", "SA-2.2"],
  remedy_decided: [
    ({ lineId }) => ({ kind: "refund", lineIds: [lineId], reason: "As you asked.", clauses: [] }),
    "As you asked.",
  ],
  parcel_lost: [({ parcelId }) => ({ parcelId }), "DHL", "00340434161094"],
  return_shipped: [({ parcelId }) => ({ parcelId }), "DHL", "00340434161094"],
  decision_overridden: [({ lineId }) => ({ lineId }), "M50S (HTM35X181)", "Sorry for the <wait>", "200,00|200.00"],
  appeal_filed: [({ lineId }) => ({ lineId }), "M50S (HTM35X181)", "Look at the <seal>"],
  appeal_answered: [({ lineId }) => ({ lineId }), "M50S (HTM35X181)", "The seal is whole", "200,00|200.00"],
  claim_closed: [() => ({})],
  message_received: [() => ({ text: "It is <ready>" }), "It is <ready>"],
  tracking_link: [() => ({})],
};

describe.each(locales)("mails in %s", (locale) => {
  test.each(Object.keys(said) as (keyof typeof said)[])(
    "%s says what is needed, as text and as HTML",
    async (template) => {
      const [data, ...words] = said[template];
      await setLocale(locale);
      const mail = await sent(await tell(template, data(ids)));
      expect(mail.subject).toContain("R-2026-000042");
      const { text = "", html = "" } = mail;
      for (const word of ["Ana <Ruiz>", "https://after-sales.example/hash-shop/", ...words]) {
        expect(text).toMatch(oneOf(word));
        expect(unescape(html)).toMatch(oneOf(word));
      }
      expect(html).not.toMatch(/<(ruiz|since|ready|b|script|img|link)\b/i);
      expect(html).toContain(`<html lang="${locale === "zh" ? "zh-Hans" : locale}">`);
      expect(html).not.toMatch(/\s(?:src|background)=|url\(/);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\w+\}/);
      expect(mail.from).toEqual({ name: "Hash & Co", address: "care@hash.example" });
    },
  );
});

test("the same step reads differently in each language", async () => {
  const texts: (string | undefined)[] = [];
  for (const locale of locales) {
    await setLocale(locale);
    texts.push((await sent(await tell("claim_closed", {}))).text);
  }
  expect(new Set(texts).size).toBe(3);
});

test("a customer who does not sign in gets a link that opens the claim, the same one each time", async () => {
  await setLocale("en");
  const links = [await linkIn(await tell("claim_closed", {})), await linkIn(await tell("tracking_link", {}))];
  expect(links[0]).toBe(links[1]);
  const token = new URL(links[0] ?? "").searchParams.get("token") ?? "";
  const claim = await scoped((tx) => tx.selectFrom("claim").select("guestTokenHash").executeTakeFirstOrThrow());
  expect(claim.guestTokenHash).toBe(createHash("sha256").update(token).digest("hex"));
});

test("a customer who signs in is sent to the portal, and still gets a guest's link when asking for one", async () => {
  const personId = await scoped(async (tx) => {
    const { id } = await tx
      .insertInto("person")
      .values({ name: "Ana", email: "ana@customer.example" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const member = { sellerId, personId: id, role: "customer_owner", customerId: ids.customerId, createdAt: at };
    await tx.insertInto("customerMember").values(member).execute();
    return id;
  });
  expect(await linkIn(await tell("claim_closed", {}))).toBe(
    "https://after-sales.example/hash-shop/my/claims/R-2026-000042",
  );
  expect(await linkIn(await tell("claim_authorized", {}))).toMatch(/R-2026-000042$/);
  expect(await linkIn(await tell("tracking_link", {}))).toContain("/claims/R-2026-000042?token=");
  await scoped((tx) => tx.deleteFrom("customerMember").where("personId", "=", personId).execute());
});

test("run twice, the mail goes out once and its row stays the same", async () => {
  const mailId = await tell("claim_closed", {});
  const count = (await smtp.mails()).length;
  await run(mailId);
  const after = await rowOf(mailId);
  await run(mailId);
  expect(await rowOf(mailId)).toEqual(after);
  expect(after).toMatchObject({ status: "sent", attempts: 1, failure: null });
  expect((await smtp.mails()).length).toBe(count + 1);
});

test("a mail that is sent again after a crash keeps its Message-ID", async () => {
  const mailId = await tell("claim_closed", {});
  await run(mailId);
  // As if the worker had died between the server's yes and the mark.
  await scoped((tx) => tx.updateTable("mail").set({ status: "queued" }).where("id", "=", mailId).execute());
  await run(mailId);
  const ids = (await smtp.mails()).slice(-2).map(({ messageId }) => messageId);
  expect(ids).toEqual([`<${mailId}@after-sales.example>`, `<${mailId}@after-sales.example>`]);
});

test("an address that does not exist fails at once; a busy server is asked again, thirteen times at most", async () => {
  const gone = await mailTo("gone@customer.example");
  await run(gone);
  expect(await rowOf(gone)).toMatchObject({ status: "failed", attempts: 1, failure: expect.stringContaining("550") });
  const busy = await mailTo("busy@customer.example");
  for (let attempt = 1; attempt <= 13; attempt++) {
    await expect(run(busy)).rejects.toThrow("451");
    expect(await rowOf(busy)).toMatchObject({ status: attempt < 13 ? "queued" : "failed", attempts: attempt });
  }
});

test("an invitation carries its link once; the row forgets it when the mail is out", async () => {
  const link = "https://after-sales.example/hash-shop/invitation?token=once";
  const data = { link, role: "technician", by: "Rosa", expiresOn: "2026-11-27" };
  const mailId = await scoped((tx) =>
    writeMail(tx, {
      sellerId,
      subject: null,
      recipient: "new@seller.example",
      locale: "es",
      template: "staff_invitation",
      data,
      now,
    }),
  );
  const mail = await sent(mailId);
  expect(mail.text).toContain(link);
  expect(mail.text).toContain("técnico");
  expect((await rowOf(mailId)).data).toEqual({ role: "technician", by: "Rosa", expiresOn: "2026-11-27" });
});

test("a payload that is not one is refused before anything is done", async () => {
  await expect(runJob("sendMail", deps, { sellerId, mailId: "1" })).rejects.toThrow("mailId");
});

function scoped<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(database.db, { sellerId }, work);
}

async function tell(template: keyof typeof said, data: MailData[Template]): Promise<string> {
  return scoped(async (tx) => {
    await tellCustomer({ tx, now }, ids.claimId, template as "information_needed", data as { text: string });
    const { id } = await tx
      .selectFrom("mail")
      .select("id")
      .where("status", "=", "queued")
      .where("template", "=", template)
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    return id;
  });
}

function mailTo(recipient: string): Promise<string> {
  const about = {
    sellerId,
    subject: { claimId: ids.claimId },
    locale: "en",
    template: "claim_closed",
    data: {},
    now,
  } as const;
  return scoped((tx) => writeMail(tx, { ...about, recipient }));
}

async function run(mailId: string): Promise<void> {
  await runJob("sendMail", deps, { sellerId, mailId });
}

async function sent(mailId: string): Promise<Email> {
  await run(mailId);
  const found = (await smtp.mails()).find(({ messageId }) => messageId === `<${mailId}@after-sales.example>`);
  if (!found) throw new Error("the mail did not arrive");
  return found;
}

async function linkIn(mailId: string): Promise<string | undefined> {
  return /https:\/\/\S+/.exec((await sent(mailId)).text ?? "")?.[0];
}

function rowOf(mailId: string) {
  return scoped((tx) => tx.selectFrom("mail").selectAll().where("id", "=", mailId).executeTakeFirstOrThrow());
}

async function setLocale(locale: Locale): Promise<void> {
  await scoped((tx) => tx.updateTable("claim").set({ locale }).execute());
}

function oneOf(words: string): RegExp {
  return new RegExp(words.split("|").map(RegExp.escape).join("|"));
}

function unescape(html: string): string {
  return html
    .replaceAll("<br>", "\n")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

interface Ids {
  readonly customerId: string;
  readonly claimId: string;
  readonly lineId: string;
  readonly quoteId: string;
  readonly paymentId: string;
  readonly parcelId: string;
  readonly refundId: string;
}

const id = (): string => newId(now);

async function insertSeller(tx: Tx): Promise<void> {
  const seller = { id: sellerId, slug: "hash-shop", name: "Hash & Co", email: "care@hash.example", colour: "#ffcc00" };
  await tx
    .insertInto("seller")
    .values({ ...seller, policies: ["whatsminer"], createdAt: at })
    .execute();
}

/** A claim with one row of each kind that a mail reads. */
async function insertClaim(tx: Tx, email: string): Promise<Ids> {
  const [customerId, claimId, lineId, quoteId, paymentId, parcelId] = [id(), id(), id(), id(), id(), id()];
  const [centreId, modelId, unitId, decisionId] = [id(), id(), id(), id()];
  const own = { sellerId };
  await tx
    .insertInto("customer")
    .values({ ...own, id: customerId, kind: "consumer", name: "Ana <Ruiz>", email, locale: "es", createdAt: at })
    .execute();
  const address = {
    name: "Dock",
    lines: ["9 Dock Road"],
    city: "Düsseldorf",
    postcode: "40212",
    region: "",
    country: "DE",
    phone: "",
  };
  await tx
    .insertInto("serviceCentre")
    .values({ ...own, id: centreId, name: "Centre West", address: JSON.stringify(address), createdAt: at })
    .execute();
  await tx
    .insertInto("model")
    .values({
      ...own,
      id: modelId,
      manufacturer: "MicroBT",
      name: "M50S",
      category: "miner",
      policy: "whatsminer",
      createdAt: at,
    })
    .execute();
  const serial = { serial: "HTM35X181", serialKey: "HTM35X181" };
  await tx
    .insertInto("unit")
    .values({ ...own, id: unitId, ...serial, modelId, createdAt: at, updatedAt: at })
    .execute();
  await tx
    .insertInto("claim")
    .values({
      ...own,
      id: claimId,
      number: "R-2026-000042",
      customerId,
      status: "authorized",
      kind: "fault",
      policy: "whatsminer",
      locale: "en",
      rmaNumber: "RMA-2026-000007",
      createdBy: "test",
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  const line = {
    ...own,
    id: lineId,
    claimId,
    position: 1,
    unitId,
    ...serial,
    custody: "at_centre",
    work: "quoted",
    centreId,
  };
  await tx.insertInto("claimLine").values(line).execute();
  await tx
    .insertInto("policyVersion")
    .values({
      digest: "sha256:1",
      policy: "whatsminer",
      version: "1",
      effectiveFrom: "2024-01-01",
      source: "{}",
      storedAt: at,
    })
    .execute();
  const reasons = [
    { clause: "WM-4.1.7", effect: "voids", text: "overclocked" },
    { clause: "AM-OVERCLOCK", effect: "overrides", by: "WM-4.1.7", text: "" },
  ];
  await tx
    .insertInto("decision")
    .values({
      ...own,
      id: decisionId,
      claimId,
      lineId,
      stage: "inspected",
      policy: "whatsminer",
      policyDigest: "sha256:1",
      asOf: "2026-11-20",
      verdict: "not_covered",
      facts: "{}",
      settings: "{}",
      result: JSON.stringify({ reasons }),
      decidedAt: at,
      decidedBy: "test",
    })
    .execute();
  await tx.updateTable("claimLine").set({ decisionId }).execute();
  const remedy = { kind: "refund", charge: "none", amount: { amount: 20_000, currency: "EUR" } };
  const about = { ...own, claimId, lineId, decisionId };
  await tx
    .insertInto("decisionOverride")
    .values({
      ...about,
      id: newId(now),
      verdict: "covered",
      remedy: JSON.stringify(remedy),
      reason: "Sorry for the <wait>",
      decidedBy: "Sam",
      decidedAt: at,
    })
    .execute();
  await tx
    .insertInto("appeal")
    .values({
      ...about,
      id: newId(now),
      against: "Sam",
      words: "Look at the <seal>",
      filedBy: "Ana",
      filedAt: at,
      status: "upheld",
      answer: "The seal is whole",
      answeredBy: "Ann",
      answeredAt: at,
    })
    .execute();
  for (const [name, clause, dueOn, onMiss] of [
    ["send_in", "SA-4.2a", "2026-11-23", "remind"],
    ["not_received", "SA-4.2b", "2026-12-05", "expire"],
    ["payment", "SA-2.6", "2026-12-20", "send_back"],
    ["forfeiture", "WM-4.3.3", "2027-02-18", "ask_to_forfeit"],
  ] as const) {
    const ofLine = onMiss === "send_back" || onMiss === "ask_to_forfeit" ? { lineId } : {};
    const clock = { ...own, id: newId(now), claimId, ...ofLine, name, clause, dueOn, onMiss, status: "running" };
    await tx
      .insertInto("deadline")
      .values({ ...clock, countedFrom: "2026-11-20", daysLeft: 3, actsAt: at, createdAt: at })
      .execute();
  }
  await tx
    .insertInto("receipt")
    .values({
      ...own,
      id: newId(now),
      lineId,
      accepted: false,
      facts: "{}",
      refusals: JSON.stringify([{ clause: "WM-2.2.2", text: "No order for it" }]),
      receivedBy: "test",
      receivedAt: at,
    })
    .execute();
  await tx
    .insertInto("quote")
    .values({
      ...own,
      id: quoteId,
      number: "Q-2026-000003",
      claimId,
      lineId,
      revision: 1,
      status: "sent",
      currency: "EUR",
      clauses: ["WM-3.2"],
      expiresOn: "2026-12-04",
      createdBy: "test",
      createdAt: at,
    })
    .execute();
  for (const [position, quantity, unitAmount] of [
    [1, 2, 50_000],
    [2, 1, 25_050],
    [3, 1, 30_000],
  ] as const) {
    // The last one is for the customer to choose, and is in no total before.
    const left = position === 3 && { optional: true, taken: false };
    const item = { ...own, quoteId, position, kind: "part", text: "Part", quantity, unitAmount, ...left };
    await tx.insertInto("quoteItem").values(item).execute();
  }
  await tx
    .insertInto("payment")
    .values({
      ...own,
      id: paymentId,
      claimId,
      quoteId,
      status: "awaiting",
      amount: 125_050,
      currency: "EUR",
      createdAt: at,
    })
    .execute();
  await tx
    .insertInto("repairOrder")
    .values({ ...own, id: newId(now), lineId, charge: "quoted", clauses: ["SA-2.2"], startedBy: "test", startedAt: at })
    .execute();
  const parcel = { ...own, id: parcelId, claimId, direction: "outbound", carrier: "DHL", tracking: "00340434161094" };
  await tx
    .insertInto("parcel")
    .values({ ...parcel, shippedOn: "2026-11-20", createdBy: "test", createdAt: at })
    .execute();
  await tx
    .insertInto("parcelLine")
    .values({ ...own, parcelId, lineId })
    .execute();
  const refundId = await insertRefund(tx, { claimId, lineId });
  return { customerId, claimId, lineId, quoteId, paymentId, parcelId, refundId };
}

/** A refund with a deduction, and the account that customers pay to. */
async function insertRefund(tx: Tx, of: { readonly claimId: string; readonly lineId: string }): Promise<string> {
  const refundId = id();
  const account = { currency: "EUR", holder: "Hash & Co", bank: "DKB", number: "DE02 1203 0000 0000 2020 51" };
  await tx
    .insertInto("paymentSettings")
    .values({ sellerId, bankAccounts: JSON.stringify([{ ...account, code: "BYLADEM1001", note: "" }]) })
    .execute();
  const sums = { currency: "EUR", gross: 40_000, amount: 32_000, method: "bank_transfer", source: "purchase" };
  const asked = { reason: "Beyond repair", requestedBy: "test", requestedAt: at, startsOn: "2026-11-20" };
  await tx
    .insertInto("refund")
    .values({
      sellerId,
      id: refundId,
      number: "F-2026-000005",
      ...of,
      status: "sent",
      ...sums,
      ...asked,
      reference: "SEPA-77",
    })
    .execute();
  const kept = { kind: "depreciation", percent: "20", amount: 8000, clause: "MF-DEPRECIATION" };
  await tx
    .insertInto("refundDeduction")
    .values({ sellerId, refundId, position: 1, ...kept })
    .execute();
  return refundId;
}

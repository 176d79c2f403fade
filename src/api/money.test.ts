import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asClaim, at, type ClaimStory, claimPath, firstLine, onLine, openClaimStory } from "../../test/claim-story.ts";
import type { JobDeps } from "../jobs/deps.ts";
import { pursueCard } from "../jobs/pursue-card.ts";
import { sendRefund } from "../jobs/send-refund.ts";
import type { ClaimAnswer } from "./claim-page.ts";

const seller = "/v1/sellers/{seller}" as const;
let story: ClaimStory;
let boss: Awaited<ReturnType<ClaimStory["api"]["staff"]>>;
let jobs: JobDeps;
beforeAll(async () => {
  story = await openClaimStory();
  boss = await story.api.staff("administrator");
  jobs = { ...story.api.deps, log: { info() {}, error() {} } } as unknown as JobDeps;
});
afterAll(() => story.api.close());

const keys = { key: "sk_test_12345", eventSecret: "whsec_fake_1" };
let serials = 0;

/** A claim of Ben's whose quote of 120 euros was accepted. */
async function accepted(): Promise<ClaimAnswer> {
  const serial = `MONEY-${++serials}`;
  await story.api.unit(serial, {
    model: "UM790",
    deliveredOn: "2023-05-10",
    shippedOn: "2023-05-01",
    orderNumber: "O-1",
  });
  const claim = await story.received(story.ben, serial, `TR-${serial}`);
  const path = `${claimPath}/lines/{line}` as const;
  await story.bench.ok(`POST ${path}/inspection`, onLine(claim));
  const findings = { finding: { manufacturingDefect: true, repairable: true } };
  await story.bench.ok(`POST ${path}/inspection/completion`, { ...onLine(claim), body: { findings } });
  const items = [{ kind: "part" as const, text: "Board", quantity: 1, unitAmount: 12_000 }];
  const body = { items, currency: "EUR", expiresOn: "2026-03-02" };
  const drafted = await story.bench.ok(`POST ${path}/quotes`, { ...onLine(claim), body });
  const quote = firstLine(drafted).quotes[0]?.id ?? "";
  await story.bench.ok(`POST ${seller}/quotes/{quote}/sending`, { params: { quote } });
  return story.ben.ok(`POST ${seller}/quotes/{quote}/acceptance`, { params: { quote } });
}

const paymentOf = (claim: ClaimAnswer) => {
  const payment = firstLine(claim).quotes[0]?.payment;
  if (!payment) throw new Error("nothing is to be paid");
  return payment;
};
const reload = (claim: ClaimAnswer, by: Pick<ClaimStory["ben"], "ok"> = story.ben) =>
  by.ok(`GET ${claimPath}`, at(claim));

async function deliver(event: { body: Buffer; signature: string }) {
  const answer = await story.api.app.inject({
    method: "POST",
    url: "/v1/sellers/north/payments/stripe/events",
    headers: { "content-type": "application/json", "stripe-signature": event.signature },
    payload: event.body,
  });
  return { status: answer.statusCode, told: answer.json() as { received?: boolean; code?: string } };
}

async function tillPage(claim: ClaimAnswer): Promise<string> {
  await story.ben.ok(`POST ${seller}/payments/{payment}/card`, { params: { payment: paymentOf(claim).id } });
  const { sellerId } = story.api;
  const open = await story.api.within((tx) =>
    tx
      .selectFrom("onlinePayment")
      .select("id")
      .where("paymentId", "=", paymentOf(claim).id)
      .where("status", "=", "pending")
      .executeTakeFirstOrThrow(),
  );
  await pursueCard(jobs, { sellerId, onlineId: open.id });
  return `cs_${open.id}`;
}

test("keys at the provider are kept sealed, told to nobody and set by the administrator alone", async () => {
  const settings = await boss.ok(`GET ${seller}/payment-settings`);
  expect(settings).toMatchObject({ card: null, bankAccounts: [], refundLimit: { amount: 0, currency: "EUR" } });
  expect(await story.finance.refused(`POST ${seller}/payment-settings/card`, { body: keys })).toMatchObject({
    status: 403,
  });
  const wrong = await boss.refused(`POST ${seller}/payment-settings/card`, {
    body: { key: "hello", eventSecret: "x" },
  });
  expect(wrong.fields?.map(({ pointer }) => pointer)).toEqual(["/key", "/eventSecret"]);
  const set = await boss.send(`POST ${seller}/payment-settings/card`, { body: keys });
  expect(set.text).not.toMatch(/sk_test_12345|whsec_fake_1/);
  const row = await story.api.within((tx) => tx.selectFrom("paymentSettings").selectAll().executeTakeFirstOrThrow());
  expect(JSON.stringify(row)).not.toMatch(/sk_test_12345|whsec_fake_1/);
  expect((await boss.ok(`GET ${seller}/payment-settings`)).card).toMatchObject({ provider: "fake" });
});

test("the account to pay to stands with the payment; of two who edit it the second is told", async () => {
  const { etag } = await boss.ok(`GET ${seller}/payment-settings`);
  expect((await story.finance.ok(`GET ${seller}/refunds`)).items).toEqual([]);
  const account = { currency: "EUR", holder: "North GmbH", bank: "GLS", number: "DE89 3704 0044 0532 0130 00" };
  const body = { bankAccounts: [account], refundLimit: 0 };
  await boss.ok(`PATCH ${seller}/payment-settings`, { etag, body });
  expect(await boss.refused(`PATCH ${seller}/payment-settings`, { etag, body })).toMatchObject({
    code: "changed_meanwhile",
  });
  expect(paymentOf(await accepted()).accounts).toMatchObject([{ ...account, code: "", note: "" }]);
});

test("a card is charged once, however often and in whatever order the provider tells it", async () => {
  const claim = await accepted();
  expect(paymentOf(claim)).toMatchObject({ card: null, abilities: { "payment.startCard": { allowed: true } } });
  const session = await tillPage(claim);
  expect(paymentOf(await reload(claim)).card).toEqual({
    status: "pending",
    url: `https://cards.example/pay/${session}`,
  });
  const early = story.api.cards.event({ session });
  story.api.cards.pay(session);
  const [paid, again] = [story.api.cards.event({ session }), story.api.cards.event({ session })];
  const forged = { body: Buffer.from(paid.body.toString().replace("12000", "12001")), signature: paid.signature };
  expect(await deliver(forged)).toMatchObject({ status: 400, told: { code: "signature_invalid" } });
  expect(await deliver({ ...paid, signature: "" })).toMatchObject({ status: 400 });
  expect(paymentOf(await reload(claim)).status).toBe("awaiting");
  const answers = await Promise.all([paid, paid, again, early, paid].map(deliver));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const after = await reload(claim);
  expect(paymentOf(after)).toMatchObject({ status: "confirmed", card: { status: "succeeded", url: null } });
  expect(firstLine(after).work).toBe("approved");
  const ledger = await story.finance.ok(`GET ${seller}/ledger`, { query: { claim: claim.number } });
  expect(ledger.items.map(({ cause }) => cause).sort()).toEqual(["card.paid", "quote.accepted"]);
});

test("what is paid by card although a proof was confirmed is held, and its return asked for", async () => {
  const claim = await accepted();
  const session = await tillPage(claim);
  const file = { kind: "payment_proof", purpose: "payment_proof", fileName: "a.pdf", contentType: "application/pdf" };
  const attachmentId = await story.kept(claim.id, file);
  const params = { payment: paymentOf(claim).id };
  await story.ben.ok(`POST ${seller}/payments/{payment}/proof`, { params, body: { attachmentId } });
  await story.finance.ok(`POST ${seller}/payments/{payment}/confirmation`, { params });
  story.api.cards.pay(session);
  await deliver(story.api.cards.event({ session }));
  const [refund] = (await reload(claim, story.finance)).refunds;
  expect(refund).toMatchObject({
    status: "requested",
    source: "overpayment",
    byProvider: true,
    amount: { amount: 12_000 },
  });
  expect((await reload(claim)).refunds).toEqual([]);
  const approve = { params: { refund: refund?.id ?? "" } };
  await story.finance.ok(`POST ${seller}/refunds/{refund}/approval`, approve);
  expect(
    await story.finance.refused(`POST ${seller}/refunds/{refund}/sending`, { ...approve, body: { reference: "1" } }),
  ).toMatchObject({ code: "refund_by_provider" });
  story.api.cards.timeOutOnce();
  await sendRefund(jobs, { sellerId: story.api.sellerId, refundId: refund?.id ?? "" });
  const parked = await story.finance.ok(`GET ${seller}/refunds`, { query: { parked: "true" } });
  expect(parked.items).toMatchObject([
    { parked: "provider_silent", claimNumber: claim.number, abilities: { "refund.retry": { allowed: true } } },
  ]);
  await sendRefund(jobs, { sellerId: story.api.sellerId, refundId: refund?.id ?? "" });
  const [settled] = (await reload(claim)).refunds;
  expect(settled).toMatchObject({
    status: "settled",
    requestedBy: "",
    parked: null,
    // The provider did its part; the bank of the card takes its days.
    expected: { by: expect.any(String) },
  });
});

test("a proof is compared: another amount, another currency, another quote's, each has its answer", async () => {
  const [claim, other] = [await accepted(), await accepted()];
  const params = { payment: paymentOf(claim).id };
  const file = { kind: "payment_proof", purpose: "payment_proof", fileName: "a.pdf", contentType: "application/pdf" };
  const attachmentId = await story.kept(claim.id, file);
  const otherNumber = firstLine(other).quotes[0]?.number ?? "";
  const proof = `POST ${seller}/payments/{payment}/proof` as const;
  expect(
    await story.ben.refused(proof, { params, body: { attachmentId, reference: `for ${otherNumber}` } }),
  ).toMatchObject({
    code: "proof_of_other_quote",
    title: expect.stringContaining(otherNumber),
  });
  await story.ben.ok(proof, { params, body: { attachmentId, reference: "" } });
  const sameFile = await story.kept(other.id, file);
  // The same bytes under another name.
  await story.api.within((tx) =>
    tx.updateTable("attachment").set({ sha256: attachmentId }).where("id", "=", sameFile).execute(),
  );
  expect(
    await story.ben.refused(proof, { params: { payment: paymentOf(other).id }, body: { attachmentId: sameFile } }),
  ).toMatchObject({ code: "proof_used" });
  const confirm = `POST ${seller}/payments/{payment}/confirmation` as const;
  const received = (amount: number, currency: string) => ({ params, body: { received: { amount, currency } } });
  expect(await story.finance.refused(confirm, received(11_000, "EUR"))).toMatchObject({ code: "amount_differs" });
  expect(await story.finance.refused(confirm, received(12_000, "USD"))).toMatchObject({ code: "currency_differs" });
  const body = { cause: "amount" as const, reason: "110.00 arrived" };
  const rejected = await story.finance.ok(`POST ${seller}/payments/{payment}/rejection`, { params, body });
  expect(paymentOf(asClaim(rejected))).toMatchObject({ status: "rejected", rejectionCause: "amount" });
});

test("a second person approves; the ledger is a table that sums to zero, for those who may read it", async () => {
  const claim = await accepted();
  const ask = {
    ...onLine(claim),
    body: { amount: { amount: 5000, currency: "EUR" }, method: "paypal" as const, reason: "=Goodwill" },
  };
  const asked = await story.finance.ok(`POST ${claimPath}/lines/{line}/refunds`, ask);
  const refund = asked.refunds.at(-1)?.id ?? "";
  expect(asked.refunds.at(-1)?.abilities["refund.approve"]).toMatchObject({ allowed: false });
  expect(await story.finance.refused(`POST ${seller}/refunds/{refund}/approval`, { params: { refund } })).toMatchObject(
    { code: "second_person" },
  );
  const queue = async (key: string) => {
    const { queues, waitingForMe } = await story.finance.ok(`GET ${seller}/today`);
    const row = waitingForMe.find(({ number }) => number === claim.number);
    return [queues.find((each) => each.key === key)?.count, row?.nextStep.text];
  };
  expect(await queue("approve_refund")).toEqual([1, "Approve the refund"]);
  await boss.ok(`POST ${seller}/refunds/{refund}/approval`, { params: { refund } });
  expect(await queue("send_refund")).toEqual([1, "Send the refund"]);
  expect((await queue("approve_refund"))[0]).toBe(0);
  expect(await story.ben.refused(`GET ${seller}/ledger`)).toMatchObject({ status: 403 });
  expect(await story.support.refused(`GET ${seller}/ledger/table`)).toMatchObject({ status: 403 });
  expect(await story.auditor.refused(`GET ${seller}/ledger/table`, { query: { claim: "3" } })).toMatchObject({
    status: 404,
  });
  const table = await story.auditor.send(`GET ${seller}/ledger/table`);
  const rows = parse(table.text, { bom: true, columns: true }) as Record<string, string>[];
  const sum = (side: string) => rows.reduce((total, row) => total + Math.round(Number(row[side] || 0) * 100), 0);
  expect(rows.length).toBeGreaterThan(6);
  expect(sum("debit")).toBe(sum("credit"));
  const { items } = await story.finance.ok(`GET ${seller}/ledger/balances`);
  expect(items.reduce((total, { money }) => total + money.amount, 0)).toBe(0);
  const first = await story.finance.ok(`GET ${seller}/ledger`, { query: { limit: 3 } });
  const second = await story.finance.ok(`GET ${seller}/ledger`, { query: { limit: 3, cursor: first.next ?? "" } });
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
});

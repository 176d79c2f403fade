import fc from "fast-check";
import { expect, test } from "vitest";
import { fakeCards } from "../../src/adapters/card-fake.ts";
import type { Actor } from "../../src/core/actor.ts";
import { newId } from "../../src/core/id.ts";
import { Refusal } from "../../src/core/refusal.ts";
import type { Context } from "../../src/domain/context.ts";
import { balances } from "../../src/domain/ledger/index.ts";
import {
  confirmPayment,
  makeVault,
  rejectPayment,
  setCardKeys,
  startCardPayment,
  takeCardEvent,
  uploadProof,
} from "../../src/domain/payments/index.ts";
import { acceptQuote, sendQuote } from "../../src/domain/quotes/index.ts";
import {
  approveRefund,
  declineRefund,
  failRefund,
  requestRefund,
  sendRefund as sendByHand,
  settleRefund,
} from "../../src/domain/refunds/index.ts";
import type { JobDeps } from "../../src/jobs/deps.ts";
import { pursueCard } from "../../src/jobs/pursue-card.ts";
import { reconcileCards } from "../../src/jobs/reconcile-cards.ts";
import { sendRefund } from "../../src/jobs/send-refund.ts";
import { addFile } from "../course.ts";
import { type World, world } from "../world.ts";

// What anybody may try next; the state decides whether it is done or refused.
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom("accept", "proof", "confirm", "reject", "card", "pay", "expire", "lateEvent") }),
  fc.record({ kind: fc.constantFrom("approve", "decline", "sendByHand", "settle", "fail", "job", "reconcile") }),
  fc.record({ kind: fc.constant("timeOut"), pending: fc.boolean() }),
  fc.record({
    kind: fc.constant("request"),
    amount: fc.integer({ min: 1, max: 25_000 }),
    kept: fc.integer({ min: 0, max: 9000 }),
    ofPayment: fc.boolean(),
    card: fc.boolean(),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What should stand in the books, kept beside them in the plainest way. */
class Model {
  readonly books: Record<string, number> = {};
  move(from: string, to: string, amount: number): void {
    this.books[from] = (this.books[from] ?? 0) - amount;
    this.books[to] = (this.books[to] ?? 0) + amount;
  }
}

test("whatever is quoted, proven, charged, refunded or left to run out, the books balance and say what a plain model says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 28 }), async (steps) => {
      const stage = await open();
      await stage.take({ kind: "accept" });
      for (const each of steps) await stage.take(each);
      const books = await stage.books();
      expect(Object.values(books).reduce((sum, amount) => sum + amount, 0)).toBe(0);
      expect(books).toEqual(await stage.model());
      // No refund went twice at the provider, and none beyond what was charged.
      expect(stage.refundedAtProvider()).toBeLessThanOrEqual(stage.charged());
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 240_000);

async function open() {
  const set = await world({
    policy: "minisforum",
    claim: "quote_drafted",
    unit: { shippedOn: "2023-05-01", deliveredOn: "2023-05-10", warehouse: "CN", preorder: false },
    findings: { finding: { manufacturingDefect: true, repairable: true } },
  });
  const vault = makeVault("a key of the installation for tests");
  const cards = fakeCards();
  const deps = { db: set.db, policies: set.policies, cards: { port: cards, vault }, now: set.clock.now };
  const keys = { key: "sk", eventSecret: "whsec_fake_1" };
  await set.act(set.administrator, (context) => setCardKeys(context, { provider: "fake", keys, vault }));
  const jobDeps = { ...deps, log: { info() {}, error() {} } } as unknown as JobDeps;
  const quoteId = (await set.line()).quotes[0]?.id ?? "";
  await set.act(set.technician, (context) => sendQuote(context, quoteId));
  const calm = (by: Actor, work: (context: Context) => Promise<unknown>) => orRefused(set.act(by, work));
  const payment = async () => (await set.line()).quotes[0]?.payment;
  const session = async () => (await payment())?.online.at(-1);
  const refund = async (...statuses: string[]) =>
    (await set.load()).refunds.findLast(({ status }) => statuses.includes(status))?.id ?? newId();
  const sellerId = set.sellerId;
  const events: ReturnType<typeof cards.event>[] = [];
  const told = async (event: ReturnType<typeof cards.event>) => {
    const read = cards.readEvent(keys, { ...event, now: set.clock.now() });
    await set.act(set.system, (context) => takeCardEvent(context, "fake", read));
  };

  async function take(each: Step): Promise<void> {
    const paymentId = (await payment())?.id ?? newId();
    const online = await session();
    switch (each.kind) {
      case "accept":
        return calm(set.customer, (context) => acceptQuote(context, quoteId));
      case "proof":
        return calm(set.customer, async (context) =>
          uploadProof(context, paymentId, { attachmentId: await addFile(context, set.claimId), reference: "" }),
        );
      case "confirm":
        return calm(set.finance, (context) => confirmPayment(context, paymentId));
      case "reject":
        return calm(set.finance, (context) => rejectPayment(context, paymentId, { reason: "No" }));
      case "card":
        await calm(set.customer, (context) => startCardPayment(context, paymentId, "https://x.example"));
        for (const { id } of (await payment())?.online ?? []) await pursueCard(jobDeps, { sellerId, onlineId: id });
        return;
      case "pay":
      case "expire":
        if (!online?.checkoutUrl) return;
        if (each.kind === "pay") cards.pay(`cs_${online.id}`);
        else cards.expire(`cs_${online.id}`);
        events.push(cards.event({ session: `cs_${online.id}` }));
        return told(events.at(-1) as (typeof events)[number]);
      case "lateEvent":
        // Everything once more, newest first.
        for (const event of events.toReversed()) await told(event);
        return;
      case "timeOut":
        cards.refundsBecome(each.pending ? "pending" : "succeeded");
        return cards.timeOutOnce();
      case "request":
        return request(each, paymentId);
      case "approve":
        return calm(set.administrator, async (context) => approveRefund(context, await refund("requested")));
      case "decline":
        return calm(set.finance, async (context) =>
          declineRefund(context, await refund("requested"), { reason: "No" }),
        );
      case "sendByHand":
        return calm(set.finance, async (context) => sendByHand(context, await refund("approved"), { reference: "1" }));
      case "settle":
        return calm(set.finance, async (context) => settleRefund(context, await refund("sent")));
      case "fail":
        return calm(set.finance, async (context) =>
          failRefund(context, await refund("approved", "sent", "settled"), { reason: "No" }),
        );
      case "job":
        for (const { id, onlineId } of (await set.load()).refunds)
          if (onlineId) await sendRefund(jobDeps, { sellerId, refundId: id });
        return;
      case "reconcile":
        set.clock.advance(1);
        return reconcileCards(jobDeps, { sellerId });
    }
  }

  function request(each: Extract<Step, { kind: "request" }>, paymentId: string) {
    const amount = { amount: each.amount, currency: "EUR" };
    const kept = { kind: "customs", amount: { ...amount, amount: each.kept }, clauses: ["MF-CUSTOMS"] };
    const source = each.ofPayment ? ({ source: "payment", paymentId } as const) : {};
    const method = each.card ? "card" : "bank_transfer";
    return calm(set.finance, async (context) => {
      const line = await set.line();
      const target = { claimId: set.claimId, lineId: line.id };
      const what = { amount, deductions: [kept], method, reason: "Test", clauses: [] } as const;
      return requestRefund(context, target, { ...what, ...source });
    });
  }

  const books = async () => {
    const all = await set.act(set.system, balances);
    return Object.fromEntries(
      all.filter(({ money }) => money.amount).map(({ account, money }) => [account, money.amount]),
    );
  };
  return {
    take,
    books,
    model: () => modelOf(set),
    refundedAtProvider: () => [...cards.refunded.values()].reduce((sum, { amount }) => sum + amount, 0),
    charged: () => 20_000 * 10,
  };
}

/** The books, worked out anew from how things stand. */
async function modelOf(set: World): Promise<Record<string, number>> {
  const model = new Model();
  const [quote] = (await set.line()).quotes;
  if (quote?.payment)
    for (const item of quote.items) model.move(`revenue:${item.kind}`, "receivable", item.amount.amount);
  const paid = quote?.payment?.online.filter(({ status }) => status === "succeeded") ?? [];
  const confirmed = quote?.payment?.status === "confirmed";
  const byProof = confirmed && (await wasProven(set));
  if (byProof) model.move("receivable", "cash:bank_transfer", quote?.total.amount ?? 0);
  for (const [at, { amount }] of paid.entries())
    model.move(!byProof && at === 0 ? "receivable" : "overpaid", "cash:card", amount.amount);
  for (const refund of (await set.load()).refunds) {
    if (refund.status === "requested" || refund.status === "failed") continue;
    const out = refund.source === "overpayment" ? "overpaid" : `refunds:${refund.source}`;
    for (const { kind, amount } of refund.deductions) model.move(`deductions:${kind}`, out, amount.amount);
    const gone = refund.status === "sent" || refund.status === "settled";
    model.move(gone ? `cash:${refund.method}` : "refunds_payable", out, refund.amount.amount);
  }
  return Object.fromEntries(Object.entries(model.books).filter(([, amount]) => amount !== 0));
}

async function wasProven(set: World): Promise<boolean> {
  const { events } = await set.load();
  return events.some(({ verb }) => verb === "payment.confirm");
}

async function orRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

import { isId } from "../../core/id.ts";
import type { Locale } from "../../core/locale.ts";
import type { Money } from "../../core/money.ts";
import {
  type ClaimRecord,
  claimForChange,
  type LineRecord,
  type OnlineRecord,
  type PaymentRecord,
  type QuoteRecord,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, noteEvent } from "../events/index.ts";
import { credit, debit, post } from "../ledger/index.ts";
import { isDue, requestRefund } from "../refunds/index.ts";
import type { Checkout, CheckoutState, NewCheckout } from "./card-port.ts";
import { openRepair } from "./confirm.ts";
import { onlineLifecycle, paymentLifecycle } from "./lifecycle.ts";

/** Why a card payment waits for a person. */
export type OnlineParked = "provider_silent" | "keys_missing" | "amount_differs";

/** What is to be asked of the provider next. */
export type CheckoutAttempt =
  | { readonly ask: "start"; readonly checkout: NewCheckout }
  | { readonly ask: "read" | "end"; readonly session: string };

/**
 * Notes that the provider is about to be asked about a card payment; null where it has ended, or where its page is there
 * and nobody wants to follow what became of it. `ready` is whether the provider's keys are there.
 */
export async function beginCheckoutAttempt(
  context: Context,
  onlineId: string,
  { ready, follow }: { readonly ready: boolean; readonly follow: boolean },
): Promise<CheckoutAttempt | null> {
  const { tx, actor, now } = context;
  const found = await findOnline(context, onlineId);
  if (found?.online.status !== "pending") return null;
  const { record, quote, payment, online } = found;
  if (!ready) {
    await park(context, found, "keys_missing");
    return null;
  }
  if (online.checkoutUrl && !follow) return null;
  const row = await tx
    .updateTable("onlinePayment")
    .set((eb) => ({ attempts: eb("attempts", "+", 1), attemptedAt: new Date(now) }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", onlineId)
    .returning(["providerSession", "returnUrl"])
    .executeTakeFirstOrThrow();
  if (row.providerSession)
    return { ask: payment.status === "confirmed" ? "end" : "read", session: row.providerSession };
  const { email, locale } = record.customer;
  const checkout = { id: onlineId, amount: online.amount, title: quote.number, returnUrl: row.returnUrl };
  return { ask: "start", checkout: { ...checkout, email, locale: locale as Locale } };
}

/** The provider's page is there: the customer may go to it. */
export async function keepCheckout(context: Context, onlineId: string, checkout: Checkout): Promise<void> {
  const { tx, actor } = context;
  await tx
    .updateTable("onlinePayment")
    .set({ providerSession: checkout.session, checkoutUrl: checkout.url, parked: null })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", onlineId)
    .where("status", "=", "pending")
    .execute();
}

/**
 * Takes in what the provider says of a checkout; told twice, or in another order, it comes to the same. What was paid
 * although nothing was due any more is held for the customer, and its return asked for. A checkout of others is let be.
 */
export async function checkoutTold(context: Context, told: CheckoutState): Promise<void> {
  const found = await findOnline(context, told.id);
  if (!found || told.status === "open" || found.online.status === "succeeded") return;
  if (told.status === "paid") return paid(context, found, told);
  if (found.online.status === "pending") await ended(context, found, told.reason ?? "expired");
}

/** The provider said a final no. */
export async function checkoutRefused(context: Context, onlineId: string, reason: string): Promise<void> {
  const found = await findOnline(context, onlineId);
  if (found?.online.status === "pending") await ended(context, found, reason);
}

/** The provider does not answer: asked again by and by, and shown to finance until it does. */
export async function checkoutUnknown(context: Context, onlineId: string): Promise<void> {
  const found = await findOnline(context, onlineId);
  if (found?.online.status === "pending") await park(context, found, "provider_silent");
}

/** Card payments that may be asked about again at `now`, oldest first. */
export async function checkoutsUnderWay({ tx, actor, now }: Context, patience: { readonly seconds: number }) {
  const rows = await tx
    .selectFrom("onlinePayment")
    .select(["id", "attempts", "attemptedAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("status", "=", "pending")
    .where("createdAt", "<=", new Date(now - patience.seconds * 1000))
    .orderBy("createdAt")
    .limit(500)
    .execute();
  return rows.filter((row) => isDue(row, now, patience.seconds)).map(({ id }) => id);
}

interface Found {
  readonly record: ClaimRecord;
  readonly line: LineRecord;
  readonly quote: QuoteRecord;
  readonly payment: PaymentRecord;
  readonly online: OnlineRecord;
}

/** A card payment with all it belongs to, the claim locked; null where there is none of that id here. */
async function findOnline(context: Context, onlineId: string): Promise<Found | null> {
  const { tx, actor } = context;
  const row =
    isId(onlineId) &&
    (await tx
      .selectFrom("onlinePayment")
      .select("claimId")
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", onlineId)
      .executeTakeFirst());
  if (!row || !row.claimId) return null;
  const record = await claimForChange(context, row.claimId);
  for (const line of record.lines)
    for (const quote of line.quotes)
      for (const online of quote.payment?.online ?? [])
        if (online.id === onlineId && quote.payment) return { record, line, quote, payment: quote.payment, online };
  throw new Error(`the card payment ${onlineId} hangs on no quote of ${record.number}`);
}

async function paid(context: Context, found: Found, told: CheckoutState): Promise<void> {
  const { record, line, quote, payment, online } = found;
  if (!told.payment || !told.amount || !isSame(told.amount, online.amount))
    return park(context, found, "amount_differs");
  const target = { claimId: record.id, lineId: line.id, onlineId: online.id, paymentId: payment.id };
  const { number } = quote;
  await move(context, onlineLifecycle, target, "succeed", { details: { number, amount: online.amount } });
  await note(context, online.id, {
    providerPayment: told.payment,
    failure: null,
    parked: null,
    endedAt: new Date(context.now),
  });
  const due = (paymentLifecycle.transitions.payByCard.from as readonly string[]).includes(payment.status);
  const wanted = due && line.work === "quoted";
  const { amount } = online;
  await post(context, {
    claimId: record.id,
    cause: wanted ? "card.paid" : "card.overpaid",
    subjectId: online.id,
    memo: number,
    postings: [debit("cash:card", amount), credit(wanted ? "receivable" : "overpaid", amount)],
  });
  if (wanted) {
    await move(context, paymentLifecycle, target, "payByCard", { details: { amount } });
    return openRepair(context, record, { line, quote, payment });
  }
  const asked = { method: "card", source: "overpayment", onlineId: online.id, clauses: [] } as const;
  await requestRefund(
    context,
    { claimId: record.id, lineId: line.id },
    { ...asked, reason: `${number} was paid twice.` },
  );
}

async function ended(context: Context, { record, line, quote, online }: Found, reason: string): Promise<void> {
  const target = { claimId: record.id, lineId: line.id, onlineId: online.id };
  await move(context, onlineLifecycle, target, "fail", { reason, details: { number: quote.number } });
  await note(context, online.id, { failure: reason, parked: null, endedAt: new Date(context.now) });
}

async function park(context: Context, { record, line, quote, online }: Found, why: OnlineParked): Promise<void> {
  if (online.parked === why) return;
  await note(context, online.id, { parked: why });
  await noteEvent(context, { claimId: record.id, lineId: line.id }, "online.parked", { number: quote.number, why });
}

async function note(
  { tx, actor }: Context,
  id: string,
  columns: { providerPayment?: string; failure?: string | null; parked?: string | null; endedAt?: Date },
): Promise<void> {
  await tx
    .updateTable("onlinePayment")
    .set(columns)
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .execute();
}

function isSame(first: Money, second: Money): boolean {
  return first.currency === second.currency && first.amount === second.amount;
}

import { isId } from "../../core/id.ts";
import type { Money } from "../../core/money.ts";
import type { OnlineRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, noteEvent } from "../events/index.ts";
import { credit, debit, post } from "../ledger/index.ts";
import { orderLifecycle } from "../orders/lifecycle.ts";
import { isDue, requestOrderRefund, requestRefund } from "../refunds/index.ts";
import type { Checkout, CheckoutState, NewCheckout } from "./card-port.ts";
import { paidFor } from "./confirm.ts";
import { type PaymentCase, paymentForChange } from "./find.ts";
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
  if (!found || !isOpen(found)) return null;
  const { number, customer, payment, online } = found;
  if (!ready) {
    await park(context, found, "keys_missing");
    return null;
  }
  if (online.checkoutUrl && !follow && online.status === "pending") return null;
  const row = await tx
    .updateTable("onlinePayment")
    .set((eb) => ({ attempts: eb("attempts", "+", 1), attemptedAt: new Date(now) }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", onlineId)
    .returning(["providerSession", "returnUrl"])
    .executeTakeFirstOrThrow();
  if (row.providerSession)
    return {
      ask: online.status === "failed" || payment.status === "confirmed" ? "end" : "read",
      session: row.providerSession,
    };
  const { email, locale } = customer;
  const checkout = { id: onlineId, amount: online.amount, title: number, returnUrl: row.returnUrl };
  return { ask: "start", checkout: { ...checkout, email, locale } };
}

/** Whether there is a page to be made, followed or taken away: the last where the total changed while the customer had it. */
function isOpen({ online, payment }: Found): boolean {
  if (online.status === "pending") return true;
  return online.status === "failed" && online.checkoutUrl !== null && !isSame(online.amount, payment.amount);
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

interface Found extends PaymentCase {
  readonly online: OnlineRecord;
}

/** A card payment with all it belongs to, its subject locked; null where there is none of that id here. */
async function findOnline(context: Context, onlineId: string): Promise<Found | null> {
  const { tx, actor } = context;
  const row =
    isId(onlineId) &&
    (await tx
      .selectFrom("onlinePayment")
      .select("paymentId")
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", onlineId)
      .executeTakeFirst());
  if (!row) return null;
  const found = await paymentForChange(context, row.paymentId);
  const online = found.payment.online.find(({ id }) => id === onlineId);
  if (!online) throw new Error(`the card payment ${onlineId} hangs on no payment for ${found.number}`);
  return { ...found, online };
}

async function paid(context: Context, found: Found, told: CheckoutState): Promise<void> {
  const { subject, target, number, online } = found;
  if (!told.payment || !told.amount || !isSame(told.amount, online.amount))
    return park(context, found, "amount_differs");
  const moving = { ...target, onlineId: online.id };
  await move(context, onlineLifecycle, moving, "succeed", { details: { number, amount: online.amount } });
  await note(context, online.id, {
    providerPayment: told.payment,
    failure: null,
    parked: null,
    endedAt: new Date(context.now),
  });
  const wanted = isWanted(found);
  const { amount } = online;
  const due = wanted ? found.payment.amount : { ...amount, amount: 0 };
  const over = { ...amount, amount: amount.amount - due.amount };
  await post(context, {
    ...subject,
    cause: wanted ? "card.paid" : "card.overpaid",
    subjectId: online.id,
    memo: number,
    postings: [debit("cash:card", amount), credit("receivable", due), credit("overpaid", over)],
  });
  if (over.amount > 0) await giveBack(context, found, over);
  if (!wanted) return;
  await move(context, paymentLifecycle, moving, "payByCard", { details: { amount: due } });
  await paidFor(context, found, "payByCard");
}

/** Whether the money is still due: not paid otherwise meanwhile, and what it is for still waits for it. A page may have asked for more than is due since. */
function isWanted({ payment, quoted, order, online }: Found): boolean {
  if (online.amount.amount < payment.amount.amount) return false;
  const due = (paymentLifecycle.transitions.payByCard.from as readonly string[]).includes(payment.status);
  const waits = order
    ? (orderLifecycle.transitions.payByCard.from as readonly string[]).includes(order.status)
    : quoted?.line.work === "quoted";
  return due && waits;
}

/** What was paid although it was not due any more. */
async function giveBack(context: Context, { quoted, order, number, online }: Found, amount: Money): Promise<void> {
  const asked = { method: "card", source: "overpayment", onlineId: online.id, clauses: [] } as const;
  const reason =
    amount.amount < online.amount.amount ? `More was paid than was due for ${number}.` : `${number} was paid twice.`;
  if (quoted) await requestRefund(context, { claimId: quoted.record.id, lineId: quoted.line.id }, { ...asked, reason });
  if (order) await requestOrderRefund(context, order, { ...asked, reason, amount });
}

async function ended(context: Context, { target, number, online }: Found, reason: string): Promise<void> {
  await move(context, onlineLifecycle, { ...target, onlineId: online.id }, "fail", { reason, details: { number } });
  await note(context, online.id, { failure: reason, parked: null, endedAt: new Date(context.now) });
}

async function park(context: Context, { subject, lineId, number, online }: Found, why: OnlineParked): Promise<void> {
  if (online.parked === why) return;
  await note(context, online.id, { parked: why });
  await noteEvent(context, { ...subject, ...(lineId && { lineId }) }, "online.parked", { number, why });
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

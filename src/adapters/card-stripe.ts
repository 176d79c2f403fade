import Stripe from "stripe";
import type { Locale } from "../core/locale.ts";
import { type Money, minorDigits } from "../core/money.ts";
import {
  type CardEvent,
  type CardKeys,
  type CardPort,
  CardRefused,
  type CheckoutState,
  type RefundState,
  SignatureInvalid,
} from "../domain/payments/index.ts";

type Session = Stripe.Checkout.Session;

export interface StripeOptions {
  /** Where Stripe's API is, without a path; another one in tests and drills. */
  readonly url: string;
  /** Milliseconds until a request without an answer is given up. */
  readonly timeout?: number;
}

/** Stripe: Checkout pages for payments, refunds of payment intents, signed events. */
export function stripeCards({ url, timeout = 20_000 }: StripeOptions): CardPort {
  const { protocol, hostname, port } = new URL(url);
  // One try per call: the jobs try again, and they look first.
  const at = {
    host: hostname,
    port: port || (protocol === "https:" ? 443 : 80),
    protocol: protocol === "https:" ? "https" : "http",
    maxNetworkRetries: 0,
    telemetry: false,
    timeout,
  } as const;
  const open = ({ key }: CardKeys) => new Stripe(key, at);
  return {
    name: "stripe",
    startCheckout: (keys, { id, amount, title, email, locale, returnUrl }) =>
      refusing(async () => {
        const price = {
          currency: amount.currency.toLowerCase(),
          unit_amount: toStripe(amount),
          product_data: { name: title },
        };
        const session = await open(keys).checkout.sessions.create(
          {
            mode: "payment",
            client_reference_id: id,
            customer_email: email,
            locale: locales[locale],
            line_items: [{ quantity: 1, price_data: price }],
            payment_intent_data: { description: title, metadata: { recourse_payment: id } },
            success_url: `${returnUrl}?card=done`,
            cancel_url: returnUrl,
          },
          { idempotencyKey: id },
        );
        if (!session.url) throw new Error(`the session ${session.id} came without an address`);
        return { session: session.id, url: session.url };
      }),
    readCheckout: (keys, session) =>
      refusing(async () => checkoutState(await open(keys).checkout.sessions.retrieve(session))),
    endCheckout: (keys, session) =>
      refusing(async () => {
        const stripe = open(keys);
        const expired = await stripe.checkout.sessions.expire(session).catch((error: unknown) => {
          // It has ended by itself, one way or the other.
          if (error instanceof Stripe.errors.StripeInvalidRequestError) return null;
          throw error;
        });
        return checkoutState(expired ?? (await stripe.checkout.sessions.retrieve(session)));
      }),
    refund: (keys, { id, payment, amount }) =>
      refusing(async () => {
        const what = { payment_intent: payment, amount: toStripe(amount), metadata: { recourse_refund: id } };
        return refundState(await open(keys).refunds.create(what, { idempotencyKey: id }), id);
      }),
    findRefund: (keys, { id, payment }) =>
      refusing(async () => {
        for await (const refund of open(keys).refunds.list({ payment_intent: payment, limit: 100 }))
          if (refund.metadata?.["recourse_refund"] === id) return refundState(refund, id);
        return null;
      }),
    readEvent({ key, eventSecret }, { body, signature, now }) {
      let event: Stripe.Event;
      try {
        event = new Stripe(key, at).webhooks.constructEvent(body, signature, eventSecret, 300, undefined, now);
      } catch (error) {
        throw new SignatureInvalid(error instanceof Error ? error.message : String(error));
      }
      return eventOf(event);
    },
  };
}

const locales: Readonly<Record<Locale, "en" | "es" | "zh">> = { en: "en", es: "es", zh: "zh" };

/** A request that Stripe understood and will never do is a final no; wrong keys and its own troubles are not. */
async function refusing<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;
    const final = error instanceof StripeCardError || error instanceof StripeInvalidRequestError;
    throw final ? new CardRefused(error.message) : error;
  }
}

function checkoutState(session: Session): CheckoutState {
  const paid = session.payment_status === "paid";
  const { payment_intent: intent, amount_total: total, currency } = session;
  return {
    id: session.client_reference_id ?? "",
    session: session.id,
    status: paid ? "paid" : session.status === "expired" ? "failed" : "open",
    payment: typeof intent === "string" ? intent : (intent?.id ?? null),
    amount: total !== null && currency ? fromStripe(total, currency) : null,
    reason: session.status === "expired" ? "expired" : null,
  };
}

function refundState(refund: Stripe.Refund, id: string): RefundState {
  const { status } = refund;
  const over = status === "failed" || status === "canceled";
  return {
    id,
    providerRefund: refund.id,
    status: status === "succeeded" ? "succeeded" : over ? "failed" : "pending",
    reason: over ? (refund.failure_reason ?? status) : null,
  };
}

function eventOf(event: Stripe.Event): CardEvent {
  const { id: eventId, type } = event;
  if (type.startsWith("checkout.session.")) {
    const session = event.data.object as Session;
    const checkout = checkoutState(session);
    const failed = type === "checkout.session.async_payment_failed";
    return {
      eventId,
      type,
      about: "checkout",
      checkout: failed ? { ...checkout, status: "failed", reason: type } : checkout,
    };
  }
  if (type.startsWith("refund.") || type === "charge.refund.updated") {
    const refund = event.data.object as Stripe.Refund;
    const id = refund.metadata?.["recourse_refund"];
    if (id) return { eventId, type, about: "refund", refund: refundState(refund, id) };
  }
  return { eventId, type, about: "nothing" };
}

const withoutMinor = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" ");
const withThree = "BHD JOD KWD OMR TND".split(" ");

/** Stripe's minor digits; for some currencies they are not those of ISO 4217. */
function stripeDigits(currency: string): number {
  return withoutMinor.includes(currency) ? 0 : withThree.includes(currency) ? 3 : 2;
}

function toStripe({ amount, currency }: Money): number {
  const scaled = amount * 10 ** (stripeDigits(currency) - minorDigits(currency));
  if (!Number.isSafeInteger(scaled)) throw new CardRefused(`${amount} ${currency} cannot be charged by card`);
  return scaled;
}

function fromStripe(amount: number, code: string): Money {
  const currency = code.toUpperCase();
  return { amount: amount * 10 ** (minorDigits(currency) - stripeDigits(currency)), currency };
}

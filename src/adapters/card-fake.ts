import { createHmac } from "node:crypto";
import type { Money } from "../core/money.ts";
import {
  type CardEvent,
  type CardKeys,
  type CardPort,
  CardRefused,
  type CheckoutState,
  type RefundState,
  SignatureInvalid,
} from "../domain/payments/index.ts";

/** A card provider in memory, for tests: it does what a good one does, unless it is told to fail. */
export interface FakeCards extends CardPort {
  /** The customer enters a card on the page of this session. */
  pay(session: string): void;
  /** The page is left until it runs out. */
  expire(session: string): void;
  /** What becomes of refunds made from now on. */
  refundsBecome(status: RefundState["status"]): void;
  /** A refund that was taken on goes on. */
  moveRefund(providerRefund: string, status: RefundState["status"]): void;
  /** The next call does its work and then does not answer. */
  timeOutOnce(): void;
  /** All money that went back, by refund. */
  readonly refunded: ReadonlyMap<string, Money>;
  /** An event about a session or a refund as it is now, as it would be delivered. */
  event(about: { session: string } | { providerRefund: string }): { readonly body: Buffer; readonly signature: string };
}

interface Refunded extends RefundState {
  readonly payment: string;
  readonly amount: Money;
}

export function fakeCards(secret = "whsec_fake_1"): FakeCards {
  const sessions = new Map<string, CheckoutState>();
  const refunds = new Map<string, Refunded>();
  let become: RefundState["status"] = "succeeded";
  let mute = false;
  let events = 0;
  const answer = <T>(value: T): T => {
    if (mute) {
      mute = false;
      throw new Error("the provider does not answer");
    }
    return value;
  };
  const session = (id: string): CheckoutState => {
    const found = sessions.get(id);
    if (!found) throw new CardRefused(`no such session: ${id}`);
    return found;
  };
  const change = (id: string, status: CheckoutState["status"]) => {
    if (session(id).status !== "open") return;
    const payment = status === "paid" ? `pi_${id}` : null;
    sessions.set(id, { ...session(id), status, payment, reason: status === "failed" ? "expired" : null });
  };
  return {
    name: "fake",
    async startCheckout(_keys, { id, amount }) {
      const name = `cs_${id}`;
      if (!sessions.has(name))
        sessions.set(name, { id, session: name, status: "open", payment: null, amount, reason: null });
      return answer({ session: name, url: `https://cards.example/pay/${name}` });
    },
    readCheckout: async (_keys, id) => answer(session(id)),
    async endCheckout(_keys, id) {
      change(id, "failed");
      return answer(session(id));
    },
    async refund(_keys, { id, payment, amount }) {
      const done = refunds.get(id);
      const paid = [...sessions.values()].find((one) => one.payment === payment);
      if (!paid?.amount) throw new CardRefused(`no such payment: ${payment}`);
      const earlier = [...refunds.values()].filter((one) => one.payment === payment && one.status !== "failed");
      const gone = earlier.reduce((sum, one) => sum + one.amount.amount, 0);
      if (!done && gone + amount.amount > paid.amount.amount) throw new CardRefused("more than was paid");
      const made = done ?? { id, providerRefund: `re_${id}`, status: become, reason: null, payment, amount };
      refunds.set(id, made);
      return answer(told(made));
    },
    async findRefund(_keys, { id }) {
      const found = refunds.get(id);
      return answer(found ? told(found) : null);
    },
    readEvent({ eventSecret }: CardKeys, { body, signature }) {
      if (signature !== sign(body, eventSecret)) throw new SignatureInvalid("the signature does not fit");
      return JSON.parse(body.toString()) as CardEvent;
    },
    pay: (id) => change(id, "paid"),
    expire: (id) => change(id, "failed"),
    refundsBecome(status) {
      become = status;
    },
    moveRefund(providerRefund, status) {
      for (const [id, refund] of refunds)
        if (refund.providerRefund === providerRefund)
          refunds.set(id, { ...refund, status, reason: status === "failed" ? "account closed" : null });
    },
    timeOutOnce() {
      mute = true;
    },
    get refunded() {
      return new Map([...refunds].map(([id, { amount }]) => [id, amount]));
    },
    event(about) {
      events += 1;
      const refund =
        "providerRefund" in about && [...refunds.values()].find((one) => one.providerRefund === about.providerRefund);
      const content: CardEvent =
        "session" in about
          ? { eventId: `evt_${events}`, type: "checkout", about: "checkout", checkout: session(about.session) }
          : refund
            ? { eventId: `evt_${events}`, type: "refund", about: "refund", refund: told(refund) }
            : { eventId: `evt_${events}`, type: "other", about: "nothing" };
      const body = Buffer.from(JSON.stringify(content));
      return { body, signature: sign(body, secret) };
    },
  };
}

function told({ id, providerRefund, status, reason }: RefundState): RefundState {
  return { id, providerRefund, status, reason };
}

function sign(body: Buffer, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

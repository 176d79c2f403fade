import type { Locale } from "../../core/locale.ts";
import type { Money } from "../../core/money.ts";
import type { Vault } from "./vault.ts";

/** A seller's account at the provider. */
export interface CardKeys {
  readonly key: string;
  /** Signs the provider's events. */
  readonly eventSecret: string;
}

/** A page of the provider's on which a customer enters their card. */
export interface Checkout {
  readonly session: string;
  readonly url: string;
}

export interface NewCheckout {
  /** The card payment's id: asked twice under it, the provider answers the same. */
  readonly id: string;
  readonly amount: Money;
  /** What the customer reads there, such as the quote's number. */
  readonly title: string;
  readonly email: string;
  readonly locale: Locale;
  readonly returnUrl: string;
}

/** What became of a checkout. `payment` is what a refund is made against. */
export interface CheckoutState {
  readonly id: string;
  readonly session: string;
  readonly status: "open" | "paid" | "failed";
  readonly payment: string | null;
  readonly amount: Money | null;
  readonly reason: string | null;
}

export interface NewRefund {
  /** The refund's id: asked twice under it, the money goes back once. */
  readonly id: string;
  readonly payment: string;
  readonly amount: Money;
}

/** What became of a refund. */
export interface RefundState {
  readonly id: string;
  readonly providerRefund: string;
  readonly status: "pending" | "succeeded" | "failed";
  readonly reason: string | null;
}

/** Something the provider told by itself. Other kinds are of no concern. */
export type CardEvent = { readonly eventId: string; readonly type: string } & (
  | { readonly about: "checkout"; readonly checkout: CheckoutState }
  | { readonly about: "refund"; readonly refund: RefundState }
  | { readonly about: "nothing" }
);

/** The provider said a final no; asking again is of no use. */
export class CardRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "CardRefused";
  }
}

/** An event whose signature is not the provider's. */
export class SignatureInvalid extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "SignatureInvalid";
  }
}

/**
 * Whoever charges cards. A final no is thrown as `CardRefused`; anything else thrown says nothing about what the provider
 * did: it may have done all of it. Called outside any transaction.
 */
export interface CardPort {
  readonly name: string;
  startCheckout(keys: CardKeys, checkout: NewCheckout): Promise<Checkout>;
  readCheckout(keys: CardKeys, session: string): Promise<CheckoutState>;
  /** Takes the page away where nobody paid yet; says what became of it. */
  endCheckout(keys: CardKeys, session: string): Promise<CheckoutState>;
  refund(keys: CardKeys, refund: NewRefund): Promise<RefundState>;
  /** The refund that was made under this id, null where there is none. */
  findRefund(keys: CardKeys, wanted: Pick<NewRefund, "id" | "payment">): Promise<RefundState | null>;
  /** Reads an event; throws `SignatureInvalid`. `now` in milliseconds since the epoch. */
  readEvent(
    keys: CardKeys,
    given: { readonly body: Buffer; readonly signature: string; readonly now: number },
  ): CardEvent;
}

/** What verbs and jobs about cards need from outside. */
export interface CardDesk {
  readonly port: CardPort;
  readonly vault: Vault;
}

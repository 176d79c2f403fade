import type { Actor } from "../core/actor.ts";
import type { Calendar, Day } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import type { Money } from "../core/money.ts";
import type { Tx } from "../database/transaction.ts";
import type { CompiledPolicy } from "../policy/index.ts";

/** What every verb needs and nothing else: one transaction in the seller's scope, who acts, and when. */
export interface Context {
  readonly tx: Tx;
  readonly actor: Actor;
  /** Milliseconds since the epoch; injected, so that clocks can be tested. */
  readonly now: number;
  readonly seller: SellerSettings;
  readonly policies: Policies;
}

/** What of a seller the verbs look at. */
export interface SellerSettings {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: Locale;
  readonly calendar: Calendar;
  /** Of the service centres whose working days differ, by the centre's id. */
  readonly centreCalendars: ReadonlyMap<string, Calendar>;
  /** Grows with each change of any of these calendars. */
  readonly calendarRevision: number;
  readonly policies: readonly string[];
  readonly payments: PaymentTerms;
  readonly orders: OrderTerms;
  /** Statutes that the seller switched off, each with the reason on record. */
  readonly withoutRegimes: Readonly<Record<string, string>>;
  /** Grows with each release of a policy that the seller publishes; 0 while there is none. */
  readonly policiesVersion: number;
  /** What the seller itself promises for a repair or swap, from the day it is done; 0: nothing beyond what was left. */
  readonly repairCoverDays: number;
}

/** How a seller is paid and pays back. */
export interface PaymentTerms {
  readonly bankAccounts: readonly BankAccount[];
  /** Whether customers can pay by card. */
  readonly card: boolean;
  /** Up to this much, in the seller's currency, one person may ask for a refund and approve it. */
  readonly refundLimit: Money;
}

/** How a seller sells. */
export interface OrderTerms {
  /** What is added to goods and freight that go to a country; percent. `inPrices`: the shop's prices are shown with it there. */
  readonly taxes: readonly {
    readonly country: string;
    readonly name: string;
    readonly percent: number;
    readonly inPrices: boolean;
  }[];
  /** Days after its delivery on which an order completes by itself. */
  readonly completeAfterDays: number;
  /** An order of goods above it is large (ZM-LARGE); null where the seller names no amount in its currency. */
  readonly largeFrom: Money | null;
  readonly version: number;
}

/** Where customers send money to. Written as the seller wrote it, since each country has its own numbers. */
export interface BankAccount {
  readonly currency: string;
  readonly holder: string;
  readonly bank: string;
  /** IBAN or account number. */
  readonly number: string;
  /** BIC, sort code, routing number; may be empty. */
  readonly code: string;
  readonly note: string;
}

/** The compiled packs that hold here: those of the installation, and in a seller's transaction what that seller has published. */
export interface Policies {
  /** The version in force on a day; today's unless told. */
  find(id: string, on?: Day): CompiledPolicy | undefined;
  /** Digests are content addresses: the very pack a stored decision was made under. */
  byDigest(digest: string): CompiledPolicy | undefined;
  readonly all: readonly CompiledPolicy[];
  /** Everything a seller has published, in force or not; absent where there is nothing. */
  readonly published?: readonly CompiledPolicy[];
  /** The files of a pack that came with the installation. */
  installed(id: string): PackFiles | undefined;
}

/** The two files of a pack. */
export interface PackFiles {
  /** `policy.yaml`. */
  readonly text: string;
  /** `cases.yaml`. */
  readonly cases: string;
}

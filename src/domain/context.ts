import type { Actor } from "../core/actor.ts";
import type { Calendar } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
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
  readonly policies: readonly string[];
}

/** The compiled packs this process knows, by id; loaded once at start. */
export interface Policies {
  find(id: string): CompiledPolicy | undefined;
  /** Digests are content addresses: the very pack a stored decision was made under. */
  byDigest(digest: string): CompiledPolicy | undefined;
  readonly all: readonly CompiledPolicy[];
}

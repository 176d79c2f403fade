import type { Actor, StaffRole } from "../../core/actor.ts";
import { type Day, dayAt } from "../../core/day.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Context, Policies, SellerSettings } from "../../domain/context.ts";
import type { Cast } from "./cast.ts";
import type { Random } from "./random.ts";
import type { Story } from "./stories.ts";

/** What all stories of a seller share. */
export interface Stage {
  readonly cast: Cast;
  readonly seller: SellerSettings;
  readonly policies: Policies;
}

/** A picture that is kept in storage already. */
export interface KeptPicture {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

/** A story while it is played: its claim, and the moment it has come to. */
export interface Tale {
  readonly stage: Stage;
  readonly tx: Tx;
  readonly story: Story;
  readonly random: Random;
  readonly photos: readonly KeptPicture[];
  /** One for each unit, where it comes to a payment. */
  readonly proofs: readonly KeptPicture[];
  /** Milliseconds since the epoch. */
  now: number;
  claimId: string;
}

/** The context in which an actor does something now. */
export function as({ stage, tx, now }: Tale, actor: Actor): Context {
  return { tx, actor, now, seller: stage.seller, policies: stage.policies };
}

export function asStaff(tale: Tale, role: StaffRole): Context {
  return as(tale, tale.stage.cast.staff(role));
}

/** The customer's person; whoever does not sign in acts through the link in their mail. */
export function asCustomer(tale: Tale): Context {
  const { actor } = tale.stage.cast.customer(tale.story.customer.email);
  if (actor) return as(tale, actor);
  const { contact, locale } = tale.story.customer;
  const { sellerId } = tale.stage.cast;
  return as(tale, { kind: "guest", id: null, name: contact, sellerId, role: "guest", locale, claimId: tale.claimId });
}

/** Whoever files for the customer: they themselves, or a support agent on the telephone. */
export function asFiler(tale: Tale): Context {
  return tale.stage.cast.customer(tale.story.customer.email).actor ? asCustomer(tale) : asStaff(tale, "support");
}

export function todayOf({ now, stage }: Tale): Day {
  return dayAt(now, stage.seller.timeZone);
}

/** The claim's lines as they stand, in order. */
export function linesOf({ tx, claimId }: Tale) {
  return tx
    .selectFrom("claimLine")
    .select(["id", "serial", "version", "custody", "work"])
    .where("claimId", "=", claimId)
    .orderBy("position")
    .execute();
}

/** Does something for each line at the line's own place. */
export async function eachLine(
  tale: Tale,
  act: (at: { claimId: string; lineId: string; version: number }) => Promise<unknown>,
): Promise<void> {
  for (const { id, version } of await linesOf(tale)) await act({ claimId: tale.claimId, lineId: id, version });
}

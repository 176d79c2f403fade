import { systemActor } from "../../core/actor.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Db } from "../../database/connect.ts";
import { inTransaction } from "../../database/transaction.ts";
import type { Context, Policies } from "../context.ts";
import { expireClaim, resolveWhenDone } from "../endings/index.ts";
import { lockClaim, move, noteEvent } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { policiesOf, today } from "../policies/index.ts";
import { quoteLifecycle } from "../quotes/lifecycle.ts";
import { sellerSettings } from "../sellers/index.ts";

/** What a sweep did. */
export interface Sweep {
  readonly reminded: number;
  readonly expired: number;
  readonly quotes: number;
}

/**
 * Acts on every clock of a seller that has run out by `now` (milliseconds since the epoch), each in a transaction of its
 * own: reminds the customer, closes the claim, lets a quote lapse. Run twice it does nothing more.
 */
export async function sweepDeadlines(
  db: Db,
  policies: Policies,
  ...[now, sellerId]: [now: number, sellerId: string]
): Promise<Sweep> {
  const within = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    inTransaction(db, { sellerId }, async (tx) => {
      const seller = await sellerSettings(tx, sellerId);
      return work({
        tx,
        actor: systemActor(sellerId),
        now,
        seller,
        policies: await policiesOf(tx, policies, seller, now),
      });
    });
  const { deadlines, quotes } = await within(dueNow);
  const done = { reminded: 0, expired: 0, quotes: 0 };
  for (const deadline of deadlines) {
    const acted = await within((context) => missDeadline(context, deadline));
    if (acted) done[acted] += 1;
  }
  for (const quote of quotes) if (await within((context) => lapse(context, quote))) done.quotes += 1;
  return done;
}

interface Due {
  readonly id: string;
  readonly claimId: string;
}

async function dueNow(context: Context): Promise<{ deadlines: Due[]; quotes: Due[] }> {
  const { tx, actor, now } = context;
  const deadlines = await tx
    .selectFrom("deadline")
    .select(["id", "claimId"])
    .where("sellerId", "=", actor.sellerId)
    .where("status", "=", "running")
    .where("actsAt", "<=", new Date(now))
    .orderBy("actsAt")
    .execute();
  const quotes = await tx
    .selectFrom("quote")
    .select(["id", "claimId"])
    .where("sellerId", "=", actor.sellerId)
    .where("status", "=", "sent")
    .where("expiresOn", "<", today(context))
    .execute();
  return { deadlines, quotes };
}

/** Acts on one clock that has run out; null where somebody ended it meanwhile, or nothing but the clock was left to end. */
export async function missDeadline(context: Context, { id, claimId }: Due): Promise<"reminded" | "expired" | null> {
  const { tx, actor, now } = context;
  const claim = await lockClaim(context, claimId);
  const missed = await tx
    .updateTable("deadline")
    .set({ status: "missed", endedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .where("status", "=", "running")
    .returning(["name", "clause", "onMiss"])
    .executeTakeFirst();
  // Somebody ended it since the sweep looked.
  if (!missed) return null;
  await noteEvent(context, claimId, "deadline.missed", { name: missed.name, clause: missed.clause });
  if (missed.onMiss === "remind") {
    await tellCustomer(context, claimId, "send_in_reminder");
    return "reminded";
  }
  if (claim.status === "authorized") {
    await expireClaim(context, claimId, missed.clause);
    return "expired";
  }
  // Some units came, others never did: those are not waited for any longer.
  await resolveWhenDone(context, claimId);
  return null;
}

async function lapse(context: Context, { id, claimId }: Due): Promise<boolean> {
  try {
    await move(context, quoteLifecycle, { claimId, quoteId: id }, "expire");
    return true;
  } catch (error) {
    // The customer answered since the sweep looked.
    if (error instanceof Refusal && error.code === "wrong_state") return false;
    throw error;
  }
}

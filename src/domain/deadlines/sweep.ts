import { systemActor } from "../../core/actor.ts";
import type { Db } from "../../database/connect.ts";
import { inTransaction } from "../../database/transaction.ts";
import type { Context, Policies } from "../context.ts";
import { subjectId } from "../events/index.ts";
import { policiesOf } from "../policies/index.ts";
import { sellerSettings } from "../sellers/index.ts";
import { type Act, actOnClock } from "./act.ts";
import { outdatedClocks, recountOutdated } from "./recount.ts";

/** What a sweep did: clocks by what was done about them, those whose last day moved with a calendar, and whether there is more to do. */
export interface Sweep {
  readonly done: Readonly<Partial<Record<Act, number>>>;
  readonly moved: number;
  readonly more: boolean;
}

/**
 * Acts on the clocks of a seller whose moment has come by `now` (milliseconds since the epoch), `atMost` of them, each in a transaction of its
 * own. Run twice, or by two at once, it does nothing more. One that fails does not hold up the others; the failures are thrown together at
 * the end, as an AggregateError.
 */
export async function sweepDeadlines(
  db: Db,
  policies: Policies,
  ...[now, sellerId, atMost = 500]: [now: number, sellerId: string, atMost?: number]
): Promise<Sweep> {
  const within = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
    inTransaction(db, { sellerId }, async (tx) => {
      const seller = await sellerSettings(tx, sellerId);
      const actor = systemActor(sellerId);
      return work({ tx, actor, now, seller, policies: await policiesOf(tx, policies, seller, now) });
    });
  const failures: unknown[] = [];
  const trying = async <T>(work: (context: Context) => Promise<T>): Promise<T | null> => {
    try {
      return await within(work);
    } catch (error) {
      failures.push(error);
      return null;
    }
  };
  const outdated = await within((context) => outdatedClocks(context, atMost));
  let moved = 0;
  await sideBySide(outdated.moved, async (clock) => {
    if (await trying((context) => recountOutdated(context, clock))) moved += 1;
  });
  const due = await within((context) => dueClocks(context, atMost).execute());
  const done: Partial<Record<Act, number>> = {};
  // Those of one subject one after another, in the order of their moments: a reminder never overtakes what it reminds of.
  const bySubject = [...Map.groupBy(due, subjectId).values()];
  await sideBySide(bySubject, async (clocks) => {
    for (const clock of clocks) {
      const act = await trying((context) => actOnClock(context, clock));
      if (act) done[act] = (done[act] ?? 0) + 1;
    }
  });
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} clocks could not be acted on`);
  return { done, moved, more: outdated.more || due.length === atMost };
}

/** Clocks whose moment has come, the longest waiting first; through the index `deadline_running`. */
export function dueClocks({ tx, actor, now }: Pick<Context, "tx" | "actor" | "now">, atMost: number) {
  return tx
    .selectFrom("deadline")
    .select(["id", "claimId", "orderId", "applicationId"])
    .where("sellerId", "=", actor.sellerId)
    .where("status", "=", "running")
    .where("actsAt", "<=", new Date(now))
    .orderBy("actsAt")
    .limit(atMost);
}

/** A few at once: each waits mostly for the database, and takes a connection of its own. */
async function sideBySide<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

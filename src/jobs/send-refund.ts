import type { Jobs } from "../database/queues.ts";
import { type CardKeys, CardRefused, openCardKeys, type RefundState } from "../domain/payments/index.ts";
import {
  beginRefundAttempt,
  type RefundAttempt,
  refundRefused,
  refundTold,
  refundUnknown,
} from "../domain/refunds/index.ts";
import type { JobDeps } from "./deps.ts";
import { within } from "./within.ts";

/**
 * Has the provider send a refund that is reserved in the ledger. Whatever happens on the way (a time-out after the money
 * went, a crash before it was written down), it goes once: the refund's id is the provider's key, and whoever comes second
 * looks first. What stays unknown is parked and asked about again; with `follow`, what was taken on is asked about too.
 */
export async function sendRefund(
  deps: JobDeps,
  { sellerId, refundId }: Jobs["sendRefund"],
  { follow } = { follow: false },
): Promise<void> {
  const begun = await within(deps, sellerId, async (context) => {
    const keys = await openCardKeys(context.tx, sellerId, deps.cards.vault);
    const attempt = await beginRefundAttempt(context, refundId, { ready: keys !== null, follow });
    return keys && attempt ? { keys, attempt } : null;
  });
  if (!begun) return;
  try {
    const told = await ask(deps, begun.keys, begun.attempt);
    if (told) await within(deps, sellerId, (context) => refundTold(context, told));
  } catch (error) {
    const refused = error instanceof CardRefused;
    await within(deps, sellerId, (context) =>
      refused ? refundRefused(context, refundId, error.message) : refundUnknown(context, refundId),
    );
    if (!refused) deps.log.error({ err: error, refundId }, "the card provider does not answer; it is asked again");
  }
}

async function ask({ cards: { port } }: JobDeps, keys: CardKeys, attempt: RefundAttempt): Promise<RefundState | null> {
  const done = attempt.again ? await port.findRefund(keys, attempt) : null;
  return done ?? (attempt.underWay ? null : port.refund(keys, attempt));
}

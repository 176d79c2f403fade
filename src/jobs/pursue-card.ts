import type { Jobs } from "../database/queues.ts";
import {
  beginCheckoutAttempt,
  CardRefused,
  type CheckoutAttempt,
  checkoutRefused,
  checkoutTold,
  checkoutUnknown,
  keepCheckout,
  openCardKeys,
} from "../domain/payments/index.ts";
import type { JobDeps } from "./deps.ts";
import { within } from "./within.ts";

/**
 * Gets the provider's page for a card payment, or, to `follow` it, asks what became of it. The payment's own id is the provider's key
 * against doing it twice, so a repeat after a crash or a time-out finds the same page.
 */
export async function pursueCard(
  deps: JobDeps,
  { sellerId, onlineId }: Jobs["pursueCard"],
  { follow } = { follow: false },
): Promise<void> {
  const begun = await within(deps, sellerId, async (context) => {
    const keys = await openCardKeys(context.tx, sellerId, deps.cards.vault);
    const attempt = await beginCheckoutAttempt(context, onlineId, { ready: keys !== null, follow });
    return keys && attempt ? { keys, attempt } : null;
  });
  if (!begun) return;
  try {
    const asked = await ask(deps, begun);
    await within(deps, sellerId, (context) =>
      "url" in asked ? keepCheckout(context, onlineId, asked) : checkoutTold(context, asked),
    );
  } catch (error) {
    const refused = error instanceof CardRefused;
    await within(deps, sellerId, (context) =>
      refused ? checkoutRefused(context, onlineId, error.message) : checkoutUnknown(context, onlineId),
    );
    if (!refused) deps.log.error({ err: error, onlineId }, "the card provider does not answer; it is asked again");
  }
}

interface Begun {
  readonly keys: Parameters<JobDeps["cards"]["port"]["readCheckout"]>[0];
  readonly attempt: CheckoutAttempt;
}

function ask({ cards: { port } }: JobDeps, { keys, attempt }: Begun) {
  if (attempt.ask === "start") return port.startCheckout(keys, attempt.checkout);
  return attempt.ask === "end" ? port.endCheckout(keys, attempt.session) : port.readCheckout(keys, attempt.session);
}

import type { Jobs } from "../database/queues.ts";
import { checkoutsUnderWay } from "../domain/payments/index.ts";
import { refundsUnderWay } from "../domain/refunds/index.ts";
import type { JobDeps } from "./deps.ts";
import { pursueCard } from "./pursue-card.ts";
import { sendRefund } from "./send-refund.ts";
import { within } from "./within.ts";

/** How long the provider's own events are waited for before it is asked; doubled with every try. */
const patience = { seconds: 20 };

/** Asks about everything that a provider left open: pages nobody came back from, refunds it did not answer for. */
export async function reconcileCards(deps: JobDeps, { sellerId }: Jobs["reconcileCards"]): Promise<void> {
  const open = await within(deps, sellerId, async (context) => ({
    refunds: await refundsUnderWay(context, patience),
    checkouts: await checkoutsUnderWay(context, patience),
  }));
  for (const refundId of open.refunds) await sendRefund(deps, { sellerId, refundId }, { follow: true });
  for (const onlineId of open.checkouts) await pursueCard(deps, { sellerId, onlineId }, { follow: true });
}

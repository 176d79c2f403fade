import { systemActor } from "../../core/actor.ts";
import type { Context } from "../context.ts";
import { refundTold } from "../refunds/index.ts";
import { checkoutTold } from "./card-outcome.ts";
import type { CardEvent } from "./card-port.ts";

/**
 * Acts on an event of the provider, whose signature was checked: as the product itself, and once however often it comes.
 * Returns whether it was new.
 */
export async function takeCardEvent(context: Context, provider: string, event: CardEvent): Promise<boolean> {
  const { tx, now } = context;
  const { sellerId } = context.actor;
  const kept = await tx
    .insertInto("providerEvent")
    .values({ sellerId, provider, id: event.eventId, type: event.type, receivedAt: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!kept) return false;
  const ours = { ...context, actor: systemActor(sellerId) };
  if (event.about === "checkout") await checkoutTold(ours, event.checkout);
  if (event.about === "refund") await refundTold(ours, event.refund);
  return true;
}

import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { enqueue } from "../../database/enqueue.ts";
import type { PaymentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, refuseIf, type Subject, standing } from "../events/index.ts";
import { orderStanding, type PaymentPlace, paymentForChange, standingOfPayment } from "./find.ts";
import { paymentLifecycle } from "./lifecycle.ts";
import { paidElsewhere } from "./personal-centre.ts";

/** Whether the customer may pay by card now: the seller takes cards, and something is due. */
export function startCardGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  place: PaymentPlace,
  payment: PaymentRecord,
): Refusal | null {
  const at = standingOfPayment(place, payment);
  return (
    paidElsewhere(onlooker, place, "payment.startCard") ??
    orderStanding(onlooker, place, "payByCard") ??
    standing(onlooker, paymentLifecycle, "payByCard", at) ??
    (onlooker.seller.payments.card && payment.amount.amount > 0 ? null : new Refusal("card_not_set_up"))
  );
}

/**
 * The customer wants to pay by card. A job gets the provider's page; its address then stands with the payment. One that
 * is open already is used. `origin` is the installation's own. Returns what it is for.
 */
export async function startCardPayment(context: Context, paymentId: string, origin: string): Promise<Subject> {
  const { tx, actor, now, seller } = context;
  const found = await paymentForChange(context, paymentId);
  const { subject, payment, number, order, quoted, lineId } = found;
  refuseIf(startCardGuard(context, found, payment));
  if (payment.online.some(({ status }) => status === "pending")) return subject;
  const page = order ? `orders/${number}` : `claims/${quoted?.record.number}`;
  const id = newId<"onlinePayment">(now);
  await tx
    .insertInto("onlinePayment")
    .values({
      sellerId: actor.sellerId,
      id,
      ...subject,
      paymentId,
      provider: await providerOf(context),
      status: "pending",
      ...payment.amount,
      returnUrl: `${origin}/${seller.slug}/my/${page}`,
      startedBy: actor.name,
      createdAt: new Date(now),
    })
    .execute();
  const target = { ...subject, ...(lineId && { lineId }) };
  await noteEvent(context, target, "online.started", { number, amount: payment.amount });
  await enqueue(tx, "pursueCard", { sellerId: actor.sellerId, onlineId: id });
  return subject;
}

async function providerOf({ tx, actor }: Context): Promise<string> {
  const { cardProvider } = await tx
    .selectFrom("paymentSettings")
    .select("cardProvider")
    .where("sellerId", "=", actor.sellerId)
    .executeTakeFirstOrThrow();
  if (!cardProvider) throw new Refusal("card_not_set_up");
  return cardProvider;
}

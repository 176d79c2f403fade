import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { enqueue } from "../../database/enqueue.ts";
import type { ClaimRecord, PaymentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { noteEvent, type Onlooker, refuseIf, standing } from "../events/index.ts";
import { lineOfPayment, paymentForChange } from "./find.ts";
import { paymentLifecycle } from "./lifecycle.ts";
import { paidElsewhere } from "./personal-centre.ts";

/** Whether the customer may pay by card now: the seller takes cards, and something is due. */
export function startCardGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  payment: PaymentRecord,
): Refusal | null {
  const at = { status: payment.status, lineId: lineOfPayment(record, payment), events: record.events };
  return (
    paidElsewhere(onlooker, record, "payment.startCard") ??
    standing(onlooker, paymentLifecycle, "payByCard", at) ??
    (onlooker.seller.payments.card && payment.amount.amount > 0 ? null : new Refusal("card_not_set_up"))
  );
}

/**
 * The customer wants to pay by card. A job gets the provider's page; its address then stands with the payment. One that
 * is open already is used. `origin` is the installation's own. Returns the claim's id.
 */
export async function startCardPayment(context: Context, paymentId: string, origin: string): Promise<string> {
  const { tx, actor, now, seller } = context;
  const { record, line, quote, payment } = await paymentForChange(context, paymentId);
  refuseIf(startCardGuard(context, record, payment));
  if (payment.online.some(({ status }) => status === "pending")) return record.id;
  const id = newId<"onlinePayment">(now);
  await tx
    .insertInto("onlinePayment")
    .values({
      sellerId: actor.sellerId,
      id,
      claimId: record.id,
      paymentId,
      provider: await providerOf(context),
      status: "pending",
      ...payment.amount,
      returnUrl: `${origin}/${seller.slug}/my/claims/${record.number}`,
      startedBy: actor.name,
      createdAt: new Date(now),
    })
    .execute();
  const target = { claimId: record.id, lineId: line.id };
  await noteEvent(context, target, "online.started", { number: quote.number, amount: payment.amount });
  await enqueue(tx, "pursueCard", { sellerId: actor.sellerId, onlineId: id });
  return record.id;
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

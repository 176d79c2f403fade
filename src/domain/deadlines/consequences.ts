import { type Work, workLifecycle } from "../claims/lifecycle.ts";
import type { Miss, OpenClock } from "../clocks/index.ts";
import type { Context } from "../context.ts";
import { expireClaim, resolveWhenDone } from "../endings/index.ts";
import { claimIdOf, move, orderIdOf } from "../events/index.ts";
import { tellBuyer, tellCustomer } from "../messages/index.ts";
import { completeOrder } from "../orders/index.ts";
import { quoteLifecycle } from "../quotes/lifecycle.ts";

/** The customer is told of what binds them; what binds the seller shows on Today. */
export async function warnCustomer(
  context: Context,
  { subject, lineId, aboutId, name, dueOn }: OpenClock,
): Promise<string | null> {
  if (name === "order_confirm" && subject.orderId)
    return tellBuyer(context, subject.orderId, "order_confirm_reminder", { dueOn });
  if (name === "withdrawal_goods" && subject.orderId) return remindOfGoods(context, subject.orderId, aboutId);
  if (!subject.claimId) return null;
  const { claimId } = subject;
  if (name === "quote_expiry" && aboutId) return tellCustomer(context, claimId, "quote_reminder", { quoteId: aboutId });
  if (name === "payment" && lineId) return tellCustomer(context, claimId, "payment_reminder", { lineId, dueOn });
  if (name === "forfeiture" && lineId) return tellCustomer(context, claimId, "forfeiture_warning", { lineId, dueOn });
  return null;
}

type Consequence = (context: Context, clock: OpenClock, status: string) => Promise<string | null>;

/** What follows where a clock ran out; returns the mail that told it. */
export const afterMiss: Readonly<Record<Miss, Consequence>> = {
  remind: (context, { subject, aboutId }) =>
    subject.orderId
      ? remindOfGoods(context, subject.orderId, aboutId)
      : tellCustomer(context, claimIdOf(subject), "send_in_reminder"),
  // It stands on Today until it is done; the customer reads the promised day on their page.
  escalate: async () => null,
  async expire(context, { subject, clause }, status) {
    const claimId = claimIdOf(subject);
    if (status === "authorized") await expireClaim(context, claimId, clause ?? undefined);
    // Some units came, others never did: those are not waited for any longer.
    else await resolveWhenDone(context, claimId);
    return null;
  },
  async lapse(context, clock) {
    await lapseQuote(context, clock);
    return tellCustomer(context, claimIdOf(clock.subject), "quote_expired", { quoteId: clock.aboutId ?? "" });
  },
  async complete(context, { subject }) {
    await completeOrder(context, orderIdOf(subject));
    return null;
  },
  send_back: sendBackUnpaid,
  ask_to_forfeit: (context, { subject, lineId, dueOn }) =>
    tellCustomer(context, claimIdOf(subject), "forfeiture_due", { lineId: lineId ?? "", dueOn }),
};

function remindOfGoods(context: Context, orderId: string, withdrawalId: string | null): Promise<string> {
  return tellBuyer(context, orderId, "order_withdrawal_reminder", { withdrawalId: withdrawalId ?? "" });
}

async function lapseQuote(context: Context, { subject, lineId, aboutId }: OpenClock): Promise<void> {
  const quote = { ...subject, ...(lineId && { lineId }), quoteId: aboutId ?? "" };
  await move(context, quoteLifecycle, quote, "expire");
}

/** Nobody paid for the repair: the unit goes back as it is, which puts it before those who ship. */
async function sendBackUnpaid(context: Context, { subject, lineId, clause }: OpenClock): Promise<string | null> {
  const { tx, actor } = context;
  const claimId = claimIdOf(subject);
  const clauses = clause ? [clause] : [];
  const line = await tx
    .selectFrom("claimLine")
    .select("work")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", lineId)
    .executeTakeFirstOrThrow();
  const { from } = workLifecycle.transitions.returnUnrepaired;
  if (!lineId || !(from as readonly Work[]).includes(line.work as Work)) return null;
  const sent = await tx
    .selectFrom("quote")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("lineId", "=", lineId)
    .where("status", "=", "sent")
    .execute();
  for (const { id } of sent)
    await move(context, quoteLifecycle, { claimId, lineId, quoteId: id }, "expire", { clauses });
  await move(context, workLifecycle, { claimId, lineId }, "returnUnrepaired", { clauses });
  return tellCustomer(context, claimId, "returned_unpaid", { lineId });
}

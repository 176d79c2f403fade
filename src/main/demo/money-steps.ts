import { newId } from "../../core/id.ts";
import type { Context } from "../../domain/context.ts";
import { checkoutTold } from "../../domain/payments/index.ts";
import {
  approveRefund,
  beginRefundAttempt,
  requestRefund,
  sendRefund,
  settleRefund,
} from "../../domain/refunds/index.ts";
import { as, asStaff, eachLine, type Tale } from "./tale.ts";
import { goodwill } from "./words.ts";

/** Cards were charged while the seller took them; the demo itself has no keys and asks no provider. */
export async function payByCard(tale: Tale): Promise<void> {
  const { tx, stage, claimId, now } = tale;
  const { sellerId } = stage.cast;
  const payments = await tx.selectFrom("payment").selectAll().where("claimId", "=", claimId).execute();
  for (const { id: paymentId, amount, currency } of payments) {
    const id = newId<"onlinePayment">(now);
    const started = { startedBy: tale.story.customer.contact, createdAt: new Date(now) };
    await tx
      .insertInto("onlinePayment")
      .values({
        sellerId,
        id,
        claimId,
        paymentId,
        provider: "stripe",
        status: "pending",
        amount,
        currency,
        returnUrl: "",
        ...started,
      })
      .execute();
    const told = {
      id,
      session: `cs_${id}`,
      status: "paid",
      payment: `pi_${id}`,
      amount: { amount, currency },
    } as const;
    await checkoutTold(system(tale), { ...told, reason: null });
  }
}

/** Support asks for a quarter of what was paid: it took too long. */
export async function askRefund(tale: Tale): Promise<void> {
  await ask(tale, "bank_transfer");
}

export async function askRefundByCard(tale: Tale): Promise<void> {
  await ask(tale, "card");
}

async function ask(tale: Tale, method: "bank_transfer" | "card"): Promise<void> {
  const { tx, claimId } = tale;
  await eachLine(tale, async ({ lineId }) => {
    const paid = await tx
      .selectFrom("payment")
      .innerJoin("quote", (on) =>
        on.onRef("quote.sellerId", "=", "payment.sellerId").onRef("quote.id", "=", "payment.quoteId"),
      )
      .select(["payment.id", "payment.amount", "payment.currency"])
      .where("quote.lineId", "=", lineId)
      .where("payment.status", "=", "confirmed")
      .executeTakeFirst();
    if (!paid) return;
    const amount = { amount: Math.ceil(paid.amount / 4), currency: paid.currency };
    const reason = goodwill[tale.story.customer.locale];
    const asked = { amount, method, reason, clauses: [], source: "payment", paymentId: paid.id } as const;
    await requestRefund(asStaff(tale, "support"), { claimId, lineId }, asked);
  });
}

export async function approve(tale: Tale): Promise<void> {
  await eachRefund(tale, (id) => approveRefund(asStaff(tale, "finance"), id));
}

export async function transfer(tale: Tale): Promise<void> {
  const reference = `SEPA ${tale.random.signs("0123456789", 8)}`;
  await eachRefund(tale, (id) => sendRefund(asStaff(tale, "finance"), id, { reference }));
}

export async function arrived(tale: Tale): Promise<void> {
  await eachRefund(tale, (id) => settleRefund(asStaff(tale, "finance"), id));
}

/** The job comes, and finds no keys. */
export async function park(tale: Tale): Promise<void> {
  await eachRefund(tale, (id) => beginRefundAttempt(system(tale), id, { ready: false, follow: false }));
}

function system(tale: Tale): Context {
  return as(tale, tale.stage.cast.system);
}

async function eachRefund({ tx, claimId }: Tale, act: (id: string) => Promise<unknown>): Promise<void> {
  const refunds = await tx.selectFrom("refund").select("id").where("claimId", "=", claimId).orderBy("id").execute();
  for (const { id } of refunds) await act(id);
}

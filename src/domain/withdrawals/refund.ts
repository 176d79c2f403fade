import type { Day } from "../../core/day.ts";
import { isId } from "../../core/id.ts";
import { addMoney, type Money, percentOf } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { lockSubject, noteEvent, permission, refuseIf } from "../events/index.ts";
import { loadOrder, type OrderRecord } from "../orders/index.ts";
import type { PaymentStatus } from "../payments/index.ts";
import { pastDayFaults } from "../policies/index.ts";
import { requestOrderRefund } from "../refunds/index.ts";
import { leftOf, type WithdrawalRecord, type WithdrawnLine, withdrawalColumns, withdrawalsOf } from "./find.ts";

/** Who may write down that the goods came. */
export function goodsGuard(onlooker: Pick<Context, "actor">): Refusal | null {
  return permission(onlooker, "withdrawal.settle");
}

/** Who may ask for the money to go back, and what there must be to pay back: once, of what was paid. */
export function refundWithdrawalGuard(
  onlooker: Pick<Context, "actor">,
  withdrawal: Pick<WithdrawalRecord, "refundId" | "takenOff"> & { readonly paymentStatus: PaymentStatus | null },
): Refusal | null {
  const refused = permission(onlooker, "withdrawal.settle");
  if (refused) return refused;
  const { refundId, takenOff, paymentStatus } = withdrawal;
  if (refundId) return new Refusal("withdrawal_refunded");
  return paymentStatus === "confirmed" && !takenOff ? null : new Refusal("nothing_to_refund");
}

/** The goods of a withdrawal came back, or the proof that they were sent: the money may not be waited with any more. Returns the withdrawal's id. */
export async function goodsOfWithdrawal(
  context: Context,
  withdrawalId: string,
  { goodsOn }: { readonly goodsOn: string },
): Promise<string> {
  refuseIf(goodsGuard(context));
  const { tx, actor } = context;
  const { orderId, number } = await confirmedOne(context, withdrawalId);
  const fields = pastDayFaults(context, "/goodsOn", goodsOn);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  await lockSubject(context, { orderId });
  await tx
    .updateTable("withdrawal")
    .set({ goodsOn })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", withdrawalId)
    .execute();
  await noteEvent(context, { orderId, aboutId: withdrawalId }, "order.goodsBack", { number, goodsOn });
  return withdrawalId;
}

/**
 * Asks for the money of a withdrawal to go back: the price of what was withdrawn from with its tax, and with the whole order the standard way out too, by the same
 * means it was paid with. Once: a second request is refused. Returns the withdrawal's id.
 */
export async function refundWithdrawal(context: Context, withdrawalId: string): Promise<string> {
  refuseIf(permission(context, "withdrawal.settle"));
  const { orderId } = await confirmedOne(context, withdrawalId);
  await lockSubject(context, { orderId });
  const withdrawal = await confirmedOne(context, withdrawalId);
  const order = await loadOrder(context, orderId);
  const paymentStatus = order.payment?.status ?? null;
  refuseIf(refundWithdrawalGuard(context, { ...withdrawal, paymentStatus }));
  return payBack(context, withdrawal, order);
}

/** The same without anybody's asking, where it is paid: nothing is waited for that was never sent. */
export async function payBackWhatWasPaid(context: Context, withdrawalId: string): Promise<void> {
  const withdrawal = await confirmedOne(context, withdrawalId);
  const order = await loadOrder(context, withdrawal.orderId);
  if (order.payment?.status === "confirmed") await payBack(context, withdrawal, order);
}

async function payBack(context: Context, withdrawal: WithdrawalRecord, order: OrderRecord): Promise<string> {
  const { id: withdrawalId, orderId } = withdrawal;
  const card = order.payment?.online.find(({ status }) => status === "succeeded");
  const all = await withdrawalsOf(context, orderId);
  const others = all.filter(({ id, confirmedAt, takenOff }) => confirmedAt && !takenOff && id !== withdrawalId);
  // The last of several that is paid back takes the rest, with the way out; the earlier ones their own pieces.
  const whole =
    [...leftOf(order, all).values()].every((left) => left === 0) && others.every(({ refundId }) => refundId !== null);
  const amount = sumOf(order, withdrawal.lines, whole);
  if (amount.amount <= 0) throw new Refusal("nothing_to_refund");
  const refundId = await requestOrderRefund(context, order, {
    amount,
    method: card ? "card" : "bank_transfer",
    reason: `${withdrawal.number}`,
    clauses: [withdrawal.clause],
    source: "payment",
    onlineId: card?.id ?? null,
  });
  await setRefund(context, withdrawalId, refundId);
  return withdrawalId;
}

async function setRefund({ tx, actor }: Context, withdrawalId: string, refundId: string): Promise<void> {
  await tx
    .updateTable("withdrawal")
    .set({ refundId })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", withdrawalId)
    .execute();
}

/** What goes back: of the whole order what is left of all that was paid, otherwise each piece with the tax it bore. */
function sumOf(order: OrderRecord, lines: readonly WithdrawnLine[], whole: boolean): Money {
  const { currency, tax, total, refunds } = order;
  if (whole && total) {
    const gone = refunds.filter(({ status, source }) => status !== "failed" && source === "payment");
    return addMoney(total, ...gone.map(({ gross }) => ({ ...gross, amount: -gross.amount })));
  }
  const net = lines.reduce((sum, { lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return sum + (line?.price.amount ?? 0) * quantity;
  }, 0);
  const price = { amount: net, currency };
  return tax ? addMoney(price, percentOf(price, tax.percent)) : price;
}

async function confirmedOne(
  { tx, actor }: Context,
  id: string,
): Promise<WithdrawalRecord & { readonly sendBackBy: Day | null }> {
  const row = isId(id)
    ? await tx
        .selectFrom("withdrawal")
        .select(withdrawalColumns)
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", id)
        .where("confirmedAt", "is not", null)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal("not_found");
  return row as unknown as WithdrawalRecord;
}

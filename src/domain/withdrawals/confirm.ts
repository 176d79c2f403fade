import { isId } from "../../core/id.ts";
import type { Locale } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { lockSubject, noteEvent } from "../events/index.ts";
import { writeMail } from "../messages/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { loadOrder, type OrderRecord } from "../orders/index.ts";
import { callOff, unsentOf } from "../sales/index.ts";
import { asHouse, hashToken, type WithdrawalRecord, withdrawalColumns } from "./find.ts";
import { payBackWhatWasPaid } from "./refund.ts";
import { withdrawalOf } from "./state.ts";

/** What the acknowledgement is printed from, in the language the statement was made in. */
export interface Acknowledged {
  readonly order: OrderRecord;
  readonly withdrawal: WithdrawalRecord & { readonly number: string; readonly confirmedAt: Date };
  readonly locale: Locale;
}

/**
 * The second step: from now on it is a notice of withdrawal. The days for refund and return begin, what was not sent yet is called off and
 * its money asked for, and the acknowledgement goes out by mail with content, date and time, as text and as PDF (EU-WITHDRAW-ONLINE).
 * Confirmed again, it is the same notice. What is withdrawn from meanwhile is refused.
 */
export async function confirmWithdrawal(
  context: Context,
  withdrawalId: string,
  { token, print }: { readonly token: string; readonly print: (acknowledged: Acknowledged) => Promise<Uint8Array> },
): Promise<Acknowledged> {
  const { tx, actor, now } = context;
  const { orderId } = await find(context, withdrawalId, token);
  await lockSubject(asHouse(context), { orderId });
  const stated = await find(context, withdrawalId, token);
  const order = await loadOrder(asHouse(context), orderId);
  const locale = stated.locale as Locale;
  if (stated.confirmedAt && stated.number)
    return { order, locale, withdrawal: { ...stated, number: stated.number, confirmedAt: stated.confirmedAt } };
  const { right, left } = await withdrawalOf(context, order);
  if (right instanceof Refusal) throw right;
  if (stated.lines.some(({ lineId, quantity }) => quantity > (left.get(lineId) ?? 0)))
    throw new Refusal("withdrawal_already");
  const sent = someLeft(order, stated);
  const noticed = {
    number: await nextNumber(context, "W"),
    confirmedAt: new Date(now),
    // What nobody paid does not go back, nor what never left.
    refundBy: mayBePaid(order) ? right.refundBy : null,
    sendBackBy: sent ? right.sendBackBy : null,
  };
  const acknowledged = { order, locale, withdrawal: { ...stated, ...noticed } };
  await tx
    .updateTable("withdrawal")
    .set({ ...noticed, acknowledgement: Buffer.from(await print(acknowledged)) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", withdrawalId)
    .execute();
  const { number, refundBy, sendBackBy } = noticed;
  const told = { number, name: stated.name, refundBy, sendBackBy };
  const house = asHouse(context);
  await noteEvent(house, { orderId, aboutId: withdrawalId, clauses: [right.clause] }, "order.withdrawn", told);
  const outcome = await callOff(house, orderId, { lines: stated.lines, reason: number });
  // With all of the order its money goes back; of a part, what was sent is waited for first.
  if (outcome === "some" && !sent) await payBackWhatWasPaid(house, withdrawalId);
  await writeMail(tx, {
    sellerId: actor.sellerId,
    subject: { orderId },
    recipient: stated.email,
    locale,
    template: "order_withdrawn",
    data: { withdrawalId },
    now,
  });
  return acknowledged;
}

/** Whether anything that is withdrawn from was shipped. */
function someLeft(order: OrderRecord, { lines }: Pick<WithdrawalRecord, "lines">): boolean {
  return order.lines.some((line) => {
    const wanted = lines.reduce((sum, { lineId, quantity }) => sum + (lineId === line.id ? quantity : 0), 0);
    return wanted > unsentOf(order, line);
  });
}

/** Whether money for the order is there, or finance is looking for it. */
function mayBePaid({ payment }: OrderRecord): boolean {
  return payment?.status === "confirmed" || payment?.status === "proof_uploaded";
}

async function find({ tx, actor }: Context, id: string, token: string) {
  const row = isId(id)
    ? await tx
        .selectFrom("withdrawal")
        .select([...withdrawalColumns, "locale"])
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", id)
        .where("tokenHash", "=", hashToken(token))
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal("not_found");
  return row as unknown as WithdrawalRecord & { readonly locale: string };
}

/** The acknowledgement as it was sent; for whoever has the token. */
export async function readAcknowledgement(
  context: Context,
  withdrawalId: string,
  token: string,
): Promise<{ readonly pdf: Uint8Array; readonly number: string }> {
  await find(context, withdrawalId, token);
  const row = await context.tx
    .selectFrom("withdrawal")
    .select(["acknowledgement", "number"])
    .where("sellerId", "=", context.actor.sellerId)
    .where("id", "=", withdrawalId)
    .executeTakeFirstOrThrow();
  if (!row.acknowledgement || !row.number) throw new Refusal("not_found");
  return { pdf: row.acknowledgement, number: row.number };
}

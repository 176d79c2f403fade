import { day } from "../../core/day.ts";
import { newId } from "../../core/id.ts";
import { type Money, moneyText } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { readCentre } from "../centres/index.ts";
import type { Context } from "../context.ts";
import { move, permission, refuseIf } from "../events/index.ts";
import { credit, debit, post } from "../ledger/index.ts";
import { pastDayFaults } from "../policies/index.ts";
import { reimbursementLifecycle } from "./lifecycle.ts";
import { monthSpan } from "./list.ts";

/** A transfer to a centre, as finance made it. */
export interface PayStatement {
  readonly centreId: string;
  readonly month: string;
  /** What was paid: exactly what the statement said was owed in this currency. */
  readonly total: Money;
  /** By which the centre finds it on its account. */
  readonly reference: string;
  /** `YYYY-MM-DD`. */
  readonly paidOn: string;
}

/**
 * Marks a month's statement of a centre as paid: everything in it that was approved and not paid yet, which from here on the seller
 * does not owe any more, by the ledger in the same transaction. Refuses another sum than is owed, since then something was approved
 * or paid since the statement was read.
 */
export async function payStatement(context: Context, input: PayStatement): Promise<void> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "reimbursement.pay"));
  await readCentre(context, input.centreId);
  refuseWrongDay(context, input);
  const owed = await owedFor(context, input);
  const due = { amount: owed.reduce((sum, { total }) => sum + total, 0), currency: input.total.currency };
  if (due.amount === 0) throw new Refusal("nothing_owed");
  if (due.amount !== input.total.amount)
    throw new Refusal("statement_changed", { values: { due: moneyText(due), given: moneyText(input.total) } });
  const id = newId<"centrePayment">(now);
  const { centreId, month, reference, paidOn } = input;
  await tx
    .insertInto("centrePayment")
    .values({
      sellerId: actor.sellerId,
      id,
      centreId,
      month,
      ...due,
      reference,
      paidOn,
      paidBy: actor.name,
      recordedAt: new Date(now),
    })
    .execute();
  for (const row of owed) await settle(context, row, { id, reference, currency: due.currency });
}

type Owed = Awaited<ReturnType<typeof owedFor>>[number];

async function settle(
  context: Context,
  { id, claimId, lineId, number, total }: Owed,
  payment: { readonly id: string; readonly reference: string; readonly currency: string },
): Promise<void> {
  const { tx, actor } = context;
  const { reference, currency } = payment;
  await move(context, reimbursementLifecycle, { claimId, lineId, reimbursementId: id }, "pay", {
    details: { number, reference },
  });
  await tx
    .updateTable("reimbursement")
    .set({ paymentId: payment.id })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .execute();
  const money = { amount: total, currency };
  await post(context, {
    claimId,
    cause: "reimbursement.paid",
    subjectId: id,
    memo: `${number} · ${reference}`,
    postings: [debit("centres_payable", money), credit("cash:bank_transfer", money)],
  });
}

/**
 * Locked in one order, so that of two who pay the second finds nothing left, and by claim, so that payments of two months
 * wait for each other's claims and never in a ring.
 */
async function owedFor({ tx, actor, seller }: Context, { centreId, month, total }: PayStatement) {
  const { from, until } = monthSpan(month, seller.timeZone);
  const rows = await tx
    .selectFrom("reimbursement")
    .select(["id", "claimId", "lineId", "number", "labour", "parts", "freight"])
    .where("sellerId", "=", actor.sellerId)
    .where("centreId", "=", centreId)
    .where("status", "=", "approved")
    .where("currency", "=", total.currency)
    .where("decidedAt", ">=", from)
    .where("decidedAt", "<", until)
    .orderBy("claimId")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows
    .map(({ labour, parts, freight, ...row }) => ({ ...row, total: labour + parts + freight }))
    .filter((row) => row.total > 0);
}

/** Nobody was paid in days that are still to come, nor before the month whose work it pays for began. */
function refuseWrongDay(context: Context, { month, paidOn }: PayStatement): void {
  const fields = pastDayFaults(context, "/paidOn", paidOn, day(`${month}-01`));
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}

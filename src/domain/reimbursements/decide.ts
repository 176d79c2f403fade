import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { move } from "../events/index.ts";
import { credit, debit, post } from "../ledger/index.ts";
import { reimbursementLifecycle } from "./lifecycle.ts";

/** Approves what a centre asks for: from here on the seller owes it, which the ledger says in the same transaction. */
export async function approveReimbursement(context: Context, id: string): Promise<void> {
  const row = await find(context, id);
  const { claimId, lineId, number, currency } = row;
  await move(context, reimbursementLifecycle, { claimId, lineId, reimbursementId: id }, "approve", {
    details: { number },
  });
  const money = (amount: number) => ({ amount, currency });
  await post(context, {
    claimId,
    cause: "reimbursement.approved",
    subjectId: id,
    memo: number,
    postings: [
      debit("centres:labour", money(row.labour)),
      debit("centres:part", money(row.parts)),
      debit("centres:freight", money(row.freight)),
      credit("centres_payable", money(row.labour + row.parts + row.freight)),
    ],
  });
  await decide(context, id, null);
}

/** Declines it for a reason that the centre reads. */
export async function declineReimbursement(context: Context, id: string, reason: string): Promise<void> {
  const { claimId, lineId, number } = await find(context, id);
  const target = { claimId, lineId, reimbursementId: id };
  await move(context, reimbursementLifecycle, target, "decline", { reason, details: { number } });
  await decide(context, id, reason);
}

async function find({ tx, actor }: Context, id: string) {
  const row = isId(id)
    ? await tx
        .selectFrom("reimbursement")
        .select(["claimId", "lineId", "number", "currency", "labour", "parts", "freight"])
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal("not_found");
  return row;
}

async function decide({ tx, actor, now }: Context, id: string, reason: string | null): Promise<void> {
  await tx
    .updateTable("reimbursement")
    .set({ decidedBy: actor.name, decidedAt: new Date(now), reason })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .execute();
}

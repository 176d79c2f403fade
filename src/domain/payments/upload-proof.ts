import { fieldFault } from "../../core/fault.ts";
import { Refusal, type RefusalDetails } from "../../core/refusal.ts";
import type { PaymentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, refuseIf, type Subject, standing } from "../events/index.ts";
import { citing, houseClause, policyOf } from "../policies/index.ts";
import { orderStanding, type PaymentPlace, paymentForChange, standingOfPayment } from "./find.ts";
import { paymentLifecycle } from "./lifecycle.ts";
import { orderProofUploaded } from "./of-order.ts";
import { paidElsewhere } from "./personal-centre.ts";

export interface UploadProof {
  /** A file kept with the same claim. */
  readonly attachmentId: string;
  readonly reference: string;
}

/** Whether a proof may be handed in: payment is awaited, or the last proof was turned down. */
export function uploadProofGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  place: PaymentPlace,
  payment: PaymentRecord,
): Refusal | null {
  return (
    paidElsewhere(onlooker, place, "payment.uploadProof") ??
    orderStanding(onlooker, place, "uploadProof") ??
    standing(onlooker, paymentLifecycle, "uploadProof", standingOfPayment(place, payment))
  );
}

/**
 * The customer hands in the proof of payment. Refuses with `proof_of_other_quote` a reference that names another quote,
 * and with `proof_used` a file that was handed in for another one. Returns what it is for.
 */
export async function uploadProof(context: Context, paymentId: string, input: UploadProof): Promise<Subject> {
  const { tx, actor } = context;
  const found = await paymentForChange(context, paymentId);
  const { subject, target, number, payment, claim, order } = found;
  refuseIf(uploadProofGuard(context, found, payment));
  const file = found.attachments.find(({ id }) => id === input.attachmentId);
  if (!file || file.kind === "video")
    throw new Refusal("invalid_input", { fields: [fieldFault("/attachmentId", "not_in_this_claim")] });
  const cited = claim ? citing(policyOf(context, claim), "pay_in_portal") : houseClause(context, "order_paid");
  refuseIf(ofAnother(number, input.reference, cited) ?? (await usedBefore(context, paymentId, file.id)));
  await move(context, paymentLifecycle, target, "uploadProof", {
    clauses: cited.clauses ?? [],
    details: { attachmentId: file.id, reference: input.reference },
  });
  await tx
    .updateTable("payment")
    .set({ proofId: file.id, reference: input.reference === "" ? null : input.reference })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", paymentId)
    .execute();
  if (order) await orderProofUploaded(context, order);
  return subject;
}

/** A number of a quote or an order stands in the reference, and it is not this one's. */
function ofAnother(
  number: string,
  ...[reference, cited]: [reference: string, cited: Pick<RefusalDetails, "clauses" | "terms">]
): Refusal | null {
  const named = [...reference.matchAll(/\b[QO]-\d{4}-\d{6}\b/gi)].map(([text]) => text.toUpperCase());
  if (named.length === 0 || named.includes(number)) return null;
  return new Refusal("proof_of_other_quote", { ...cited, values: { other: named.join(", "), number } });
}

/** The same bytes lie at another payment that was not turned down. */
async function usedBefore({ tx, actor }: Context, paymentId: string, fileId: string): Promise<Refusal | null> {
  const other = await tx
    .selectFrom("attachment as given")
    .innerJoin("attachment as same", (on) =>
      on.onRef("same.sellerId", "=", "given.sellerId").onRef("same.sha256", "=", "given.sha256"),
    )
    .innerJoin("payment", (on) =>
      on.onRef("payment.sellerId", "=", "same.sellerId").onRef("payment.proofId", "=", "same.id"),
    )
    .leftJoin("quote", (on) =>
      on.onRef("quote.sellerId", "=", "payment.sellerId").onRef("quote.id", "=", "payment.quoteId"),
    )
    .leftJoin("customerOrder", (on) =>
      on.onRef("customerOrder.sellerId", "=", "payment.sellerId").onRef("customerOrder.id", "=", "payment.orderId"),
    )
    .select((row) => row.fn.coalesce("quote.number", "customerOrder.number").as("number"))
    .where("given.sellerId", "=", actor.sellerId)
    .where("given.id", "=", fileId)
    .where("same.purpose", "=", "payment_proof")
    .where("payment.id", "!=", paymentId)
    .where("payment.status", "in", ["proof_uploaded", "confirmed"])
    .executeTakeFirst();
  return other ? new Refusal("proof_used", { values: { other: other.number ?? "" } }) : null;
}

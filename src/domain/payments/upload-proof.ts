import { fieldFault } from "../../core/fault.ts";
import { Refusal, type RefusalDetails } from "../../core/refusal.ts";
import type { ClaimRecord, PaymentRecord, QuoteRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, refuseIf, standing } from "../events/index.ts";
import { citing, policyOf, processClause } from "../policies/index.ts";
import { lineOfPayment, paymentForChange } from "./find.ts";
import { paymentLifecycle } from "./lifecycle.ts";
import { paidElsewhere } from "./personal-centre.ts";

export interface UploadProof {
  /** A file kept with the same claim. */
  readonly attachmentId: string;
  readonly reference: string;
}

/** Whether a proof may be handed in: payment is awaited, or the last proof was turned down. */
export function uploadProofGuard(
  onlooker: Onlooker & Pick<Context, "policies">,
  record: ClaimRecord,
  payment: PaymentRecord,
): Refusal | null {
  const at = { status: payment.status, lineId: lineOfPayment(record, payment), events: record.events };
  return (
    paidElsewhere(onlooker, record, "payment.uploadProof") ?? standing(onlooker, paymentLifecycle, "uploadProof", at)
  );
}

/**
 * The customer hands in the proof of payment. Refuses with `proof_of_other_quote` a reference that names another quote,
 * and with `proof_used` a file that was handed in for another one. Returns the claim's id.
 */
export async function uploadProof(context: Context, paymentId: string, input: UploadProof): Promise<string> {
  const { tx, actor } = context;
  const { record, line, quote, payment } = await paymentForChange(context, paymentId);
  refuseIf(uploadProofGuard(context, record, payment));
  const file = record.attachments.find(({ id }) => id === input.attachmentId);
  if (!file || file.kind === "video")
    throw new Refusal("invalid_input", { fields: [fieldFault("/attachmentId", "not_in_this_claim")] });
  const policy = policyOf(context, record);
  const cited = citing(policy, "pay_in_portal");
  refuseIf(ofAnotherQuote(quote, input.reference, cited) ?? (await usedBefore(context, paymentId, file.id)));
  const clause = processClause(policy, "pay_in_portal");
  await move(context, paymentLifecycle, { claimId: record.id, lineId: line.id, paymentId }, "uploadProof", {
    clauses: clause ? [clause] : [],
    details: { attachmentId: file.id, reference: input.reference },
  });
  await tx
    .updateTable("payment")
    .set({ proofId: file.id, reference: input.reference === "" ? null : input.reference })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", paymentId)
    .execute();
  return record.id;
}

/** A number of a quote stands in the reference, and it is not this one's. */
function ofAnotherQuote(
  { number }: QuoteRecord,
  ...[reference, cited]: [reference: string, cited: Pick<RefusalDetails, "clauses" | "terms">]
): Refusal | null {
  const named = [...reference.matchAll(/\bQ-\d{4}-\d{6}\b/gi)].map(([text]) => text.toUpperCase());
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
    .innerJoin("quote", (on) =>
      on.onRef("quote.sellerId", "=", "payment.sellerId").onRef("quote.id", "=", "payment.quoteId"),
    )
    .select("quote.number")
    .where("given.sellerId", "=", actor.sellerId)
    .where("given.id", "=", fileId)
    .where("same.purpose", "=", "payment_proof")
    .where("payment.id", "!=", paymentId)
    .where("payment.status", "in", ["proof_uploaded", "confirmed"])
    .executeTakeFirst();
  return other ? new Refusal("proof_used", { values: { other: other.number } }) : null;
}

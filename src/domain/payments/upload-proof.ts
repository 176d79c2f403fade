import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, PaymentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { lineOfPayment, paymentForChange } from "./find.ts";
import { paymentLifecycle } from "./lifecycle.ts";

export interface UploadProof {
  /** A file kept with the same claim. */
  readonly attachmentId: string;
  readonly reference: string;
}

/** Whether a proof may be handed in: payment is awaited, or the last proof was turned down. */
export function uploadProofGuard(onlooker: Onlooker, record: ClaimRecord, payment: PaymentRecord): Refusal | null {
  const at = { status: payment.status, lineId: lineOfPayment(record, payment), events: record.events };
  return permission(onlooker, "payment.uploadProof") ?? standing(onlooker, paymentLifecycle, "uploadProof", at);
}

/** The customer hands in the proof of payment. Returns the claim's id. */
export async function uploadProof(context: Context, paymentId: string, input: UploadProof): Promise<string> {
  const { tx, actor } = context;
  const { record, line, payment } = await paymentForChange(context, paymentId);
  refuseIf(uploadProofGuard(context, record, payment));
  const file = record.attachments.find(({ id }) => id === input.attachmentId);
  if (!file || file.kind === "video")
    throw new Refusal("invalid_input", { fields: [fieldFault("/attachmentId", "not_in_this_claim")] });
  await move(context, paymentLifecycle, { claimId: record.id, lineId: line.id, paymentId }, "uploadProof", {
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

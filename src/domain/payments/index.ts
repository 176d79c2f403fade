export { confirmPayment, confirmPaymentGuard } from "./confirm.ts";
export { type PaymentStatus, paymentLifecycle, paymentStatuses } from "./lifecycle.ts";
export { listPayments, type PaymentRow } from "./list.ts";
export { rejectPayment, rejectPaymentGuard } from "./reject.ts";
export { uploadProof, uploadProofGuard } from "./upload-proof.ts";

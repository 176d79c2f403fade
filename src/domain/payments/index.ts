export { confirmPayment, confirmPaymentGuard } from "./confirm.ts";
export { type PaymentStatus, paymentLifecycle, paymentStatuses } from "./lifecycle.ts";
export { listPayments, type PaymentQuery, type PaymentRow } from "./list.ts";
export { type RejectPayment, rejectPayment, rejectPaymentGuard } from "./reject.ts";
export { type UploadProof, uploadProof, uploadProofGuard } from "./upload-proof.ts";

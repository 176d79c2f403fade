export { takeCardEvent } from "./card-events.ts";
export {
  beginCheckoutAttempt,
  type CheckoutAttempt,
  checkoutRefused,
  checkoutsUnderWay,
  checkoutTold,
  checkoutUnknown,
  keepCheckout,
  type OnlineParked,
} from "./card-outcome.ts";
export {
  type CardDesk,
  type CardEvent,
  type CardKeys,
  type CardPort,
  CardRefused,
  type CheckoutState,
  type NewCheckout,
  type RefundState,
  SignatureInvalid,
} from "./card-port.ts";
export { confirmPayment, confirmPaymentGuard } from "./confirm.ts";
export { type PaymentPlace, placeOfPayment } from "./find.ts";
export {
  type OnlineStatus,
  onlineLifecycle,
  onlineStatuses,
  type PaymentStatus,
  paymentLifecycle,
  paymentStatuses,
  type RejectionCause,
} from "./lifecycle.ts";
export { listPayments, type PaymentRow } from "./list.ts";
export { listOnline } from "./list-online.ts";
export { forgive, giveBack } from "./of-order.ts";
export { openOrderPayment, openPayment } from "./open.ts";
export { rejectPayment, rejectPaymentGuard } from "./reject.ts";
export { repriceOrder } from "./reprice.ts";
export {
  editPaymentSettings,
  openCardKeys,
  readPaymentSettings,
  removeCardKeys,
  setCardKeys,
} from "./settings.ts";
export { startCardGuard, startCardPayment } from "./start-card.ts";
export { uploadProof, uploadProofGuard } from "./upload-proof.ts";
export { makeVault, type Vault } from "./vault.ts";

export { approveRefund, approveRefundGuard } from "./approve.ts";
export { askAgain, askAgainGuard } from "./ask-again.ts";
export {
  beginRefundAttempt,
  type RefundAttempt,
  type RefundParked,
  refundRefused,
  refundTold,
  refundUnknown,
  retryRefund,
  retryRefundGuard,
} from "./at-provider.ts";
export {
  declineRefund,
  declineRefundGuard,
  failRefund,
  failRefundGuard,
  sendRefund,
  sendRefundGuard,
  settleRefund,
  settleRefundGuard,
} from "./by-hand.ts";
export { arrivalOf, type Expected, expectedOnAccount } from "./expected.ts";
export { caseOfOrder } from "./find.ts";
export { type RefundStatus, refundLifecycle, refundStatuses } from "./lifecycle.ts";
export { countFailedOfOrders, isDue, listRefunds, refundsToDo, refundsUnderWay } from "./list.ts";
export { type RequestRefund, requestRefund, requestRefundGuard } from "./request.ts";
export { requestOrderRefund } from "./request-of-order.ts";

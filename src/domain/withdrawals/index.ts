export { type Acknowledged, confirmWithdrawal, readAcknowledgement } from "./confirm.ts";
export { orderOf } from "./find.ts";
export { countOpenWithdrawals, listWithdrawals, type WithdrawalRow } from "./list.ts";
export { goodsGuard, goodsOfWithdrawal, refundWithdrawal, refundWithdrawalGuard } from "./refund.ts";
export { editWithdrawalSettings, readWithdrawalSettings } from "./settings.ts";
export { stateWithdrawal, withdrawalOf } from "./state.ts";

export { afterSalesGuard } from "./after-sales.ts";
export { changeCart, putInCart, readCart } from "./cart.ts";
export { completeOrder, completeOrderGuard } from "./complete.ts";
export { escalateOrder, escalateOrderGuard } from "./escalate.ts";
export {
  type Incoterm,
  type Mode,
  orderLifecycle,
} from "./lifecycle.ts";
export { countOrders, listOrders, type OrderRow } from "./list.ts";
export { openPackage, packedOf, packOrder, packOrderGuard, stillSent, unpackOrder } from "./pack.ts";
export { type PackedAs, packedAs } from "./packed-as.ts";
export { orderPaidBack } from "./paid-back.ts";
export { keepPromises, promiseOf } from "./promise.ts";
export { loadOrder, orderForChange, orderIdNamed } from "./read.ts";
export type * from "./record.ts";
export { editOrderSettings } from "./settings.ts";
export { submitOrder, submitOrderGuard } from "./submit.ts";
export { type Choice, methodsOf, modeRefusal, modesOf, proposedMode } from "./terms.ts";
export { passTest, passTestGuard, startTest, startTestGuard } from "./test.ts";
export { dateUnits, enterUnits } from "./units.ts";

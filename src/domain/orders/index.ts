export { changeCart, putInCart, readCart } from "./cart.ts";
export { listOrders, type OrderRow } from "./list.ts";
export { loadOrder } from "./read.ts";
export type * from "./record.ts";
export { editOrderSettings } from "./settings.ts";
export { submitOrder, submitOrderGuard } from "./submit.ts";
export { type Choice, methodsOf, modesOf, proposedMode } from "./terms.ts";

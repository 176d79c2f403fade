export { callOff, unsentOf } from "./call-off.ts";
export { cancelOrder, cancelOrderGuard } from "./cancel.ts";
export { type ClaimFromOrder, claimFromOrder } from "./claim.ts";
export { deliverOrder, deliverOrderGuard } from "./deliver.ts";
export { setFreight, setFreightGuard } from "./set-freight.ts";
export { shipOrder, shipOrderGuard } from "./ship.ts";

export { announceLineGuard, announceParcel, announceParcelGuard } from "./announce.ts";
export { arrangeCarrier, arrangeCarrierGuard } from "./arrange-carrier.ts";
export { bringBack, bringBackGuard } from "./bring-back.ts";
export { confirmDelivery, confirmDeliveryGuard } from "./deliver.ts";
export { forfeitParked, forfeitParkedGuard, parkedForfeiture } from "./forfeit-parked.ts";
export { insertOrderParcel } from "./insert.ts";
export { lookUp, type ScanMatch } from "./look-up.ts";
export { loseParcel, loseParcelGuard } from "./lose.ts";
export {
  listParked,
  matchParked,
  type ParkedParcel,
  parkParcel,
  turnParkedAway,
} from "./parked.ts";
export { recordReceipt, recordReceiptGuard } from "./receive.ts";
export { sendBack, sendBackGuard, sendBackLineGuard } from "./send-back.ts";

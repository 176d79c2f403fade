export { announceLineGuard, announceParcel, announceParcelGuard } from "./announce.ts";
export { confirmDelivery, confirmDeliveryGuard } from "./deliver.ts";
export { lookUp, type ScanMatch } from "./look-up.ts";
export { recordReceipt, recordReceiptGuard } from "./receive.ts";
export { sendBack, sendBackGuard, sendBackLineGuard } from "./send-back.ts";

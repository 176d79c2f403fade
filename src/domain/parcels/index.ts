export { type AnnounceParcel, announceLineGuard, announceParcel, announceParcelGuard } from "./announce.ts";
export { type ConfirmDelivery, confirmDelivery, confirmDeliveryGuard } from "./deliver.ts";
export { lookUp, type ScanMatch } from "./look-up.ts";
export { type RecordReceipt, recordReceipt, recordReceiptGuard } from "./receive.ts";
export { type SendBack, sendBack, sendBackGuard, sendBackLineGuard } from "./send-back.ts";

export {
  carrierKeyRefused,
  carrierRests,
  openCarrierKey,
  readCarrierAccounts,
  removeCarrierKey,
  setCarrierKey,
} from "./accounts.ts";
export { parcelsToAsk, putOff, type Question, type TrackingDesk } from "./follow.ts";
export { type TrackingProvider, type TrackingStage, trackingProviders, trackingStages } from "./lifecycle.ts";
export {
  PushSignatureInvalid,
  TrackingBusy,
  TrackingKeyRefused,
  type TrackingNews,
  type TrackingPort,
  type TrackingPush,
  type TrackingScan,
} from "./port.ts";
export { noAnswer, parcelOfPush, takeNews } from "./told.ts";

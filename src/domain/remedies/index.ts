export { coverAfter } from "./cover.ts";
export { nameReplacements, nameReplacementsGuard } from "./name.ts";
export { type Offer, offersOf } from "./offers.ts";
export { type SettledKind, settledKinds, settleLineGuard, settleLines } from "./settle.ts";

export type { PostalAddress } from "./centres.ts";
export { createSeller } from "./create-seller.ts";
export { editSeller } from "./edit-seller.ts";
export { idOfSeller } from "./find-seller.ts";
export { install, isFresh } from "./install.ts";
export { listSellers, readSeller, type SellerRecord } from "./read-seller.ts";
export { sellerSettings } from "./settings.ts";

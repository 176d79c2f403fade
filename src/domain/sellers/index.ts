export { type CentreCard, createCentre, listCentres, type PostalAddress } from "./centres.ts";
export { createSeller, type NewSeller } from "./create-seller.ts";
export { editSeller, type SellerChange } from "./edit-seller.ts";
export { idOfSeller } from "./find-seller.ts";
export { type FirstAdministrator, install, isFresh } from "./install.ts";
export { listSellers, readSeller, type SellerRecord } from "./read-seller.ts";
export { sellerSettings } from "./settings.ts";

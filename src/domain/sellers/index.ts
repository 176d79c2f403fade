export { idOfSeller } from "./find-seller.ts";
export { sellerSettings } from "./settings.ts";

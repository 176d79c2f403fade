export { type ListedCentre, readDirectory } from "./directory.ts";
export { addCentre, editCentre } from "./edit.ts";
export { type CentrePhoto, type CentreRecord, listCentres, readCentre } from "./list.ts";
export { findPhoto, keepPhoto, type PhotoOwner, refusePhoto, removePhoto } from "./photos.ts";
export { type CentreProfile, profileColumns, profileNames, profileOf, refuseWrongProfile } from "./profile.ts";
export { type ClaimRouting, type RoutedUnits, routeClaim } from "./route-claim.ts";
export type { RankedCentre, RoutingKey, RoutingReason } from "./routing.ts";
export { scorecards } from "./scorecards.ts";
export { categories, categoryWords, centreWorks, workWords } from "./skills.ts";

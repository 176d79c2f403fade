export { checkDestination } from "./check.ts";
export { type DestinationList, destinationListNow, destinationVersions, editDestinations } from "./list.ts";
export { askForReview, countOpenReviews, decideReview, listReviews, type ReviewRecord } from "./review.ts";
export { type DestinationRule, isLiftable } from "./rule.ts";

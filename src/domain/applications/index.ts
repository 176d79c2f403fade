export { apply, applyGuard } from "./apply.ts";
export { applicationLifecycle, applicationStatuses } from "./lifecycle.ts";
export {
  type ApplicationRecord,
  applicationEvents,
  countOpenApplications,
  listApplications,
  readApplication,
} from "./read.ts";
export { declineApplication, listApplicant, reviewApplication } from "./review.ts";

import { defineLifecycle } from "../../core/lifecycle.ts";

export const applicationStatuses = ["submitted", "under_review", "listed", "declined"] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/** The course of a centre's application: somebody takes it up, then lists or declines it (ZM-RC-4, ZM-RC-5). */
export const applicationLifecycle = defineLifecycle<ApplicationStatus>()("application", {
  review: { from: ["submitted"], to: "under_review" },
  list: { from: ["under_review"], to: "listed" },
  decline: { from: ["under_review"], to: "declined" },
});

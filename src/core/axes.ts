/** Where a claim as a whole stands (product.md, "Axes"). */
export const claimStatuses = [
  "draft",
  "submitted",
  "triage",
  "info_needed",
  "authorized",
  "in_progress",
  "resolved",
  "closed",
  "rejected",
  "cancelled",
  "expired",
] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** Who has the unit. */
export const custodies = [
  "with_customer",
  "in_transit_in",
  "at_centre",
  "at_supplier",
  "in_transit_out",
  "delivered",
  "refused",
  "lost",
  "forfeited",
] as const;
export type Custody = (typeof custodies)[number];

/** What is being done to the unit. */
export const works = [
  "waiting",
  "received",
  "inspecting",
  "quoted",
  "approved",
  "repairing",
  "testing",
  "ready",
  "scrap",
  "no_fault_found",
  "replaced",
  "returned_unrepaired",
  "refunded",
] as const;
export type Work = (typeof works)[number];

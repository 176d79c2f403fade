import type { ClaimLine, ClaimRow } from "../data.ts";

/** The statuses that lists filter by, in the order of a claim's way; a word the API does not know does not compile. */
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
] as const satisfies readonly ClaimRow["status"][];

/** Who may have a unit, in the order of its way. */
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
] as const satisfies readonly ClaimLine["custody"][];

/** What may be done to a unit, in the order of the work. */
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
] as const satisfies readonly ClaimLine["work"][];

/** What a claim may be about. */
export const claimKinds = [
  "fault",
  "doa",
  "loose_heat_sink",
  "damaged_box",
  "transit_damage",
  "wrong_item",
  "missing_item",
  "change_of_mind",
  "undelivered",
] as const satisfies readonly ClaimRow["kind"][];

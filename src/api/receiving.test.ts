import { expect, test } from "vitest";
import { claimStatuses, custodies } from "../domain/claims/lifecycle.ts";
import { findingOf } from "./receiving.ts";

test.each([
  ["authorized", "in_transit_in", "expected"],
  ["authorized", "with_customer", "early"],
  ["in_progress", "in_transit_in", "expected"],
  ["in_progress", "at_centre", "here"],
  ["authorized", "refused", "refused_before"],
  ["submitted", "with_customer", "not_authorized"],
  ["info_needed", "with_customer", "not_authorized"],
  ["cancelled", "with_customer", "ended"],
  ["expired", "with_customer", "ended"],
  ["closed", "delivered", "gone"],
] as const)("at the dock, a unit of a claim that is %s and itself %s is: %s", (status, custody, finding) => {
  expect(findingOf({ status, custody })).toBe(finding);
});

test("nothing is expected of a claim that was not authorised", () => {
  for (const status of claimStatuses)
    for (const custody of custodies) {
      const expected = ["expected", "early"].includes(findingOf({ status, custody }));
      if (expected) expect(["authorized", "in_progress"]).toContain(status);
    }
});

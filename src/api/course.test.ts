import { expect, test } from "vitest";
import { claimStatuses, custodies, works } from "../domain/claims/lifecycle.ts";
import { type CourseFacts, courseOf } from "./course.ts";

const days = {
  filed: "2026-02-01",
  authorized: "2026-02-03",
  received: "2026-02-10",
  inspected: null,
  quoted: null,
  settled: null,
  repaired: null,
  returned: null,
};
const line: CourseFacts = {
  status: "in_progress",
  custody: "at_centre",
  work: "inspecting",
  charged: false,
  settled: false,
  afar: false,
  remote: false,
  days,
  endedOn: null,
};
const states = (facts: Partial<CourseFacts>) =>
  courseOf({ ...line, ...facts }, "en").map(({ key, state }) => `${key}:${state}`);

test("a free repair has six steps, the present one named and the past ones dated", () => {
  expect(courseOf(line, "en")).toEqual([
    { key: "filed", label: "Claim filed", state: "done", on: "2026-02-01" },
    { key: "authorized", label: "Return authorised", state: "done", on: "2026-02-03" },
    { key: "received", label: "Arrived at the centre", state: "done", on: "2026-02-10" },
    { key: "inspected", label: "Inspected", state: "now", on: null },
    { key: "repaired", label: "Repaired and tested", state: "later", on: null },
    { key: "returned", label: "Back with the customer", state: "later", on: null },
  ]);
});

test("a charged one has the quote between", () => {
  const charged = { charged: true, work: "quoted", days: { ...days, inspected: "2026-02-12" } } as const;
  expect(states(charged)).toEqual([
    "filed:done",
    "authorized:done",
    "received:done",
    "inspected:done",
    "quoted:now",
    "repaired:later",
    "returned:later",
  ]);
});

test("a unit that goes back as it came is not repaired", () => {
  expect(states({ work: "returned_unrepaired", days: { ...days, inspected: "2026-02-12" } })).toEqual([
    "filed:done",
    "authorized:done",
    "received:done",
    "inspected:done",
    "returned:now",
  ]);
});

test("the way stops where the claim or the parcel stopped", () => {
  expect(states({ custody: "refused", work: "waiting" })[2]).toBe("received:stopped");
  const unsent = { ...days, authorized: null, received: null };
  expect(states({ status: "rejected", custody: "with_customer", work: "waiting", days: unsent })[1]).toBe(
    "authorized:stopped",
  );
  expect(states({ status: "expired", custody: "with_customer", work: "waiting" })[2]).toBe("received:stopped");
});

test("a claim resolved from afar ends there", () => {
  const remote = { remote: true, status: "resolved", custody: "with_customer", endedOn: "2026-02-04" } as const;
  expect(states(remote)).toEqual(["filed:done", "resolved:done"]);
});

test("what ends without coming in is filed and decided; what goes out for it is not coming back", () => {
  const unsent = { ...days, authorized: null, received: null };
  const filed = { afar: true, status: "triage", custody: "with_customer", work: "waiting", days: unsent } as const;
  expect(states(filed)).toEqual(["filed:done", "settled:now"]);
  const decided = { ...filed, settled: true, work: "replaced", days: { ...unsent, settled: "2026-02-04" } } as const;
  expect(courseOf({ ...line, ...decided }, "en").map(({ label }) => label)).toEqual([
    "Claim filed",
    "Decided",
    "With the customer",
  ]);
});

test("one step is at hand, or stopped, until everything is done", () => {
  for (const status of claimStatuses)
    for (const custody of custodies)
      for (const work of works) {
        const course = courseOf({ ...line, status, custody, work }, "en");
        const here = course.filter(({ state }) => state === "now" || state === "stopped");
        expect(here, `${status} ${custody} ${work}`).toHaveLength(custody === "delivered" ? 0 : 1);
        expect(course.length).toBeGreaterThanOrEqual(5);
      }
});

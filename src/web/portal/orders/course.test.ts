import { expect, test } from "vitest";
import { courseOf } from "./course.ts";

const order = {
  status: "packing",
  submittedAt: "2026-03-02T10:00:00.000Z",
  paidAt: "2026-03-04T10:00:00.000Z",
  shippedOn: null,
  deliveredOn: null,
  confirmedOn: null,
} as const;
const states = (of: Parameters<typeof courseOf>[0]) => courseOf(of, (at) => at.slice(0, 10)).map(({ state }) => state);

test("what is done has its day, the present one is named, the rest is to come", () => {
  const course = courseOf(order, (at) => at.slice(0, 10));
  expect(course.map(({ state }) => state)).toEqual(["done", "done", "done", "now", "later", "later", "later"]);
  expect(course.map(({ on }) => on)).toEqual(["2026-03-02", null, "2026-03-04", null, null, null, null]);
});

test("an order at its test is being packed; a completed one is done; a cancelled one stops where it was", () => {
  expect(states({ ...order, status: "testing" })[3]).toBe("now");
  expect(new Set(states({ ...order, status: "completed" }))).toEqual(new Set(["done"]));
  expect(states({ ...order, status: "cancelled", paidAt: null })).toEqual([
    "done",
    "stopped",
    "stopped",
    "stopped",
    "stopped",
    "stopped",
    "stopped",
  ]);
});

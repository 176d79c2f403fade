import { expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { type Facts, heldClocks } from "./index.ts";

const policy = policyOf(`
warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M"), when: finding.manufacturingDefect }
voids: { T-BURNT: finding.burnt }
deadlines:
  - { clause: T-SEND, name: send_in, from: claim.reportedOn, within: duration("P14D"), warnAfterDays: [7, 13], onMiss: close }
  - { clause: T-PAY, name: pay, from: quote.sentOn, within: duration("P3M"), onMiss: forfeit, when: verdict = "not_covered" }
serviceLevels:
  - { clause: T-FIX, name: repair, from: parcel.arrivedOn, workingDays: [3, 6], when: verdict = "covered" }
  - { clause: T-SHIP, name: ship, after: repair, within: duration("P2D"), when: verdict = "covered" }
`);
const facts: Facts = {
  claim: { kind: "fault", reportedOn: "2026-01-10" },
  delivery: { shippedOn: "2025-06-01" },
  parcel: { arrivedOn: "2026-01-20" },
};
const on = "2026-01-21" as Day;
const clocksFor = (more: Facts) => heldClocks(policy, { ...facts, ...more }, on).clocks;

const sendIn = {
  name: "send_in",
  clause: "T-SEND",
  from: "2026-01-10",
  length: { days: 14 },
  onMiss: "close",
  warnAfterDays: [7, 13],
};
const promises = [
  {
    name: "repair",
    clause: "T-FIX",
    from: "2026-01-20",
    length: { workingDays: [3, 6] },
    onMiss: null,
    warnAfterDays: [],
  },
  { name: "ship", clause: "T-SHIP", from: null, length: { days: 2 }, onMiss: null, warnAfterDays: [] },
];

test("a covered claim has its deadline with its warnings, and the promises, one of which starts where another is due", () => {
  const { clocks, decision } = heldClocks(
    policy,
    { ...facts, finding: { manufacturingDefect: true, burnt: false } },
    on,
  );
  expect(decision.verdict).toBe("covered");
  expect(clocks).toEqual([sendIn, ...promises]);
});

test("while only the inspection is missing, the promises of a covered claim run already", () => {
  expect(heldClocks(policy, facts, on).decision.verdict).toBe("provisional");
  expect(clocksFor({})).toEqual([sendIn, ...promises]);
});

test("a claim that is not covered has a deadline for paying, counted in months, whose start is not known yet", () => {
  const pay = { name: "pay", clause: "T-PAY", from: null, length: { months: 3 }, onMiss: "forfeit", warnAfterDays: [] };
  const burnt = { finding: { burnt: true } };
  expect(clocksFor(burnt)).toEqual([pay, sendIn]);
  expect(clocksFor({ ...burnt, quote: { sentOn: "2026-01-15" } })).toEqual([{ ...pay, from: "2026-01-15" }, sendIn]);
});

test("while the verdict is open, nothing that hangs on it runs", () => {
  const unknown = { delivery: {} };
  expect(heldClocks(policy, { ...facts, ...unknown }, on).decision.verdict).toBe("undetermined");
  expect(clocksFor(unknown)).toEqual([sendIn]);
});

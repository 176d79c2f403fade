import { expect, test } from "vitest";
import type { Remedy } from "../../policy/index.ts";
import { comesIn } from "./comes-in.ts";

const offer = (kind: Remedy["kind"], opens: Remedy["opens"]): Remedy => ({ kind, opens, charge: "free", clauses: [] });
const claim = { kind: "wrong_item", rmaNumber: null } as const;
const line = { receipt: null };
const nothing = { remedies: [] };

test("what is offered without the unit ends without it; a repair, or what opens on arrival, does not", () => {
  expect(comesIn(claim, line, { remedies: [offer("reissue", "now")] })).toBe(false);
  expect(comesIn({ ...claim, kind: "fault" }, line, { remedies: [offer("reissue", "now")] })).toBe(false);
  expect(comesIn(claim, line, { remedies: [offer("reissue", "now"), offer("refund", "after_arrival")] })).toBe(true);
  expect(comesIn(claim, line, { remedies: [offer("repair", "now")] })).toBe(true);
});

test("before its evidence is there, and where nothing is offered, it goes by the kind", () => {
  for (const of of [nothing, { remedies: [offer("refund", "after_evidence")] }]) {
    expect(comesIn({ ...claim, kind: "doa" }, line, of)).toBe(true);
    expect(comesIn({ ...claim, kind: "undelivered" }, line, of)).toBe(false);
  }
});

test("once a return is authorised the unit comes in, whatever is offered", () => {
  expect(comesIn({ ...claim, rmaNumber: "RMA-2026-1" }, line, { remedies: [offer("refund", "now")] })).toBe(true);
});

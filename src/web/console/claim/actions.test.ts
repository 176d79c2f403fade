import { expect, test } from "vitest";
import type { Claim, ClaimLine } from "../../data.ts";
import { nextStepOf, placeOf } from "./actions.ts";

const yes = { allowed: true, reason: null, clauses: [] };
const no = { allowed: false, reason: "Not now.", clauses: [] };

function line(part: object): ClaimLine {
  return {
    id: "one",
    work: "waiting",
    quotes: [],
    offers: [],
    remedy: null,
    comesIn: true,
    inspection: null,
    abilities: {},
    ...part,
  } as unknown as ClaimLine;
}
function claim(lines: readonly ClaimLine[], abilities: object = {}, parcels: readonly object[] = []): Claim {
  return { lines, abilities, parcels, refunds: [] } as unknown as Claim;
}

test("what the answer refuses is never the next step", () => {
  const refused = line({ work: "received", abilities: { "work.inspect": no } });
  expect(nextStepOf(claim([refused], { "claim.authorize": no, "claim.triage": no }), refused)).toBeNull();
});

test("authorising comes before changing a diagnosis that is on record", () => {
  expect(nextStepOf(claim([], { "claim.authorize": yes, "claim.triage": yes }), undefined)?.verb).toBe(
    "claim.authorize",
  );
});

test("where the terms end it without the unit, deciding so comes before a return", () => {
  const offers = [{ kind: "reissue", allowed: true }];
  const afar = line({ comesIn: false, offers });
  expect(nextStepOf(claim([afar], { "claim.authorize": yes }), afar)).toEqual({ verb: "remedy.settle", line: afar });
  expect(placeOf("remedy.settle")).toEqual({ kind: "tab", tab: "remedy" });
  const none = line({ comesIn: false, offers: [{ kind: "none", allowed: true }] });
  for (const ended of [afar, none])
    expect(nextStepOf(claim([ended], { "claim.authorize": no, "claim.triage": yes }), ended)?.verb).toBe(
      "remedy.settle",
    );
  for (const other of [{ offers }, { comesIn: false, offers: [{ kind: "none", allowed: true }] }])
    expect(nextStepOf(claim([line(other)], { "claim.authorize": yes }), undefined)?.verb).toBe("claim.authorize");
});

test("the chosen unit's step comes before the first unit's", () => {
  const first = line({ id: "first", work: "received", abilities: { "work.inspect": yes } });
  const chosen = line({ id: "chosen", work: "ready", abilities: { "custody.sendBack": yes } });
  expect(nextStepOf(claim([first, chosen]), chosen)).toEqual({ verb: "custody.sendBack", line: chosen });
  expect(nextStepOf(claim([first, chosen]), first)).toEqual({ verb: "work.inspect", line: first });
});

test("a quote is the next step only after the inspection, and only while there is none", () => {
  const able = { "quote.draft": yes };
  const inspected = { completedAt: "2026-11-20T10:00:00Z" };
  const open = line({ work: "inspecting", abilities: able, inspection: { completedAt: null } });
  const done = line({ work: "inspecting", abilities: able, inspection: inspected });
  const sent = line({
    work: "quoted",
    abilities: able,
    inspection: inspected,
    quotes: [{ status: "sent", abilities: {} }],
  });
  expect([open, done, sent].map((one) => nextStepOf(claim([one]), one)?.verb)).toEqual([
    undefined,
    "quote.draft",
    undefined,
  ]);
});

test("a refund that waits is the next step; one that failed is asked for anew where the unit is to be paid back", () => {
  const paidBack = line({ work: "refunded", abilities: { "refund.request": yes } });
  const goodwill = line({ work: "ready", abilities: { "refund.request": yes } });
  const stepWith = (on: ClaimLine, ...refunds: object[]) =>
    nextStepOf({ ...claim([on]), refunds } as unknown as Claim, on)?.verb;
  const waiting = { lineId: "one", status: "requested", abilities: { "refund.approve": yes } };
  const failed = { lineId: "one", status: "failed", abilities: {} };
  expect(stepWith(paidBack, failed, waiting)).toBe("refund.approve");
  expect(stepWith(paidBack, waiting, failed)).toBe("refund.request");
  expect(stepWith(goodwill, failed)).toBeUndefined();
  expect(placeOf("refund.request")).toEqual({ kind: "tab", tab: "money" });
});

test("a parcel on its way back leads to the parcels", () => {
  const back = line({ id: "back", work: "ready" });
  const parcel = { lineIds: ["back"], abilities: { "custody.deliver": yes } };
  const step = nextStepOf(claim([back], {}, [parcel]), back);
  expect(step?.verb).toBe("custody.deliver");
  expect(placeOf("custody.deliver")).toEqual({ kind: "tab", tab: "parcels" });
});

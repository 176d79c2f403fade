import { expect, test } from "vitest";
import { sourceOf } from "./source.ts";

test.each([
  { source: "payment", lineId: null, text: "source.order" },
  { source: "payment", lineId: "1", text: "source.payment" },
  { source: "purchase", lineId: "1", text: "source.purchase" },
  { source: "overpayment", lineId: null, text: "source.overpayment" },
] as const)("a refund out of the $source, line $lineId, says $text", ({ source, lineId, text }) => {
  expect(sourceOf({ source, lineId })).toBe(text);
});

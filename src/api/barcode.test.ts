import { expect, test } from "vitest";
import { barcodeSvg } from "./barcode.ts";

test("a bar code is an SVG drawing, another text draws another one", () => {
  const svg = barcodeSvg("R-2026-000123");
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
  expect(svg).not.toBe(barcodeSvg("R-2026-000124"));
  expect(svg).not.toMatch(/script/i);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastOf, shadesOf } from "./colour.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever colour a seller picks, white text on it and links on the dark ground stay readable", () => {
  fc.assert(
    fc.property(colour, (picked) => {
      const shades = shadesOf(picked);
      expect(contrastOf(shades[6], "#ffffff")).toBeGreaterThanOrEqual(5);
      expect(contrastOf(shades[4], "#242424")).toBeGreaterThanOrEqual(4.8);
      expect(contrastOf(shades[9], shades[1])).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a colour that is dark enough already is kept as it is", () => {
  expect(shadesOf("#1f4fbf")[6]).toBe("#1f4fbf");
});

import { expect, test } from "vitest";
import { spansOf } from "./spans.ts";

test("places in a row are told as a span, in order, each once", () => {
  expect(spansOf([])).toBe("");
  expect(spansOf([4])).toBe("4");
  expect(spansOf([3, 1, 2, 9, 11, 10])).toBe("1–3, 9–11");
  expect(spansOf([2, 4, 6])).toBe("2, 4, 6");
});

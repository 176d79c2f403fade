import { expect, test } from "vitest";
import { serialsOf } from "./serials.ts";

test("serial numbers are told apart however they were pasted, each once", () => {
  expect(serialsOf(" htm001,HTM002;\n htm001\tHTM003 ")).toEqual({
    serials: ["HTM001", "HTM002", "HTM003"],
    repeated: 1,
  });
});

test("blanks alone are no serial number", () => {
  expect(serialsOf(" \n , ")).toEqual({ serials: [], repeated: 0 });
});

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "./csv.ts";

test("what is written is read back the same by any reader of CSV", () => {
  const plain = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text));
  fc.assert(
    fc.property(fc.array(plain, { minLength: 2, maxLength: 6 }), (cells) => {
      expect(parse(csvRow(cells), { record_delimiter: "\r\n" })).toEqual([cells]);
    }),
  );
});

test.each(["=1+1", "+49 30 1", "-2", "@sum", "\t=x", "\r=x"])("%j does not become a formula", (text) => {
  expect(parse(csvRow([text, "x"]), { record_delimiter: "\r\n" })).toEqual([[`'${text}`, "x"]]);
});

test("numbers stay numbers, and nothing is an empty cell", () => {
  expect(csvRow([-5, null, true, "a"])).toBe("-5,,true,a\r\n");
});

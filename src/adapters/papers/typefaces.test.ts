import { expect, test } from "vitest";
import { coverageOf, showable, typefaceFiles } from "./typefaces.ts";

const has = coverageOf(typefaceFiles());
const show = showable(has);

test("the letters of the customers' countries are all there", () => {
  const names =
    "Łukasz Żółć · Čeněk Řehoř · Gökçe Şımşek · Ştefan Țuțea · Нгуен · Юлія Їжак · Ελένη · محمد · 张伟 · Nguyễn";
  expect(show(names)).toBe(names);
});

test("what no typeface has becomes a box, once for each sign", () => {
  expect(show("a🙂b")).toBe("a□b");
  expect(show("👩‍🚀")).toBe("□□");
});

test("signs that turn the reading direction or hide are taken out", () => {
  expect(show("exe\u202egpj.\u2066abc\u2069\u200b\u0000\u0007")).toBe("exegpj.abc");
});

test("lines stay lines, and letters are composed", () => {
  expect(show("a\r\nb\rc\td")).toBe("a\nb\nc d");
  expect(show("e\u0301")).toBe("é");
});

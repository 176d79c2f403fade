import { expect, test } from "vitest";
import { Sheet } from "./sheet.ts";

const read = (sheet: Sheet) => Buffer.from(sheet.written).toString("utf8");

test("what is written stands one after the other", () => {
  const sheet = new Sheet();
  sheet.text("día ");
  sheet.ascii("plain ");
  sheet.quoted("words");
  sheet.byte(44);
  sheet.bytes(Buffer.from("保修"));
  expect(read(sheet)).toBe('día plain "words",保修');
  expect(sheet.size).toBe(Buffer.byteLength('día plain "words",保修'));
});

test.each([
  "plain",
  "",
  "in three languages: día, 保修, é",
  'with "quotes"',
  "back\\slash",
  "a line\nand another\ttab",
  "\u0000\u001f",
  'día "citado"',
  "vía\\camino",
  "línea\ny otra",
  "保修 \u001f",
  "~ and \u007f",
  "half a pair \ud83d of letters",
  "the other half \ude00",
  "a mark \ufffd of its own",
  "\u{1F600}",
  "\u00ef\u00bf\u00bd",
])("%j is quoted as JSON quotes it", (text) => {
  const sheet = new Sheet();
  sheet.text("<");
  sheet.quoted(text);
  sheet.text(">");
  expect(read(sheet)).toBe(`<${JSON.stringify(text)}>`);
});

test("it grows when it must and keeps what stands on it", () => {
  const sheet = new Sheet(4);
  for (let at = 0; at < 50; at++) {
    sheet.text("保");
    sheet.ascii("ab");
    sheet.quoted('c"d');
    sheet.quoted("e");
    sheet.byte(10);
    sheet.bytes(Buffer.from([102, 103]));
  }
  expect(read(sheet)).toBe('保ab"c\\"d""e"\nfg'.repeat(50));
  const small = new Sheet(1);
  small.bytes(Buffer.from("x".repeat(1_000)));
  expect(read(small)).toBe("x".repeat(1_000));
});

test("what was written after a place can be taken back, or all of it", () => {
  const sheet = new Sheet(8);
  sheet.text("kept");
  const before = sheet.size;
  sheet.text(" and not");
  sheet.clear(before);
  sheet.byte(33);
  expect(read(sheet)).toBe("kept!");
  sheet.clear();
  expect([sheet.size, read(sheet)]).toEqual([0, ""]);
});

import { expect, test } from "vitest";
import { readTable } from "../../src/domain/claims/index.ts";

const noSheet = () => Promise.reject(new Error("this is no spreadsheet"));

function read(bytes: string | Buffer) {
  async function* once(): AsyncGenerator<Buffer> {
    yield Buffer.from(bytes);
  }
  return readTable(once(), noSheet);
}

test("a list of units may hold formulas and markup: they are serials that nobody knows, and are computed nowhere", async () => {
  const rows = await read(
    'serial,description\n"=HYPERLINK(""http://x.example"",1)",=1+1\n<script>alert(1)</script>,-2',
  );
  expect(rows).toEqual([
    { serial: '=HYPERLINK("http://x.example",1)', description: "=1+1" },
    { serial: "<script>alert(1)</script>", description: "-2" },
  ]);
});

test("a list in UTF-16, as spreadsheets keep it, is read; one in an encoding that cannot be told is refused whole", async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("序列号\t描述\nSN-1\t不开机\n", "utf16le")]);
  expect(await read(utf16)).toEqual([{ serial: "SN-1", description: "不开机" }]);
  await expect(read(Buffer.from("serial,description\nSN-1,no enciende m\xe1s", "latin1"))).rejects.toMatchObject({
    code: "table_encoding",
  });
});

test("a list with a row whose quotes do not pair is refused whole: no unit is left out in silence", async () => {
  await expect(read('serial,description\nSN-1,dead\n"SN-2,dead\nSN-3,dead')).rejects.toMatchObject({
    code: "table_quotes",
    details: { values: { line: expect.any(Number) } },
  });
});

test.each(["%PDF-1.7\n1 0 obj", "<!DOCTYPE html><p>SN-1", "\uFEFF<?xml version='1.0'?><a/>", "{\\rtf1 SN-1}"])(
  "another kind of file that is text too is no list of units: %j",
  async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: "table_damaged" });
  },
);

test("an old spreadsheet, an empty list and one of 1,001 units are each refused with their reason", async () => {
  await expect(read(Buffer.from("d0cf11e0a1b11ae1", "hex"))).rejects.toMatchObject({ code: "table_damaged" });
  await expect(read("\n \n")).rejects.toMatchObject({ code: "table_empty" });
  const many = Array.from({ length: 1001 }, (_, at) => `SN-${at}`).join("\n");
  await expect(read(many)).rejects.toMatchObject({
    code: "table_too_long",
    details: { values: { rows: 1001, most: 1000 } },
  });
  // However many there are, they are counted.
  await expect(read(`serial\n${many}\n${many}`)).rejects.toMatchObject({ details: { values: { rows: 2002 } } });
  expect(await read(`serial\n${many.slice(0, many.lastIndexOf("\n"))}\n\n`)).toHaveLength(1000);
});

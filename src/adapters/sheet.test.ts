import { expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { mb, zipped } from "../../test/hostile-files.ts";
import { readXlsx } from "./sheet-xlsx.ts";

test("the cells of the first sheet come as text; a formula is what it showed, never computed", async () => {
  const data = [
    [{ value: "Serial" }, { value: "Problem" }],
    [{ value: "HTM1" }, { value: 42 }],
    [{ value: "HTM2" }, { type: "Formula" as const, value: "=1+1" }],
  ];
  const bytes = await writeXlsxFile(data as never).toBuffer();
  const cells = await readXlsx(bytes);
  expect(cells.slice(0, 2)).toEqual([
    ["Serial", "Problem"],
    ["HTM1", "42"],
  ]);
  expect(cells[2]?.[0]).toBe("HTM2");
  expect(cells[2]?.[1]).not.toBe("2");
});

test("what says that it unpacks to gigabytes is refused without being unpacked", async () => {
  const bomb = zipped("xl/worksheets/sheet1.xml", Buffer.alloc(10_000), 3_000_000_000);
  await expect(readXlsx(bomb)).rejects.toMatchObject({ code: "table_unpacks_large" });
});

test("what lies about its size, or is no spreadsheet at all, is refused with a sentence", async () => {
  const lies = zipped("xl/worksheets/sheet1.xml", Buffer.alloc(200 * mb), 1000);
  await expect(readXlsx(lies)).rejects.toMatchObject({ code: "table_damaged" });
  await expect(readXlsx(Buffer.from("PK\u0003\u0004 and nothing more"))).rejects.toMatchObject({
    code: "table_damaged",
  });
}, 30_000);

import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
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
  const lies = zipped("xl/worksheets/sheet1.xml", Buffer.alloc(200 * 1024 * 1024), 1000);
  await expect(readXlsx(lies)).rejects.toMatchObject({ code: "table_damaged" });
  await expect(readXlsx(Buffer.from("PK\u0003\u0004 and nothing more"))).rejects.toMatchObject({
    code: "table_damaged",
  });
}, 30_000);

/** A ZIP of one part that says it unpacks to `says` bytes. */
function zipped(name: string, content: Buffer, says: number): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(says, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(says, 24);
  central.writeUInt16LE(name.length, 28);
  const start = 30 + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

import { crc32, deflateRawSync, deflateSync, gzipSync } from "node:zlib";

/** A megabyte. */
export const mb = 1024 * 1024;

/** A zip archive with one file in it, which says that it unpacks to `says` bytes: as many as it does, unless told. */
export function zipped(name: string, content: Buffer, says = content.length): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(says, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  const file = Buffer.concat([local, Buffer.from(name), packed]);
  const directory = Buffer.concat([central, Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(file.length, 16);
  return Buffer.concat([file, directory, end]);
}

/** A sound black-and-white PNG of so many pixels on each side. */
export function png(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(side / 8)) * side), { level: 9 });
  const mark = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([mark, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** Four bytes, the highest first. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A sound photo. */
export const photo = Buffer.from(
  [
    "/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE",
    "4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAoADwDASIAAhEBAxEB/8QAFQAB",
    "AQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAEF/8QAFBEBAAAAAAAAAAAAAAAAAA",
    "AAAP/aAAwDAQACEQMRAD8AkAVoAAAAAAAAAAAAAAAAAAAAAAP/2Q==",
  ].join(""),
  "base64",
);

export interface HostileFile {
  readonly what: string;
  readonly bytes: () => Buffer;
  /** May be taken: as words of a table, computed nowhere, or as a document that is never unpacked. */
  readonly taken?: true;
}

/** What nobody who means well sends. */
export const hostile: readonly HostileFile[] = [
  { what: "nothing", bytes: () => Buffer.alloc(0) },
  { what: "noughts", bytes: () => Buffer.alloc(100_000) },
  { what: "a program", bytes: () => Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(2_000, 0x90)]) },
  { what: "a page with a script", bytes: () => Buffer.from("<html><script>alert(1)</script></html>") },
  {
    what: "a drawing with a script",
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
  },
  { what: "a bomb of XML entities", bytes: laughs },
  { what: "an archive that says it unpacks to gigabytes", bytes: () => archive(Buffer.alloc(10_000), 3_000_000_000) },
  {
    what: "an archive that unpacks to far more than it says",
    bytes: once(() => archive(Buffer.alloc(200 * mb), 1_000)),
  },
  { what: "a spreadsheet of XML entities", bytes: () => archive(laughs()) },
  { what: "100 MB that were packed into a stream", bytes: once(() => gzipSync(Buffer.alloc(100 * mb, 0x61))) },
  { what: "a picture of 900 million pixels", bytes: once(() => png(30_000)) },
  { what: "a picture that is an archive as well", bytes: () => Buffer.concat([photo, archive(Buffer.from("x"))]) },
  { what: "half a picture", bytes: () => photo.subarray(0, photo.length >> 1) },
  { what: "a picture with a page in it", bytes: () => commented("<html><body onload=alert(1)>") },
  { what: "a picture that is a PDF as well", bytes: () => commented("%PDF-1.7\n1 0 obj") },
  {
    what: "an iPhone's picture with an archive behind it",
    bytes: () => Buffer.concat([heic(), archive(Buffer.from("x"))]),
  },
  { what: "a PDF that unpacks to 200 MB", bytes: once(pdfBomb), taken: true },
  { what: "a PDF that was cut off", bytes: () => Buffer.from("%PDF-1.7\n1 0 obj\n") },
  { what: "a hundred thousand open brackets", bytes: () => Buffer.from("[".repeat(100_000)) },
  { what: "an object that reaches for the prototype", bytes: () => Buffer.from('{"__proto__":{"admin":true}}') },
  { what: "JSON that breaks off", bytes: () => Buffer.from('{"orders":[{"id":1,"line_items":[{') },
  { what: "a line of 20 MB", bytes: () => Buffer.alloc(20 * mb, 0x61) },
  { what: "quotes that never close", bytes: () => Buffer.from(`serial,model\n"SN-1,${"x".repeat(2 * mb)}`) },
  {
    what: "a table of a hundred thousand columns",
    bytes: () => Buffer.from(`serial${",x".repeat(100_000)}\n`.repeat(5)),
  },
  { what: "half a million empty lines", bytes: () => Buffer.from(`serial,model${"\n".repeat(500_000)}`) },
  { what: "letters of an old encoding", bytes: () => Buffer.from("serial,model\nSN-1,ni\xf1o", "latin1") },
  {
    what: "columns that reach for the prototype",
    bytes: () => Buffer.from("id,asOf,__proto__.admin,constructor.prototype\n1,2026-01-01,yes,no\n"),
    taken: true,
  },
  {
    what: "formulas",
    bytes: () => Buffer.from('serial,model\n"=HYPERLINK(""http://x.example"",1)","=cmd|\' /C calc\'!A0"\n'),
    taken: true,
  },
];

/** A billion laughs. */
function laughs(): Buffer {
  const entities = Array.from({ length: 10 }, (_, at) =>
    at === 0 ? '<!ENTITY l0 "lol">' : `<!ENTITY l${at} "${`&l${at - 1};`.repeat(10)}">`,
  );
  return Buffer.from(`<?xml version="1.0"?><!DOCTYPE l [${entities.join("")}]><worksheet>&l9;</worksheet>`);
}

/** A spreadsheet's archive with one sheet. */
function archive(content: Buffer, says?: number): Buffer {
  return zipped("xl/worksheets/sheet1.xml", content, says);
}

/** The photo with a comment of its own, where JPEG has one: right behind the first mark. */
export function commented(text: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([photo.subarray(0, 2), head, Buffer.from(text, "latin1"), photo.subarray(2)]);
}

/** What an iPhone's picture begins with; the picture itself is not needed, since it is not decoded. */
export function heic(): Buffer {
  const kind = Buffer.concat([Buffer.from("ftypheic"), uint32(0), Buffer.from("mif1heic")]);
  const data = Buffer.concat([Buffer.from("mdat"), Buffer.alloc(512, 7)]);
  return Buffer.concat([uint32(kind.length + 4), kind, uint32(data.length + 4), data]);
}

/** A PDF with a stream of 200 MB of noughts. */
export function pdfBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(200 * mb));
  const head = `%PDF-1.7\n1 0 obj\n<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream\nendobj\ntrailer\n<<>>\n%%EOF\n")]);
}

/** Made when it is first asked for: packing hundreds of megabytes takes longer than refusing them. */
function once(make: () => Buffer): () => Buffer {
  let made: Buffer | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

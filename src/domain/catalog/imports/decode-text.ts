import { Refusal } from "../../../core/refusal.ts";

/** The largest table, in bytes. */
const largestTable = 200 * 1024 * 1024;

/**
 * Bytes as text: UTF-8, or UTF-16 with its mark. Anything else is refused and never guessed, since a wrong guess would
 * spoil names in silence.
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let start = Buffer.alloc(0);
  let count = 0;
  for await (const chunk of bytes) {
    count += chunk.length;
    if (count > largestTable) throw new Refusal("too_large", { values: { limit: "200 MB" } });
    if (decoder) {
      yield decode(decoder, chunk);
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < 3) continue;
    decoder = decoderFor(start);
    yield decode(decoder, start);
  }
  decoder ??= decoderFor(start);
  yield decode(decoder, start.length < 3 ? start : Buffer.alloc(0), true);
}

function decoderFor(start: Buffer): TextDecoder {
  const mark = start.subarray(0, 2).toString("hex");
  const encoding = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true });
}

function decode(decoder: TextDecoder, bytes: Buffer, last = false): string {
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: !last });
  } catch {
    throw new Refusal("table_encoding");
  }
  if (text.includes("\0")) throw new Refusal("table_encoding");
  return text;
}

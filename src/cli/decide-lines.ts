import { once } from "node:events";
import { dayAt } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import type { Surroundings } from "./command.ts";
import { DecisionDesk, longestLine, tooLong } from "./decision-desk.ts";
import { DeskPool } from "./desk-pool.ts";

/** How much is answered at once, and from which size on further threads are worth their start; in bytes. */
const blockSize = 262_144;
const manyBytes = 4_000_000;

/**
 * Decides a stream of cases in their order, one line each; a bad line gives an error line and the stream goes on. Memory stays constant. A
 * long stream is answered by several threads.
 */
export async function decideLines(
  { stdin, stdout, engine, packs, now, timeZone, startDesk }: Surroundings,
  locale: Locale,
): Promise<number> {
  const house = { packs, today: dayAt(now, timeZone), locale };
  const desk = new DecisionDesk(await engine(), house);
  const send = async (bytes: Uint8Array) => {
    if (bytes.length > 0 && !stdout.write(bytes)) await once(stdout, "drain");
  };
  const pool = startDesk ? new DeskPool(() => startDesk(house), send) : null;
  let read = 0;
  for await (const { lines, spoiled } of blocksOf(stdin)) {
    read += lines.length;
    if (pool && read > manyBytes) pool.start();
    if (pool?.ready) await pool.answer(lines);
    else await send(desk.answerBlock(lines));
    if (!spoiled) continue;
    await pool?.settle();
    await send(tooLong());
  }
  await pool?.close();
  return 0;
}

interface Block {
  /** Whole lines. */
  readonly lines: Uint8Array;
  /** A line that was too long to be read came after them. */
  readonly spoiled: boolean;
}

async function* blocksOf(stdin: AsyncIterable<unknown>): AsyncGenerator<Block> {
  let parts: Buffer[] = [];
  let size = 0;
  let skipping = false;
  for await (const piece of stdin) {
    let chunk = typeof piece === "string" ? Buffer.from(piece) : (piece as Buffer);
    if (skipping) {
      const end = chunk.indexOf(10);
      if (end < 0) continue;
      skipping = false;
      chunk = chunk.subarray(end + 1);
    }
    parts.push(chunk);
    size += chunk.length;
    if (size < blockSize) continue;
    const all = Buffer.concat(parts);
    const end = all.lastIndexOf(10) + 1;
    const rest = all.subarray(end);
    skipping = rest.length > longestLine;
    if (end > 0 || skipping) yield { lines: all.subarray(0, end), spoiled: skipping };
    parts = skipping ? [] : [rest];
    size = skipping ? 0 : rest.length;
  }
  if (size > 0) yield { lines: Buffer.concat(parts), spoiled: false };
}

import type { Writable } from "node:stream";
import { dayAt } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import type { Surroundings } from "./command.ts";
import { DecisionDesk, longestLine } from "./decision-desk.ts";

/**
 * Decides a stream of cases in their order, one line each; a bad line gives an error line and the stream goes on. No more is answered
 * before the answers before the last have been taken, so memory stays constant.
 */
export async function decideLines(
  { stdin, stdout, engine, packs, now, timeZone }: Surroundings,
  locale: Locale,
): Promise<number> {
  const desk = new DecisionDesk(await engine(), { packs, today: dayAt(now, timeZone), locale });
  let sent = Promise.resolve();
  for await (const lines of wholeLines(stdin)) {
    // The answers before these are still on their way meanwhile.
    const answers = lines === tooLong ? desk.refuseLine() : desk.answerLines(lines);
    await sent;
    sent = send(stdout, answers);
    // Whoever waits for it next hears of what failed.
    sent.catch(() => {});
  }
  await sent;
  return 0;
}

const tooLong = Symbol("a line that is too long to be read");

/** What has come in, cut behind the last line break. */
async function* wholeLines(stdin: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer | typeof tooLong> {
  let rest: Buffer[] = [];
  let size = 0;
  let skipping = false;
  for await (const piece of stdin) {
    let chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
    if (skipping) {
      const behind = chunk.indexOf(10) + 1;
      skipping = behind === 0;
      chunk = chunk.subarray(skipping ? chunk.length : behind);
    }
    const end = chunk.lastIndexOf(10) + 1;
    if (end > 0) {
      yield rest.length > 0 ? Buffer.concat([...rest, chunk.subarray(0, end)]) : chunk.subarray(0, end);
      rest = [];
      size = 0;
    }
    rest.push(chunk.subarray(end));
    size += chunk.length - end;
    if (size <= longestLine) continue;
    yield tooLong;
    rest = [];
    size = 0;
    skipping = true;
  }
  if (size > 0) yield Buffer.concat(rest);
}

/** The bytes may be written over once this has come back. */
function send(stdout: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((done, failed) => stdout.write(bytes, (error) => (error ? failed(error) : done())));
}

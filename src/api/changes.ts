import { Readable } from "node:stream";
import { hearsOf, type Subject } from "../domain/events/index.ts";
import { FileAnswer } from "./answer.ts";
import type { Handlers } from "./handler.ts";

// Whoever loses the right to read must not go on hearing: the page comes back, and is asked again who it is.
const longest = 5 * 60_000;
// Shorter than what proxies let a silent connection live.
const heartbeat = 20_000;

/** The stream of what changes. */
export const changeHandlers: Handlers<"GET /v1/sellers/{seller}/changes"> = {
  "GET /v1/sellers/{seller}/changes": async ({ actor, deps }) => {
    const stream = new Readable({ read() {} });
    const say = (text: string) => {
      // A reader that takes nothing must not fill the memory; it is told to ask anew when it comes back.
      if (stream.readableLength > 65_536) stream.destroy();
      else if (!stream.destroyed) stream.push(text);
    };
    const end = () => void stream.push(null);
    const unsubscribe = deps.changes.subscribe({
      onChange: (change) => hearsOf(actor, change) && say(told(kindOf(change), { number: change.number })),
      onGap: () => say(told("anything", {})),
      onEnd: end,
    });
    const beating = setInterval(() => say(":\n\n"), heartbeat);
    const ending = setTimeout(end, longest);
    stream.once("close", () => {
      unsubscribe();
      clearInterval(beating);
      clearTimeout(ending);
    });
    say("retry: 3000\n\n");
    return new FileAnswer(stream, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // Proxies that gather answers before passing them on would make this useless.
      "x-accel-buffering": "no",
    });
  },
};

function kindOf({ claimId, orderId }: Subject): "claim" | "order" | "application" {
  return claimId ? "claim" : orderId ? "order" : "application";
}

function told(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A connection that hears what transactions notify. */
export interface Listening {
  close(): Promise<void>;
}

export interface Hearing {
  /** One notice, as it was sent. */
  readonly onNotice: (payload: string) => void;
  /** Listening began, or began again after a break in which notices may have been missed. */
  readonly onReady: () => void;
}

/**
 * Listens on a channel of PostgreSQL for as long as it is not closed; a connection that breaks is made anew, at first after
 * a tenth of a second, then ever more slowly, every ten seconds at last.
 */
export function listen(url: string, channel: string, hearing: Hearing): Listening {
  const ending = new AbortController();
  const running = keepListening(url, channel, hearing, ending.signal);
  return {
    async close() {
      ending.abort();
      await running;
    },
  };
}

async function keepListening(url: string, channel: string, hearing: Hearing, ending: AbortSignal): Promise<void> {
  let pause = 100;
  while (!ending.aborted) {
    const client = new pg.Client({ connectionString: url, application_name: "recourse listens", keepAlive: true });
    const broken = Promise.withResolvers<void>();
    client.on("error", () => broken.resolve());
    client.on("end", () => broken.resolve());
    client.on("notification", ({ payload }) => hearing.onNotice(payload ?? ""));
    const stop = () => broken.resolve();
    ending.addEventListener("abort", stop);
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      pause = 100;
      hearing.onReady();
      await broken.promise;
    } catch {
      // Not to be had now: tried again below.
    } finally {
      ending.removeEventListener("abort", stop);
      await client.end().catch(() => {});
    }
    await sleep(pause, undefined, { signal: ending }).catch(() => {});
    pause = Math.min(pause * 2, 10_000);
  }
}

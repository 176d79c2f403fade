import { listen } from "../database/listen.ts";
import { type ChangeFeed, changeChannel, type Hearer, readChange } from "../domain/events/index.ts";

/** One listening connection for all who hear of changes in this process; `close()` ends it. */
export function openChangeFeed(url: string): ChangeFeed & { close(): Promise<void> } {
  const everybody = new Set<Hearer>();
  const listening = listen(url, changeChannel, {
    onReady() {
      for (const hearer of everybody) hearer.onGap();
    },
    onNotice(payload) {
      const change = readChange(payload);
      if (change) for (const hearer of everybody) hearer.onChange(change);
    },
  });
  return {
    subscribe(hearer) {
      everybody.add(hearer);
      return () => void everybody.delete(hearer);
    },
    end() {
      for (const hearer of everybody) hearer.onEnd();
    },
    close: () => listening.close(),
  };
}

import { createHmac } from "node:crypto";
import {
  PushSignatureInvalid,
  TrackingBusy,
  TrackingKeyRefused,
  type TrackingNews,
  type TrackingPort,
  type TrackingPush,
} from "../domain/tracking/index.ts";

/** A carrier in memory, for tests: it tells what it was told to tell, and misbehaves on demand. */
export interface FakeTracking extends TrackingPort {
  /** From now on the number's news is this; null makes it unknown again. */
  tell(tracking: string, news: TrackingNews | null): void;
  /** The next request gets no answer. */
  timeOutOnce(): void;
  /** The next request is turned away for so many seconds. */
  busyOnce(seconds: number): void;
  /** Every request with another key than this one is refused. */
  onlyKey(key: string): void;
  /** News as the provider would deliver them. */
  push(news: TrackingPush): { readonly body: Buffer; readonly signature: string };
  /** How often each number was asked about. */
  readonly asked: ReadonlyMap<string, number>;
}

export function fakeTracking(pushKey = "track_fake_1"): FakeTracking {
  const told = new Map<string, TrackingNews>();
  const asked = new Map<string, number>();
  let mute = false;
  let busy = 0;
  let only: string | null = null;
  return {
    provider: "track17",
    serves: () => true,
    async track(key, { tracking }) {
      asked.set(tracking, (asked.get(tracking) ?? 0) + 1);
      if (only !== null && key !== only) throw new TrackingKeyRefused("another key");
      if (mute) {
        mute = false;
        throw new Error("the carrier does not answer");
      }
      if (busy > 0) {
        const seconds = busy;
        busy = 0;
        throw new TrackingBusy("too many", seconds);
      }
      return told.get(tracking) ?? { known: false, why: "unknown" };
    },
    readPush(key, { body, signature }) {
      if (signature !== sign(body, key)) throw new PushSignatureInvalid("the signature does not fit");
      return [JSON.parse(body.toString()) as TrackingPush];
    },
    tell(tracking, news) {
      if (news) told.set(tracking, news);
      else told.delete(tracking);
    },
    timeOutOnce() {
      mute = true;
    },
    busyOnce(seconds) {
      busy = seconds;
    },
    onlyKey(key) {
      only = key;
    },
    push(news) {
      const body = Buffer.from(JSON.stringify(news));
      return { body, signature: sign(body, pushKey) };
    },
    asked,
  };
}

function sign(body: Buffer, key: string): string {
  return createHmac("sha256", key).update(body).digest("hex");
}

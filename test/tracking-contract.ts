import { expect, test } from "vitest";
import { newId } from "../src/core/id.ts";
import {
  PushSignatureInvalid,
  TrackingBusy,
  TrackingKeyRefused,
  type TrackingPort,
  type TrackingScan,
} from "../src/domain/tracking/index.ts";

/** A provider under test, and what the world does to it. */
export interface TrackingStageSet {
  readonly port: TrackingPort;
  readonly key: string;
  /** Its stages of parcels, where a provider tells fewer than the product has words for. */
  readonly stages: readonly NonNullable<TrackingScan["stage"]>[];
  /** From now on the number has been through this, oldest first; the last is where it is. */
  tell(tracking: string, scans: readonly TrackingScan[]): void;
  timeOutOnce(): void;
  busyOnce(seconds: number): void;
  breakOnce(): void;
  /** What it sends by itself about a parcel; null where it sends nothing. */
  readonly push: ((parcel: { id: string; tracking: string }) => { body: Buffer; signature: string }) | null;
}

/** What everybody who tells where parcels are must do; each adapter's test runs it. */
export function trackingContract(open: () => TrackingStageSet): void {
  const at = (stage: TrackingScan["stage"], time: string): TrackingScan => ({
    stage,
    time,
    text: `${stage}`,
    place: "Berlin",
  });
  const parcel = (tracking: string, id: string = newId()) => ({ id, carrier: "DHL", tracking });

  test("a number that nobody knows is told as unknown, and stays a question", async () => {
    const { port, key } = open();
    const asked = parcel("0000000001");
    expect(await port.track(key, asked)).toEqual({ known: false, why: "unknown" });
    expect(await port.track(key, asked)).toEqual({ known: false, why: "unknown" });
  });

  test("every stage comes through with time, words and place, and what led to it", async () => {
    const stage = open();
    for (const [index, name] of stage.stages.entries()) {
      const asked = parcel(`10000000${index}`);
      await stage.port.track(stage.key, asked);
      stage.tell(asked.tracking, [at("announced", "2026-03-02T08:00:00+01:00"), at(name, "2026-03-04T14:05:00+01:00")]);
      const news = await stage.port.track(stage.key, asked);
      expect(news).toMatchObject({ known: true, latest: { stage: name, place: "Berlin" } });
      if (news.known) expect(news.latest.time).toContain("2026-03-04T14:05:00");
      if (news.known) expect(news.scans.map(({ stage: told }) => told)).toContain("announced");
    }
  });

  test("where a delivery is taken back, the latest word counts, whatever the scans say", async () => {
    const stage = open();
    const asked = parcel("2000000001");
    await stage.port.track(stage.key, asked);
    stage.tell(asked.tracking, [
      at("delivered", "2026-03-04T14:05:00+01:00"),
      at("under_way", "2026-03-05T09:00:00+01:00"),
    ]);
    expect(await stage.port.track(stage.key, asked)).toMatchObject({ known: true, latest: { stage: "under_way" } });
  });

  test("no answer, a broken one, too many requests and a wrong key are four different things", async () => {
    const stage = open();
    const asked = parcel("3000000001");
    stage.timeOutOnce();
    const silent = await stage.port.track(stage.key, asked).catch((error: unknown) => error);
    expect(silent).toBeInstanceOf(Error);
    expect(silent).not.toBeInstanceOf(TrackingBusy);
    expect(silent).not.toBeInstanceOf(TrackingKeyRefused);
    stage.breakOnce();
    await expect(stage.port.track(stage.key, asked)).rejects.not.toBeInstanceOf(TrackingBusy);
    stage.busyOnce(77);
    await expect(stage.port.track(stage.key, asked)).rejects.toMatchObject({ name: "TrackingBusy", seconds: 77 });
    await expect(stage.port.track("another-key-than-this", asked)).rejects.toBeInstanceOf(TrackingKeyRefused);
    expect(await stage.port.track(stage.key, asked)).toMatchObject({ known: false });
  });

  test("what is pushed counts only with the provider's signature, and names the parcel", async () => {
    const stage = open();
    if (!stage.push || !stage.port.readPush) {
      expect(stage.port.readPush).toBeNull();
      return;
    }
    const asked = parcel("4000000001");
    await stage.port.track(stage.key, asked).catch(() => null);
    stage.tell(asked.tracking, [at("delivered", "2026-03-04T14:05:00+01:00")]);
    const { readPush } = stage.port;
    const given = stage.push(asked);
    expect(readPush(stage.key, given)).toMatchObject([
      { parcel: { id: asked.id, tracking: asked.tracking }, news: { known: true, latest: { stage: "delivered" } } },
    ]);
    const forged = { ...given, body: Buffer.concat([given.body, Buffer.from(" ")]) };
    for (const wrong of [forged, { ...given, signature: "" }, { ...given, signature: "0".repeat(64) }])
      expect(() => readPush(stage.key, wrong)).toThrow(PushSignatureInvalid);
    expect(() => readPush("another-key-than-this", given)).toThrow(PushSignatureInvalid);
  });
}

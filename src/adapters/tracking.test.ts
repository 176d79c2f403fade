import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CarrierServer, startCarriers } from "../../test/carrier-server.ts";
import { trackingContract } from "../../test/tracking-contract.ts";
import { trackingStages } from "../domain/tracking/index.ts";
import { dhlTracking } from "./tracking-dhl.ts";
import { fakeTracking } from "./tracking-fake.ts";
import { track17Tracking } from "./tracking-track17.ts";

let carriers: CarrierServer;
beforeAll(async () => {
  carriers = await startCarriers();
});
afterAll(() => carriers.close());
beforeEach(() => {
  carriers.parcels.clear();
  carriers.registered.clear();
  carriers.requests.length = 0;
});

describe("parcels in memory", () => {
  trackingContract(() => {
    const fake = fakeTracking("track_fake_1");
    fake.onlyKey("track_fake_1");
    return {
      port: fake,
      key: "track_fake_1",
      stages: trackingStages,
      tell(tracking, scans) {
        const latest = scans.at(-1);
        if (latest) fake.tell(tracking, { known: true, latest, scans });
      },
      timeOutOnce: fake.timeOutOnce,
      busyOnce: fake.busyOnce,
      breakOnce: fake.timeOutOnce,
      push: (parcel) =>
        fake.push({
          parcel,
          news: { known: true, latest: { stage: "delivered", time: null, text: "", place: "" }, scans: [] },
        }),
    };
  });
});

const world = () => ({
  key: carriers.key,
  tell: (tracking: string, scans: Parameters<CarrierServer["parcels"]["set"]>[1][number]) =>
    void carriers.parcels.set(tracking, [scans]),
  timeOutOnce: () => {
    carriers.mood = "silent";
  },
  breakOnce: () => {
    carriers.mood = "broken";
  },
  busyOnce: (seconds: number) => {
    carriers.mood = { busy: seconds };
  },
});

describe("parcels by DHL", () => {
  const dhl = () => dhlTracking({ url: carriers.url, timeout: 300 });
  trackingContract(() => ({
    ...world(),
    port: dhl(),
    stages: ["announced", "under_way", "delivered", "failed", "returned"],
    push: null,
  }));

  test("two shipments under one number are nobody's, and what went back was not delivered", async () => {
    const delivered = { stage: "delivered", time: "2026-03-04T14:05:00", text: "Delivered", place: "Berlin" } as const;
    const ask = (tracking: string) => dhl().track(carriers.key, { id: "1", carrier: "DHL", tracking });
    carriers.parcels.set("5000000001", [[delivered], [delivered]]);
    expect(await ask("5000000001")).toEqual({ known: false, why: "ambiguous" });
    carriers.parcels.set("5000000002", [[delivered]]);
    carriers.returned.add("5000000002");
    expect(await ask("5000000002")).toMatchObject({ latest: { stage: "returned" } });
  });

  test("a number is only ever a value in the address, a redirect is not followed, a flood is not read", async () => {
    const ask = (tracking: string) => dhl().track(carriers.key, { id: "1", carrier: "DHL", tracking });
    await ask("1&service=freight#/../../admin?x=");
    expect(carriers.requests).toEqual([
      "GET /track/shipments?trackingNumber=1%26service%3Dfreight%23%2F..%2F..%2Fadmin%3Fx%3D&language=en",
    ]);
    carriers.mood = "redirect";
    await expect(ask("1")).rejects.toThrow("fetch failed");
    carriers.mood = "flood";
    await expect(ask("1")).rejects.toThrow("too much");
  });

  test("Retry-After may be a date, and is believed up to a day", async () => {
    const ask = () => dhl().track(carriers.key, { id: "1", carrier: "DHL", tracking: "1" });
    carriers.mood = { busy: new Date(Date.now() + 90_000).toUTCString() };
    const { seconds } = (await ask().catch((error: unknown) => error)) as { seconds: number };
    expect(seconds).toBeGreaterThan(85);
    expect(seconds).toBeLessThan(95);
    carriers.mood = { busy: "999999999" };
    await expect(ask()).rejects.toMatchObject({ seconds: 86_400 });
    carriers.mood = { busy: "soon" };
    await expect(ask()).rejects.toMatchObject({ seconds: 60 });
  });

  test("it is asked about its own parcels only", () => {
    expect(["DHL", "dhl express", " DHL Paket", "Deutsche Post"].map((name) => dhl().serves(name))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["UPS", "SF Express", "Not DHL", ""].map((name) => dhl().serves(name))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("parcels by 17TRACK", () => {
  trackingContract(() => ({
    ...world(),
    port: track17Tracking({ url: carriers.url, timeout: 300 }),
    stages: trackingStages,
    push: ({ tracking }) => carriers.push(tracking),
  }));

  test("a number is registered once, under the parcel's id, with the carrier where its name leaves no doubt", async () => {
    const port = track17Tracking({ url: carriers.url, timeout: 300 });
    const ask = () => port.track(carriers.key, { id: "parcel-1", carrier: "SF Express", tracking: "SF1" });
    await ask();
    await ask();
    expect(carriers.requests.filter((each) => each.endsWith("/register"))).toHaveLength(1);
    expect(carriers.registered.get("SF1")).toBe("parcel-1");
  });

  test("what is signed and is no news of a parcel says nothing", () => {
    const port = track17Tracking({ url: carriers.url });
    const signed = (body: string) => {
      const { createHash } = process.getBuiltinModule("node:crypto");
      return { body: Buffer.from(body), signature: createHash("sha256").update(`${body}/k`).digest("hex") };
    };
    for (const body of [
      "",
      "{",
      "[]",
      '{"event":"TRACKING_STOPPED","data":{"number":"1"}}',
      '{"event":"TRACKING_UPDATED"}',
    ])
      expect(port.readPush?.("k", signed(body))).toEqual([]);
  });
});

import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import {
  PushSignatureInvalid,
  TrackingBusy,
  TrackingKeyRefused,
  type TrackingNews,
  type TrackingPort,
  type TrackingScan,
  type TrackingStage,
} from "../domain/tracking/index.ts";
import { askProvider, type TrackingOptions } from "./tracking-http.ts";

/** 17TRACK's Tracking API 2.2: a number is registered once, read as often as wanted, and pushed when it moves. */
export function track17Tracking(options: TrackingOptions): TrackingPort {
  const ask = async (key: string, verb: "register" | "gettrackinfo", entry: Entry): Promise<Reply> => {
    const { answer } = await askProvider(options, `/track/v2.2/${verb}`, {
      method: "POST",
      headers: { "17token": key, "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify([entry]),
    });
    return replyOf(answer);
  };
  return {
    provider: "track17",
    serves: () => true,
    async track(key, { id, carrier, tracking }) {
      const code = carrierCode(carrier);
      const entry = { number: tracking, ...(code && { carrier: code }) };
      const told = await ask(key, "gettrackinfo", entry);
      if (told.news) return told.news;
      if (told.fault === faults.notRegistered)
        // From now on 17TRACK looks itself; what it finds is there the next time, or is pushed under the parcel's id.
        await ask(key, "register", { ...entry, tag: id, ...(!code && { auto_detection: true }) });
      return { known: false, why: told.fault === faults.carrierUnclear ? "ambiguous" : "unknown" };
    },
    readPush(key, { body, signature }) {
      const wanted = createHash("sha256").update(body).update(`/${key}`).digest();
      const given = /^[0-9a-f]{64}$/i.test(signature) ? Buffer.from(signature, "hex") : Buffer.alloc(32);
      if (!timingSafeEqual(wanted, given)) throw new PushSignatureInvalid("the sign does not fit");
      const told = push.safeParse(jsonOf(body));
      if (!told.success) return [];
      const { number, tag, track_info: info } = told.data.data;
      const news = info ? newsOf(info) : null;
      return news ? [{ parcel: { id: tag ?? null, tracking: number }, news }] : [];
    },
  };
}

/** Null for what is no JSON: signed or not, it tells nothing. */
function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

interface Entry {
  readonly number: string;
  readonly carrier?: number;
  readonly tag?: string;
  readonly auto_detection?: boolean;
}

interface Reply {
  readonly news: TrackingNews | null;
  readonly fault: number | null;
}

/** Of the documented codes, those that mean something for a single number. */
const faults = {
  keyWrong: -18_010_002,
  accountClosed: -18_010_004,
  tooMany: -18_010_014,
  notRegistered: -18_019_902,
  carrierUnclear: -18_019_903,
  dayUsedUp: -18_019_907,
  quotaUsedUp: -18_019_908,
} as const;

const scan = z.object({
  time_iso: z.string().nullish(),
  time_utc: z.string().nullish(),
  description: z.string().nullish(),
  location: z.string().nullish(),
  stage: z.string().nullish(),
  sub_status: z.string().nullish(),
});
const trackInfo = z.object({
  latest_status: z.object({ status: z.string(), sub_status: z.string().nullish() }),
  latest_event: scan.nullish(),
  tracking: z.object({ providers: z.array(z.object({ events: z.array(scan).default([]) })).default([]) }).nullish(),
});
const reply = z.object({
  code: z.number(),
  data: z
    .object({
      accepted: z.array(z.object({ track_info: trackInfo.nullish() })).default([]),
      rejected: z.array(z.object({ error: z.object({ code: z.number() }) })).default([]),
    })
    .nullish(),
});
const push = z.object({
  event: z.literal("TRACKING_UPDATED"),
  data: z.object({ number: z.string(), tag: z.string().nullish(), track_info: trackInfo.nullish() }),
});

function replyOf(answer: unknown): Reply {
  const { code, data } = reply.parse(answer);
  const fault = code !== 0 && !data?.rejected.length ? code : (data?.rejected[0]?.error.code ?? null);
  if (fault === faults.keyWrong || fault === faults.accountClosed) throw new TrackingKeyRefused(`${fault}`);
  if (fault === faults.tooMany) throw new TrackingBusy(`${fault}`, 60);
  if (fault === faults.dayUsedUp || fault === faults.quotaUsedUp) throw new TrackingBusy(`${fault}`, 6 * 3600);
  const info = data?.accepted[0]?.track_info;
  return { news: info ? newsOf(info) : null, fault };
}

/** The main statuses of a parcel, and in an event its stage. */
const stages: Readonly<Record<string, TrackingStage>> = {
  InfoReceived: "announced",
  PickedUp: "under_way",
  Departure: "under_way",
  Arrival: "under_way",
  InTransit: "under_way",
  AvailableForPickup: "held",
  OutForDelivery: "out_for_delivery",
  DeliveryFailure: "failed",
  Delivered: "delivered",
  Exception: "failed",
  Returning: "failed",
  Returned: "returned",
  Exception_Returning: "failed",
  Exception_Returned: "returned",
};

function newsOf(info: z.output<typeof trackInfo>): TrackingNews {
  const { status, sub_status: more } = info.latest_status;
  const scans = (info.tracking?.providers ?? []).flatMap(({ events }) => events).map(scanOf);
  const stage = stages[more ?? ""] ?? stages[status] ?? null;
  // `NotFound` and `Expired` tell nothing of where the parcel is.
  if (!stage) return { known: false, why: "unknown" };
  const latest = info.latest_event ? scanOf(info.latest_event) : { time: null, text: "", place: "" };
  return { known: true, latest: { ...latest, stage }, scans };
}

function scanOf(told: z.output<typeof scan>): TrackingScan {
  const { time_iso: iso, time_utc: utc, description, location, stage, sub_status: more } = told;
  return {
    stage: stages[stage ?? ""] ?? stages[more ?? ""] ?? null,
    time: iso ?? utc ?? null,
    text: description ?? "",
    place: location ?? "",
  };
}

/** 17TRACK's numbers of carriers whose names leave no doubt; for others it finds out by the number. */
const codes: readonly (readonly [name: RegExp, code: number])[] = [
  [/^dhl( express)?$/, 100_001],
  [/^ups$/, 100_002],
  [/^fed ?ex$/, 100_003],
  [/^usps$/, 21_051],
  [/^china post$/, 3011],
  [/^yanwen$/, 190_012],
];

function carrierCode(carrier: string): number | null {
  const name = carrier.trim().toLowerCase();
  return codes.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

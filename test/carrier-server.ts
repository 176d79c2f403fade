import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { TrackingScan, TrackingStage } from "../src/domain/tracking/index.ts";

/** What the next request meets. */
export type CarrierMood = "answer" | "silent" | "broken" | "redirect" | "flood" | { readonly busy: number | string };

export interface CarrierServer {
  readonly url: string;
  readonly key: string;
  mood: CarrierMood;
  /** Parcels by number; of several shipments under one number each is a list of scans. */
  readonly parcels: Map<string, readonly (readonly TrackingScan[])[]>;
  /** Numbers that somebody registered at 17TRACK, with the tag they gave. */
  readonly registered: Map<string, string | null>;
  /** DHL says of these that they went back. */
  readonly returned: Set<string>;
  readonly requests: string[];
  /** 17TRACK's push about a number, signed with the key. */
  push(tracking: string): { body: Buffer; signature: string };
  close(): Promise<void>;
}

/**
 * A server on this machine that speaks the shapes of two providers as their documentation shows them: DHL's Shipment Tracking – Unified 1.5 and 17TRACK's
 * Tracking API 2.2, with their errors.
 */
export async function startCarriers(): Promise<CarrierServer> {
  const key = "test-key-of-a-carrier";
  const parcels: CarrierServer["parcels"] = new Map();
  const registered = new Map<string, string | null>();
  const returned = new Set<string>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const url = new URL(request.url ?? "/", "http://carrier");
    server.requests.push(`${request.method} ${url.pathname}${url.search}`);
    const { mood } = server;
    server.mood = "answer";
    if (mood === "silent") return;
    if (mood === "broken") return void response.writeHead(200).end('{"shipments": [');
    if (mood === "redirect") return void response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    if (mood === "flood") return void response.writeHead(200).end(`"${"x".repeat(3 * 1024 * 1024)}"`);
    if (mood !== "answer") return void response.writeHead(429, { "retry-after": String(mood.busy) }).end("{}");
    if (url.pathname === "/track/shipments") return dhl(request, url, response);
    return track17(request, { url, body, response });
  }

  function dhl(request: IncomingMessage, url: URL, response: ServerResponse): void {
    if (request.headers["dhl-api-key"] !== key) return send(response, 401, { title: "Unauthorized", status: 401 });
    const number = url.searchParams.get("trackingNumber") ?? "";
    const found = parcels.get(number);
    if (!found) {
      const detail = "No shipment with given tracking number found.";
      return send(response, 404, { title: "No result found", detail, status: 404 });
    }
    const shipments = found.map((scans) => dhlShipment(number, scans, returned.has(number)));
    send(response, 200, { shipments });
  }

  function track17(
    request: IncomingMessage,
    { url, body, response }: { url: URL; body: string; response: ServerResponse },
  ): void {
    if (request.headers["17token"] !== key)
      return send(response, 200, {
        code: -18010002,
        data: { errors: [{ code: -18010002, message: "Access token is invalid." }] },
      });
    const [entry] = JSON.parse(body) as { number: string; tag?: string }[];
    const { number = "", tag = null } = entry ?? {};
    const refuse = (code: number, message: string) =>
      send(response, 200, { code: 0, data: { accepted: [], rejected: [{ number, error: { code, message } }] } });
    if (url.pathname.endsWith("/register")) {
      if (registered.has(number)) return refuse(-18019901, `The tracking number '${number}' has been registered.`);
      registered.set(number, tag);
      return send(response, 200, { code: 0, data: { accepted: [{ origin: 1, number, carrier: 3011 }], rejected: [] } });
    }
    if (!registered.has(number))
      return refuse(-18019902, `The tracking number '${number}' does not register, please register first.`);
    const [scans] = parcels.get(number) ?? [];
    if (!scans) return refuse(-18019909, "No tracking information at this time.");
    send(response, 200, {
      code: 0,
      data: { accepted: [{ number, carrier: 3011, tag, track_info: trackInfo(scans) }], rejected: [] },
    });
  }

  const http = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as { port: number };
  const server: CarrierServer = {
    url: `http://127.0.0.1:${port}`,
    key,
    mood: "answer",
    parcels,
    registered,
    returned,
    requests: [],
    push(tracking) {
      const [scans = []] = parcels.get(tracking) ?? [];
      const data = {
        number: tracking,
        carrier: 3011,
        tag: registered.get(tracking) ?? null,
        track_info: trackInfo(scans),
      };
      const body = Buffer.from(JSON.stringify({ event: "TRACKING_UPDATED", data }));
      return { body, signature: createHash("sha256").update(`${body.toString()}/${key}`).digest("hex") };
    },
    async close() {
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
  return server;
}

const dhlCodes: Readonly<Record<TrackingStage, string>> = {
  announced: "pre-transit",
  under_way: "transit",
  out_for_delivery: "transit",
  held: "transit",
  delivered: "delivered",
  failed: "failure",
  returned: "delivered",
};

function dhlScan({ stage, time, text: description, place }: TrackingScan) {
  return {
    timestamp: time,
    location: { address: { countryCode: "DE", postalCode: "10115", addressLocality: place } },
    statusCode: stage ? dhlCodes[stage] : "unknown",
    status: description.toUpperCase(),
    description,
  };
}

function dhlShipment(number: string, scans: readonly TrackingScan[], back: boolean) {
  const newestFirst = scans.map(dhlScan).reverse();
  return {
    id: number,
    service: "express",
    origin: { address: { countryCode: "CN", addressLocality: "SHENZHEN" } },
    destination: { address: { countryCode: "DE", addressLocality: "BERLIN" } },
    status: newestFirst[0],
    returnFlag: back || scans.at(-1)?.stage === "returned",
    details: { proofOfDeliverySignedAvailable: false, totalNumberOfPieces: 1, pieceIds: ["JD014600004444444444"] },
    events: newestFirst,
  };
}

const statuses: Readonly<Record<TrackingStage, readonly [status: string, sub: string]>> = {
  announced: ["InfoReceived", "InfoReceived"],
  under_way: ["InTransit", "InTransit_Other"],
  out_for_delivery: ["OutForDelivery", "OutForDelivery_Other"],
  held: ["AvailableForPickup", "AvailableForPickup_Other"],
  delivered: ["Delivered", "Delivered_Other"],
  failed: ["DeliveryFailure", "DeliveryFailure_NoBody"],
  returned: ["Exception", "Exception_Returned"],
};

function trackEvent({ stage, time, text: description, place }: TrackingScan) {
  const [status, sub] = stage ? statuses[stage] : [null, null];
  return {
    time_iso: time,
    time_utc: time && new Date(time).toISOString(),
    description,
    location: place,
    stage: stage === "under_way" ? null : stage === "returned" ? "Returned" : status,
    sub_status: sub,
    address: { country: "DE", state: null, city: place, street: null, postal_code: null, coordinates: {} },
  };
}

function trackInfo(scans: readonly TrackingScan[]) {
  const newestFirst = scans.map(trackEvent).reverse();
  const last = scans.at(-1)?.stage;
  const [status, sub] = last ? statuses[last] : ["NotFound", "NotFound_Other"];
  const provider = { key: 3011, name: "China Post", alias: "China Post", tel: null, homepage: null, country: "CN" };
  return {
    shipping_info: { shipper_address: { country: "CN" }, recipient_address: { country: "DE" } },
    latest_status: { status, sub_status: sub, sub_status_descr: null },
    latest_event: newestFirst[0] ?? null,
    time_metrics: { days_after_order: 3, days_of_transit: 2, days_of_transit_done: 0, days_after_last_update: 0 },
    milestone: [],
    misc_info: { risk_factor: 0, service_type: null, weight_raw: null, pieces: null },
    tracking: {
      providers_hash: -595601716,
      providers: [{ provider, latest_sync_status: "Success", events: newestFirst }],
    },
  };
}

function send(response: ServerResponse, status: number, told: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(told));
}

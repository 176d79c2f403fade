import { z } from "zod";
import type { TrackingNews, TrackingPort, TrackingScan, TrackingStage } from "../domain/tracking/index.ts";
import { askProvider, type TrackingOptions } from "./tracking-http.ts";

/** DHL's Shipment Tracking – Unified: one GET per number, the key in a header. It pushes nothing to us. */
export function dhlTracking(options: TrackingOptions): TrackingPort {
  return {
    provider: "dhl",
    serves: (carrier) => /^(dhl|deutsche post)\b/i.test(carrier.trim()),
    async track(key, { tracking }) {
      const query = new URLSearchParams({ trackingNumber: tracking, language: "en" });
      const headers = { "DHL-API-Key": key, accept: "application/json" };
      const { status, answer } = await askProvider(options, `/track/shipments?${query}`, { headers }, [404]);
      return status === 404 ? { known: false, why: "unknown" } : newsOf(answer);
    },
    readPush: null,
  };
}

const scan = z.object({
  timestamp: z.string().optional(),
  statusCode: z.string().optional(),
  status: z.string().optional(),
  description: z.string().optional(),
  location: z.object({ address: z.object({ addressLocality: z.string().optional() }).optional() }).optional(),
});
const shipments = z.object({
  shipments: z.array(z.object({ status: scan, events: z.array(scan).default([]), returnFlag: z.boolean().optional() })),
});

function newsOf(answer: unknown): TrackingNews {
  const told = shipments.parse(answer).shipments;
  const [only] = told;
  if (!only) return { known: false, why: "unknown" };
  // Several divisions of DHL have a shipment of that number: none of them is taken for ours.
  if (told.length > 1) return { known: false, why: "ambiguous" };
  const latest = scanOf(only.status);
  const back = only.returnFlag === true && latest.stage === "delivered";
  return {
    known: true,
    latest: back ? { ...latest, stage: "returned" } : latest,
    scans: only.events.map(scanOf),
  };
}

const stages: Readonly<Record<string, TrackingStage>> = {
  "pre-transit": "announced",
  transit: "under_way",
  delivered: "delivered",
  failure: "failed",
};

function scanOf({ timestamp, statusCode, status, description, location }: z.output<typeof scan>): TrackingScan {
  return {
    stage: stages[statusCode ?? ""] ?? null,
    time: timestamp ?? null,
    text: description || status || "",
    place: location?.address?.addressLocality ?? "",
  };
}

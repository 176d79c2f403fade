import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../core/refusal.ts";

const perMinute = 600;

/** Limits requests from one address (RateLimit headers; 429 with Retry-After); `factor` multiplies every limit. */
export async function limitRequests(app: FastifyInstance, factor: number): Promise<void> {
  await app.register(rateLimit, {
    max: Math.ceil(perMinute * factor),
    timeWindow: 60_000,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal("too_many_requests", { values: { seconds: Math.ceil(ttl / 1000) } }),
  });
}

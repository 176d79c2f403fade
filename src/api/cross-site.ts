import type { FastifyRequest } from "fastify";
import { Refusal } from "../core/refusal.ts";

/**
 * Refuses a changing request that another site made in a signed-in person's browser. Every browser names the origin of
 * such a request; a request that names none comes from a program, which no other site steers.
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return;
  const { origin, "sec-fetch-site": site } = request.headers;
  if (typeof site === "string") {
    if (site === "same-origin" || site === "none") return;
    throw new Refusal("cross_site");
  }
  if (origin === undefined || origin === new URL(publicUrl).origin || isHost(origin, request.headers.host)) return;
  throw new Refusal("cross_site");
}

function isHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Refusal } from "../core/refusal.ts";

/**
 * Serves the built pages of `folder`: hashed files for ever, every page address the one `index.html`. In it `__NONCE__`
 * is replaced afresh in each answer, so that the policy needs no `unsafe-inline` for Mantine's styles.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const index = readFileSync(join(folder, "index.html"), "utf8");
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    globIgnore: ["index.html", "**/*.br", "**/*.gz"],
    setHeaders(reply, path) {
      const hashed = path.includes(`${sep}assets${sep}`);
      reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    },
  });
  app.get("/", async (_request, reply) => sendPage(reply, index));
  app.get("/*", async (request, reply) => {
    const path = request.url.split("?", 1)[0] as string;
    if (/^\/(v1|assets|problems)(\/|$)/.test(path) || /\.[a-z0-9]+$/i.test(path)) throw new Refusal("not_found");
    return sendPage(reply, index);
  });
}

function sendPage(reply: FastifyReply, index: string): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  return reply
    .header("content-security-policy", pagePolicy(nonce))
    .header("cache-control", "no-cache")
    .type("text/html; charset=utf-8")
    .send(index.replaceAll("__NONCE__", nonce));
}

/** Everything from here, nothing from elsewhere. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // The reader of bar codes is WebAssembly; this allows that to be compiled, and no text to be run as script.
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

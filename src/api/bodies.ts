import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../core/refusal.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** JSON comes as its bytes, unread. */
    bytes?: boolean;
  }
}

/** What bodies are read: JSON in UTF-8, and tables as a stream. Any other type is refused. */
export function readBodies(app: FastifyInstance): void {
  // `error`: a key such as __proto__ is refused and not dropped in silence.
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    // Whose signature is over the very bytes must see them.
    if (request.routeOptions.config.bytes) return done(null, Readable.from([body as Buffer]));
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch {
      return done(new Refusal("malformed_request"));
    }
    void parse(request, text, done);
  });
  app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  app.addContentTypeParser("text/csv", (_request, payload, done) => done(null, payload));
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

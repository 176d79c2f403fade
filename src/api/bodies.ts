import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { fieldFault } from "../core/fault.ts";
import { DoubledName, refuseDoubled } from "../core/json.ts";
import { Refusal } from "../core/refusal.ts";
import { pointer } from "./fields.ts";

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
    void parse(request, text, (error: Error | null, value: unknown) => {
      const refused = error ?? doubledName(text, value);
      if (refused) done(refused);
      else done(null, value);
    });
  });
  app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  app.addContentTypeParser("text/csv", (_request, payload, done) => done(null, payload));
}

/** A name that an object gives twice is refused beside its field: one of the two would be lost without a word. */
function doubledName(text: string, value: unknown): Refusal | null {
  try {
    refuseDoubled(text, value);
    return null;
  } catch (error) {
    if (!(error instanceof DoubledName)) throw error;
    return new Refusal("invalid_input", { fields: [fieldFault(pointer(error.steps), "given_twice")] });
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

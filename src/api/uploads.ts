import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Text } from "../core/locale.ts";
import { Refusal } from "../core/refusal.ts";
import { largestUpload, ownerOfUpload, plainName, uploaderMark, uploadLifetime } from "../domain/attachments/index.ts";
import { allow, askAs, callerOf } from "./caller.ts";
import type { AppDeps } from "./deps.ts";
import { localeOf, problemType } from "./problem.ts";

/**
 * Resumable uploads (tus 1.0.0) at `/v1/uploads`. An upload belongs to who began it; to others it is not there. What is
 * finished waits a day for a claim to keep it.
 */
export async function registerUploads(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const store = new FileStore({ directory: deps.uploadFolder, expirationPeriodInMilliseconds: uploadLifetime });
  const owners = new WeakMap<Request, string>();
  const tus = new Server({
    path: "/v1/uploads",
    datastore: store,
    maxSize: largestUpload,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => randomUUID(),
    onUploadCreate: async (request, upload) => {
      const owner = owners.get(request);
      return { metadata: { ...upload.metadata, ...(owner !== undefined && { owner }) } };
    },
  });
  // Bytes of any kind go through as they come; what they are is told when a claim keeps them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const owner = await ownerOf(request, reply, deps);
    const { upload } = request.params as { upload?: string };
    if (upload !== undefined && (await ownerOfUpload(deps.uploadFolder, upload)) !== owner) {
      throw new Refusal("not_found");
    }
    refuseTooLarge(request.headers);
    const asked = webRequest(request, deps.publicUrl);
    owners.set(asked, owner);
    return passOn(await tus.handleWeb(asked), reply);
  };
  const route = { bodyLimit: Number.MAX_SAFE_INTEGER, exposeHeadRoute: false, handler };
  app.route({ ...route, method: ["POST"], url: "/v1/uploads" });
  app.route({ ...route, method: ["HEAD", "PATCH", "DELETE"], url: "/v1/uploads/:upload" });
}

/** A signed-in person by themselves; a key or a guest names their seller (X-Seller). */
async function ownerOf(request: FastifyRequest, reply: FastifyReply, deps: AppDeps): Promise<string> {
  const caller = await callerOf(request, reply, deps);
  if (caller.person) return uploaderMark({ kind: "person", id: caller.person.id });
  const seller = request.headers["x-seller"];
  if (typeof seller !== "string" || !/^[a-z0-9-]{2,60}$/.test(seller)) throw new Refusal("sign_in_first");
  return askAs(deps, { slug: seller, caller, locale: localeOf(request) }, async (actor) => {
    allow(actor, "attachment.add");
    return uploaderMark(actor);
  });
}

/** Whoever says beforehand how much they will send is told before a byte of it is sent, in their language. */
function refuseTooLarge(headers: FastifyRequest["headers"]): void {
  if (!(Number(headers["upload-length"]) > largestUpload)) return;
  const limit = `${largestUpload / 1024 / 1024} MB`;
  throw new Refusal("file_too_large", { values: { file: namedIn(headers["upload-metadata"]) ?? theFile, limit } });
}

const theFile: Text = { en: "The file", es: "El archivo", zh: "该文件" };

/** The name of the file among what is told about an upload: `filename <base64>`, among others that commas part. */
function namedIn(metadata: string | string[] | undefined): string | null {
  const [, encoded] = /(?:^|,)\s*filename ([\w+/=]{1,1000})/.exec(String(metadata ?? "")) ?? [];
  return encoded ? plainName(Buffer.from(encoded, "base64").toString("utf8")) : null;
}

function webRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string" && name !== "origin") headers.set(name, value);
  }
  const init: RequestInit & { duplex?: "half" } = { method: request.method, headers };
  if (request.body instanceof Readable) {
    init.body = Readable.toWeb(request.body) as ReadableStream<Uint8Array<ArrayBuffer>>;
    init.duplex = "half";
  }
  return new Request(new URL(request.url.split("?", 1)[0] as string, publicUrl), init);
}

/** What tus answers; its errors, which are plain text, as a problem. */
async function passOn(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(response.status);
  for (const [name, value] of response.headers) {
    if (name !== "content-length" && name !== "content-type") reply.header(name, value);
  }
  if (response.status < 400) return reply.send();
  const title = (await response.text()).trim();
  const problem = { type: "/problems/upload_refused", title, status: response.status, code: "upload_refused" };
  return reply.header("content-type", problemType).send(JSON.stringify(problem));
}

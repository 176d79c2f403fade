import type { Actor } from "../core/actor.ts";
import { Refusal } from "../core/refusal.ts";
import {
  checkPlace,
  clearUp,
  findAttachment,
  type ImageCopy,
  type KeptFile,
  keepAttachment,
  type NewAttachment,
  type Storage,
  smallImage,
  storeUpload,
} from "../domain/attachments/index.ts";
import { orderIdNamed } from "../domain/orders/index.ts";
import { FileAnswer } from "./answer.ts";
import { attachmentView } from "./attachment-view.ts";
import { claimIdOf } from "./claim-answer.ts";
import type { AppDeps } from "./deps.ts";
import type { Handlers, Run } from "./handler.ts";
import { readRange } from "./range.ts";

type Seller = "/v1/sellers/{seller}";

/** Files of claims and orders: finished uploads are kept, kept ones are given back. */
export const attachmentHandlers: Handlers<
  | `POST ${Seller}/claims/{claim}/attachments`
  | `POST ${Seller}/orders/{order}/attachments`
  | `GET ${Seller}/attachments/{attachment}`
> = {
  "POST /v1/sellers/{seller}/claims/{claim}/attachments": async (call) => {
    const claimId = await call.look((context) => claimIdOf(context, call.params.claim));
    return keep(call, { ...call.body, subject: { claimId } });
  },
  "POST /v1/sellers/{seller}/orders/{order}/attachments": async (call) => {
    const orderId = await call.look((context) => orderIdNamed(context, call.params.order));
    return keep(call, { ...call.body, lineId: null, shows: null, subject: { orderId } });
  },
  "GET /v1/sellers/{seller}/attachments/{attachment}": async ({ run, params, query, headers, deps }) => {
    const file = await run((context) => findAttachment(context, params.attachment));
    return fileAnswer(deps.storage, file, { small: query.size === "small", range: headers.range });
  },
};

/** A kept file as it is sent: the whole of it, a range, or of a picture a small copy. */
export function fileAnswer(
  storage: Storage,
  file: KeptFile,
  wanted: { readonly small: boolean; readonly range?: string | undefined },
): Promise<FileAnswer> {
  return wanted.small ? small(storage, file) : whole(storage, file, wanted.range);
}

/** Copies a finished upload into the storage, between two looks at whether it may be kept there. */
async function keep(
  { look, run, params, deps, actor, now }: Keeping,
  input: NewAttachment,
): Promise<ReturnType<typeof attachmentView>> {
  await look((context) => checkPlace(context, input));
  const stored = await storeUpload({ actor, now }, input, deps);
  let kept = false;
  try {
    const answer = await run(async (context) => {
      await checkPlace(context, input);
      return attachmentView(params.seller, await keepAttachment(context, stored));
    });
    kept = true;
    return answer;
  } finally {
    await clearUp({ uploadId: input.uploadId, storageKey: stored.row.storageKey }, deps, kept);
  }
}

interface Keeping {
  readonly look: Run;
  readonly run: Run;
  readonly params: { readonly seller: string };
  readonly deps: AppDeps;
  readonly actor: Actor;
  readonly now: number;
}

async function small(storage: Storage, file: KeptFile): Promise<FileAnswer> {
  return imageAnswer(file, await smallImage(storage, file));
}

/** A copy of a picture as it is sent; one that there is none of is not found. */
export function imageAnswer(file: KeptFile, image: ImageCopy | null): FileAnswer {
  if (!image) throw new Refusal("not_found");
  return new FileAnswer(image.body, {
    ...guarded("inline", namedLike(file.fileName, "image/webp")),
    "content-type": "image/webp",
    "content-length": String(image.bytes),
  });
}

async function whole(storage: Storage, file: KeptFile, rangeHeader: string | undefined): Promise<FileAnswer> {
  const range = readRange(rangeHeader, file.bytes);
  const bytes = await storage.get(file.storageKey, range ?? undefined);
  if (!bytes) throw new Error(`the file ${file.storageKey} of attachment ${file.id} is gone`);
  const headers = {
    ...guarded(
      file.contentType === "application/pdf" ? "attachment" : "inline",
      namedLike(file.fileName, file.contentType),
    ),
    "content-type": file.contentType,
    "accept-ranges": "bytes",
  };
  if (!range) return new FileAnswer(bytes, { ...headers, "content-length": String(file.bytes) });
  const { start, end } = range;
  const part = { "content-range": `bytes ${start}-${end}/${file.bytes}`, "content-length": String(end - start + 1) };
  return new FileAnswer(bytes, { ...headers, ...part }, 206);
}

/** How names of the kinds that are taken end; the first is the usual one. */
const endings: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "video/mp4": ["mp4", "m4v"],
  "video/x-m4v": ["m4v", "mp4"],
  "video/quicktime": ["mov", "qt"],
  "video/webm": ["webm"],
  "application/pdf": ["pdf"],
};

/** A name that ends as its content does: what is kept on a disk must not be opened there as something else. */
function namedLike(fileName: string, contentType: string): string {
  const known = endings[contentType] ?? [];
  const ending = fileName.split(".").at(-1)?.toLowerCase() ?? "";
  return known.length === 0 || known.includes(ending) ? fileName : `${fileName}.${known[0]}`;
}

/** A file runs nothing, whatever is in it; its bytes never change under its address. */
function guarded(disposition: "inline" | "attachment", fileName: string): Record<string, string> {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  return {
    "content-disposition": `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=86400, immutable",
    vary: "Cookie, Authorization",
  };
}

/** RFC 8187: what encodeURIComponent leaves and a header may not hold. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

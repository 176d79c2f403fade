import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import sharp, { type Sharp } from "sharp";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { reachOfLineIn, reachOfSubject, scopeOf } from "../events/index.ts";
import { mostPixels } from "./check-image.ts";
import type { Storage } from "./storage.ts";

/** A kept file and where it lies. */
export interface KeptFile {
  readonly id: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly kind: string;
  readonly bytes: number;
  readonly storageKey: string;
}

/** A file of a claim, an order or an application that the actor reaches; anything else is not found. */
export async function findAttachment({ tx, actor }: Context, id: string): Promise<KeptFile> {
  const file = await tx
    .selectFrom("attachment")
    .select(["attachment.id", "fileName", "contentType", "attachment.kind", "bytes", "storageKey"])
    .where("attachment.sellerId", "=", actor.sellerId)
    .where("attachment.id", "=", id)
    .where(reachOfLineIn(actor, "attachment.line_id"))
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("claim")
            .select("claim.id")
            .where(scopeOf(actor))
            .whereRef("claim.id", "=", "attachment.claimId"),
        ),
        eb.exists(
          eb
            .selectFrom("customerOrder as subject")
            .select("subject.id")
            .where(reachOfSubject(actor))
            .whereRef("subject.id", "=", "attachment.orderId"),
        ),
        eb.exists(
          eb
            .selectFrom("centreApplication as subject")
            .select("subject.id")
            .where(reachOfSubject(actor))
            .whereRef("subject.id", "=", "attachment.applicationId"),
        ),
      ]),
    )
    .executeTakeFirst();
  if (!file) throw new Refusal("not_found");
  return file;
}

/** The files of these ids among a claim's, for somebody who has read the claim through their own scope. */
export async function filesOfClaim(
  { tx, actor }: Context,
  claimId: string,
  ids: readonly string[],
): Promise<KeptFile[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom("attachment")
    .select(["id", "fileName", "contentType", "kind", "bytes", "storageKey"])
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", claimId)
    .where("id", "in", ids)
    .execute();
}

/** A copy of an image that is made at the first asking and kept beside it. */
interface Copy {
  readonly mark: string;
  /** The longest side, in pixels. */
  readonly side: number;
  readonly encode: (image: Sharp) => Sharp;
}

const small: Copy = { mark: "small", side: 480, encode: (image) => image.webp({ quality: 78 }) };
const large: Copy = { mark: "large", side: 1600, encode: (image) => image.webp({ quality: 82 }) };
// Eight centimetres at 300 dots an inch, as a JPEG: a PDF holds those as they are.
const printed: Copy = {
  mark: "print",
  side: 960,
  encode: (image) => image.flatten({ background: "#fff" }).jpeg({ quality: 76 }),
};

/** A copy for the screen. */
export interface ImageCopy {
  readonly body: Readable;
  readonly bytes: number;
}

/** A small WebP of an image, without what the camera noted in it. Null where the file is no image that can be decoded here. */
export function smallImage(storage: Storage, file: KeptFile): Promise<ImageCopy | null> {
  return copyOf(storage, file, small);
}

/** The same, as large as a screen shows it: for pictures that everybody sees, who are not to learn where they were taken. */
export function largeImage(storage: Storage, file: KeptFile): Promise<ImageCopy | null> {
  return copyOf(storage, file, large);
}

/** A JPEG of an image for paper, upright and without what the camera noted in it. Null where it cannot be decoded here. */
export async function printedImage(storage: Storage, file: KeptFile): Promise<Buffer | null> {
  const image = await copyOf(storage, file, printed);
  return image && (await buffer(image.body));
}

async function copyOf(storage: Storage, file: KeptFile, { mark, side, encode }: Copy) {
  if (!["image/jpeg", "image/png", "image/webp"].includes(file.contentType)) return null;
  const key = `${file.storageKey}-${mark}`;
  const kept = await storage.size(key);
  const body = kept === null ? null : await storage.get(key);
  if (kept !== null && body) return { body, bytes: kept };
  const original = await storage.get(file.storageKey);
  if (!original) return null;
  const shrink = encode(
    sharp({ limitInputPixels: mostPixels, failOn: "error" })
      .autoOrient()
      .resize(side, side, { fit: "inside", withoutEnlargement: true }),
  );
  const copy = await original.pipe(shrink).toBuffer();
  // Somebody else may have made it meanwhile; theirs is the same.
  await storage.put(key, Readable.from([copy])).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return { body: Readable.from([copy]), bytes: copy.length };
}

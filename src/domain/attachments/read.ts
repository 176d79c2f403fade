import { Readable } from "node:stream";
import sharp from "sharp";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { scopeOf } from "../events/index.ts";
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

/** A file of a claim that the actor reaches; anything else is not found. */
export async function findAttachment({ tx, actor }: Context, id: string): Promise<KeptFile> {
  const file = await tx
    .selectFrom("attachment")
    .innerJoin("claim", (join) =>
      join.onRef("claim.sellerId", "=", "attachment.sellerId").onRef("claim.id", "=", "attachment.claimId"),
    )
    .select(["attachment.id", "fileName", "contentType", "attachment.kind", "bytes", "storageKey"])
    .where(scopeOf(actor))
    .where("attachment.id", "=", id)
    .executeTakeFirst();
  if (!file) throw new Refusal("not_found");
  return file;
}

const smallSide = 480;

/**
 * A small WebP of an image, without what the camera noted in it; made at the first asking and kept beside the file.
 * Null where the file is no image that can be decoded here.
 */
export async function smallImage(storage: Storage, file: KeptFile): Promise<{ body: Readable; bytes: number } | null> {
  if (!["image/jpeg", "image/png", "image/webp"].includes(file.contentType)) return null;
  const key = `${file.storageKey}-small`;
  const kept = await storage.size(key);
  const body = kept === null ? null : await storage.get(key);
  if (kept !== null && body) return { body, bytes: kept };
  const original = await storage.get(file.storageKey);
  if (!original) return null;
  const shrink = sharp({ limitInputPixels: mostPixels, failOn: "error" })
    .autoOrient()
    .resize(smallSide, smallSide, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 78 });
  const small = await original.pipe(shrink).toBuffer();
  // Somebody else may have made it meanwhile; theirs is the same.
  await storage.put(key, Readable.from([small])).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return { body: Readable.from([small]), bytes: small.length };
}

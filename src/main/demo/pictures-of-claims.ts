import { Readable } from "node:stream";
import { newId } from "../../core/id.ts";
import { keepAttachment, type Storage } from "../../domain/attachments/index.ts";
import type { Context } from "../../domain/context.ts";
import { drawPhoto, pictureSize, type Scene } from "./pictures.ts";
import { randomFrom } from "./random.ts";
import type { Story } from "./stories.ts";
import type { KeptPicture, Tale } from "./tale.ts";

/** Draws what a story needs and keeps it, before the story's transaction begins. */
export async function keepPictures(
  storage: Storage,
  story: Story,
  needs: { readonly sellerId: string; readonly proof: boolean },
): Promise<{ photos: KeptPicture[]; proofs: KeptPicture[] }> {
  const random = randomFrom(story.seed);
  const keep = async (scene: Scene, words: string): Promise<KeptPicture> => {
    const bytes = await drawPhoto(random, scene, words);
    const key = `${needs.sellerId}/${newId()}`;
    return { key, ...(await storage.put(key, Readable.from([bytes]))), ...pictureSize };
  };
  const serial = story.units[0]?.serial ?? "";
  const photos = [await keep(story.fault.scene, serial)];
  if (random.chance(0.4)) photos.push(await keep("label", serial));
  // Each piece of evidence that such a claim needs is a photo of its own.
  if (story.kind !== "fault")
    for (const scene of ["dent", "label", "dent", "label"] as const) photos.push(await keep(scene, serial));
  // Each unit has its quote, and one receipt is no proof for two of them.
  const proofs: KeptPicture[] = [];
  if (needs.proof) for (const unit of story.units) proofs.push(await keep("proof", `${story.seed} ${unit.serial}`));
  return { photos, proofs };
}

/** Puts the story's photos with the claim, as evidence for its one line, or for all of several. */
export async function attachPhotos(tale: Tale, context: Context): Promise<void> {
  const line = await tale.tx
    .selectFrom("claimLine")
    .select("id")
    .where("claimId", "=", tale.claimId)
    .where("position", "=", 1)
    .executeTakeFirstOrThrow();
  const lineId = tale.story.units.length === 1 ? line.id : null;
  for (const [index, picture] of tale.photos.entries()) {
    const fileName = `IMG_${1000 + (tale.story.seed % 8000) + index}.jpg`;
    await attach(tale, context, { picture, fileName, lineId, kind: "photo", purpose: "evidence" });
  }
}

/** Hands a photo in as a piece of evidence, such as the label; `index` chooses which. */
export async function attachPiece(tale: Tale, context: Context, ...[shows, index]: [shows: string, index: number]) {
  const picture = tale.photos[index % tale.photos.length];
  if (!picture) throw new Error("the story has no photos");
  const fileName = `${shows}.jpg`;
  await attach(tale, context, { picture, fileName, lineId: null, kind: "photo", purpose: "evidence", shows });
}

/** Puts the proof of a payment (the first, the second …) with the claim; returns the attachment's id. */
export async function attachProof(tale: Tale, context: Context, index: number): Promise<string> {
  const picture = tale.proofs[index];
  if (!picture) throw new Error("the story has no proof of payment");
  const file = { picture, fileName: "transfer.jpg", lineId: null };
  return attach(tale, context, { ...file, kind: "payment_proof", purpose: "payment_proof" });
}

interface File {
  readonly picture: KeptPicture;
  readonly fileName: string;
  readonly lineId: string | null;
  readonly kind: "photo" | "payment_proof";
  readonly purpose: "evidence" | "payment_proof";
  /** The piece of evidence that it is. */
  readonly shows?: string | null;
}

async function attach({ claimId, now }: Tale, context: Context, file: File): Promise<string> {
  const { picture, kind, ...given } = file;
  const place = { shows: null, packageId: null, ...given };
  const { key: storageKey, ...measures } = picture;
  const id = newId<"attachment">(now);
  const row = { id, ...place, kind, ...measures, storageKey, contentType: "image/jpeg" };
  await keepAttachment(context, { input: { subject: { claimId }, uploadId: id, ...place }, row });
  return id;
}

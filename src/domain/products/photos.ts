import { isStaff } from "../../core/actor.ts";
import { fieldFault } from "../../core/fault.ts";
import { isId } from "../../core/id.ts";
import type { SellerWords } from "../../core/locale.ts";
import { Refusal } from "../../core/refusal.ts";
import type { FileInStorage, KeptFile } from "../attachments/index.ts";
import type { Context } from "../context.ts";

/** A picture of a product. */
export interface ProductPhoto {
  readonly id: string;
  readonly fileName: string;
  /** What it shows, in the languages that the seller wrote; empty: the product's title stands for it. */
  readonly alt: SellerWords;
}

/** The most pictures that a product shows. */
const mostPhotos = 12;
/** What browsers show and smaller copies are made of here. */
const shownTypes: readonly string[] = ["image/jpeg", "image/png", "image/webp"];

/** Refuses one more picture of a product that is not there, or that shows as many as it may. */
export async function refuseProductPhoto(context: Context, productId: string): Promise<void> {
  const { tx, actor } = context;
  await lockProduct(context, productId);
  const { count } = await tx
    .selectFrom("productPhoto")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("sellerId", "=", actor.sellerId)
    .where("productId", "=", productId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostPhotos)
    throw new Refusal("invalid_input", { fields: [fieldFault("/uploadId", "too_many", { atMost: mostPhotos })] });
}

/** Writes a stored picture down behind the others; one that the product shows already, or that no browser shows, is refused. */
export async function keepProductPhoto(
  context: Context,
  productId: string,
  { file, alt }: { readonly file: FileInStorage; readonly alt: SellerWords },
): Promise<void> {
  const { tx, actor, now } = context;
  await refuseProductPhoto(context, productId);
  if (!shownTypes.includes(file.contentType))
    throw new Refusal("file_kind", { values: { file: file.fileName, found: file.contentType } });
  const { kind: _kind, ...columns } = file;
  const inserted = await tx
    .insertInto("productPhoto")
    .values((eb) => ({
      sellerId: actor.sellerId,
      productId,
      ...columns,
      position: eb
        .selectFrom("productPhoto")
        .select(eb.fn.coalesce(eb(eb.fn.max("position"), "+", 1), eb.lit(1)).as("next"))
        .where("sellerId", "=", actor.sellerId)
        .where("productId", "=", productId),
      alt: JSON.stringify(alt),
      uploadedBy: actor.name,
      uploadedAt: new Date(now),
    }))
    .onConflict((conflict) => conflict.columns(["sellerId", "productId", "sha256"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted)
    throw new Refusal("invalid_input", { fields: [fieldFault("/uploadId", "twice", { value: file.fileName })] });
}

/** What of a picture changes; what is left out stays. */
export interface ProductPhotoChange {
  readonly alt?: SellerWords | undefined;
  /** Before the others: the one that lists show. */
  readonly first?: true | undefined;
}

/** Says what a picture shows, or puts it first. */
export async function editProductPhoto(
  context: Context,
  at: { readonly productId: string; readonly photoId: string },
  { alt, first }: ProductPhotoChange,
): Promise<void> {
  const { tx, actor } = context;
  await lockProduct(context, at.productId);
  const { id } = await photoOf(context, at);
  if (alt)
    await tx
      .updateTable("productPhoto")
      .set({ alt: JSON.stringify(alt) })
      .where("sellerId", "=", actor.sellerId)
      .where("id", "=", id)
      .execute();
  if (!first) return;
  await tx
    .updateTable("productPhoto")
    .set((eb) => ({
      position: eb
        .selectFrom("productPhoto as other")
        .select((other) => other(other.fn.min("other.position"), "-", 1).as("before"))
        .where("other.sellerId", "=", actor.sellerId)
        .where("other.productId", "=", at.productId),
    }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .execute();
}

/** Takes a picture off; returns where its bytes lie, to be removed after the commit. */
export async function removeProductPhoto(
  context: Context,
  at: { readonly productId: string; readonly photoId: string },
): Promise<string> {
  const { tx, actor } = context;
  await lockProduct(context, at.productId);
  const { id, storageKey } = await photoOf(context, at);
  await tx.deleteFrom("productPhoto").where("sellerId", "=", actor.sellerId).where("id", "=", id).execute();
  return storageKey;
}

/** A product's pictures, the first one first. */
export async function photosOfProduct({ tx, actor }: Context, productId: string): Promise<ProductPhoto[]> {
  const rows = await tx
    .selectFrom("productPhoto")
    .select(["id", "fileName", "alt"])
    .where("sellerId", "=", actor.sellerId)
    .where("productId", "=", productId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, alt: row.alt as SellerWords }));
}

/** A picture that the reader may see: of a product in the shop anybody, of another one the staff. */
export async function findProductPhoto({ tx, actor }: Context, photoId: string): Promise<KeptFile> {
  const file = isId(photoId)
    ? await tx
        .selectFrom("productPhoto as p")
        .innerJoin("product", (on) =>
          on.onRef("product.sellerId", "=", "p.sellerId").onRef("product.id", "=", "p.productId"),
        )
        .select(["p.id", "p.fileName", "p.contentType", "p.bytes", "p.storageKey"])
        .where("p.sellerId", "=", actor.sellerId)
        .where("p.id", "=", photoId)
        .$if(!isStaff(actor), (query) => query.where("product.shown", "=", true))
        .executeTakeFirst()
    : undefined;
  if (!file) throw new Refusal("not_found");
  return { ...file, kind: "photo" };
}

async function photoOf(
  { tx, actor }: Context,
  { productId, photoId }: { readonly productId: string; readonly photoId: string },
): Promise<{ id: string; storageKey: string }> {
  const found = isId(photoId)
    ? await tx
        .selectFrom("productPhoto")
        .select(["id", "storageKey"])
        .where("sellerId", "=", actor.sellerId)
        .where("productId", "=", productId)
        .where("id", "=", photoId)
        .executeTakeFirst()
    : undefined;
  if (!found) throw new Refusal("not_found");
  return found;
}

/** Two pictures at once must not both be the last one. */
async function lockProduct({ tx, actor }: Context, productId: string): Promise<void> {
  const found = isId(productId)
    ? await tx
        .selectFrom("product")
        .select("id")
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", productId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!found) throw new Refusal("not_found");
}

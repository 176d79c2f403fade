import { isStaff } from "../../core/actor.ts";
import { fieldFault } from "../../core/fault.ts";
import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { FileInStorage, KeptFile } from "../attachments/index.ts";
import type { Context } from "../context.ts";
import type { CentrePhoto } from "./list.ts";
import { refuseForeignCentre } from "./reach.ts";

/** The most pictures that a centre shows. */
export const mostPhotos = 12;

/** Writes a stored picture down with its centre. */
export async function keepPhoto(context: Context, centreId: string, file: FileInStorage): Promise<CentrePhoto> {
  const { tx, actor, now } = context;
  await refusePhoto(context, centreId);
  const { kind: _kind, ...columns } = file;
  const kept = { uploadedBy: actor.name, uploadedAt: new Date(now) };
  await tx
    .insertInto("centrePhoto")
    .values({ sellerId: actor.sellerId, centreId, ...columns, ...kept })
    .execute();
  return { id: file.id, fileName: file.fileName };
}

/** Refuses one more picture of a centre that the actor does not reach, or that has as many as are shown. */
export async function refusePhoto(context: Context, centreId: string): Promise<void> {
  refuseForeignCentre(context, centreId);
  const { tx, actor } = context;
  const centre = await tx
    .selectFrom("serviceCentre")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", centreId)
    // Two pictures at once must not both be the last one.
    .forUpdate()
    .executeTakeFirst();
  if (!centre) throw new Refusal("not_found");
  const { count } = await tx
    .selectFrom("centrePhoto")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("sellerId", "=", actor.sellerId)
    .where("centreId", "=", centreId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostPhotos)
    throw new Refusal("invalid_input", { fields: [fieldFault("/uploadId", "too_many", { atMost: mostPhotos })] });
}

/** Takes a picture off a centre; returns where its bytes lie, to be removed after the commit. */
export async function removePhoto(context: Context, centreId: string, photoId: string): Promise<string> {
  refuseForeignCentre(context, centreId);
  const { tx, actor } = context;
  const gone = isId(photoId)
    ? await tx
        .deleteFrom("centrePhoto")
        .where("sellerId", "=", actor.sellerId)
        .where("centreId", "=", centreId)
        .where("id", "=", photoId)
        .returning("storageKey")
        .executeTakeFirst()
    : undefined;
  if (!gone) throw new Refusal("not_found");
  return gone.storageKey;
}

/** A picture that the actor may see: of a listed centre anybody, of another the staff who reach it. */
export async function findPhoto({ tx, actor }: Context, photoId: string): Promise<KeptFile> {
  const staffOf = actor.role === "centre_member" ? (actor.centreId ?? null) : null;
  const seesAll = actor.role !== "centre_member" && isStaff(actor);
  const file = isId(photoId)
    ? await tx
        .selectFrom("centrePhoto as p")
        .innerJoin("serviceCentre as c", (on) =>
          on.onRef("c.sellerId", "=", "p.sellerId").onRef("c.id", "=", "p.centreId"),
        )
        .select(["p.id", "p.fileName", "p.contentType", "p.bytes", "p.storageKey"])
        .where("p.sellerId", "=", actor.sellerId)
        .where("p.id", "=", photoId)
        .$if(!seesAll, (query) => query.where((eb) => eb.or([eb("c.listed", "=", true), eb("c.id", "=", staffOf)])))
        .executeTakeFirst()
    : undefined;
  if (!file) throw new Refusal("not_found");
  return { ...file, kind: "photo" };
}

import { isStaff } from "../../core/actor.ts";
import { fieldFault } from "../../core/fault.ts";
import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { FileInStorage, KeptFile } from "../attachments/index.ts";
import type { Context } from "../context.ts";
import { lockSubject } from "../events/index.ts";
import type { CentrePhoto } from "./list.ts";
import { refuseForeignCentre } from "./reach.ts";

/** The most pictures that a centre shows. */
export const mostPhotos = 12;

/** Whose picture it is: a centre's, or that of somebody who applies to be one. */
export type PhotoOwner = { readonly centreId: string } | { readonly applicationId: string };

/** Writes a stored picture down with whose it is. */
export async function keepPhoto(context: Context, owner: PhotoOwner, file: FileInStorage): Promise<CentrePhoto> {
  const { tx, actor, now } = context;
  await refusePhoto(context, owner);
  const { kind: _kind, ...columns } = file;
  const kept = { uploadedBy: actor.name, uploadedAt: new Date(now) };
  await tx
    .insertInto("centrePhoto")
    .values({ sellerId: actor.sellerId, ...owner, ...columns, ...kept })
    .execute();
  return { id: file.id, fileName: file.fileName };
}

/** Refuses one more picture where the actor does not reach whose it would be, or there are as many as are shown. */
export async function refusePhoto(context: Context, owner: PhotoOwner): Promise<void> {
  await lockOwner(context, owner);
  const { tx, actor } = context;
  const { count } = await tx
    .selectFrom("centrePhoto")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("sellerId", "=", actor.sellerId)
    .where((eb) => eb.and(owner))
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostPhotos)
    throw new Refusal("invalid_input", { fields: [fieldFault("/uploadId", "too_many", { atMost: mostPhotos })] });
}

/** Takes a picture off; returns where its bytes lie, to be removed after the commit. */
export async function removePhoto(context: Context, owner: PhotoOwner, photoId: string): Promise<string> {
  await lockOwner(context, owner);
  const { tx, actor } = context;
  const gone = isId(photoId)
    ? await tx
        .deleteFrom("centrePhoto")
        .where("sellerId", "=", actor.sellerId)
        .where((eb) => eb.and(owner))
        .where("id", "=", photoId)
        .returning("storageKey")
        .executeTakeFirst()
    : undefined;
  if (!gone) throw new Refusal("not_found");
  return gone.storageKey;
}

/** Two pictures at once must not both be the last one. */
async function lockOwner(context: Context, owner: PhotoOwner): Promise<void> {
  if ("applicationId" in owner) {
    const { status } = await lockSubject(context, owner);
    // What became of an application is the centre's to change, or nobody's.
    if (status !== "submitted" && status !== "under_review") throw new Refusal("not_found");
    return;
  }
  const { tx, actor } = context;
  refuseForeignCentre(context, owner.centreId);
  const centre = await tx
    .selectFrom("serviceCentre")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", owner.centreId)
    .forUpdate()
    .executeTakeFirst();
  if (!centre) throw new Refusal("not_found");
}

/** A picture that the actor may see: of a listed centre anybody, of another the staff who reach it, of an application who applies. */
export async function findPhoto({ tx, actor }: Context, photoId: string): Promise<KeptFile> {
  const centreId = actor.role === "centre_member" ? (actor.centreId ?? null) : null;
  const seesAll = actor.role !== "centre_member" && isStaff(actor);
  const file = isId(photoId)
    ? await tx
        .selectFrom("centrePhoto as p")
        .leftJoin("serviceCentre as c", (on) =>
          on.onRef("c.sellerId", "=", "p.sellerId").onRef("c.id", "=", "p.centreId"),
        )
        .leftJoin("centreApplication as a", (on) =>
          on.onRef("a.sellerId", "=", "p.sellerId").onRef("a.id", "=", "p.applicationId"),
        )
        .select(["p.id", "p.fileName", "p.contentType", "p.bytes", "p.storageKey"])
        .where("p.sellerId", "=", actor.sellerId)
        .where("p.id", "=", photoId)
        .$if(!seesAll, (query) =>
          query.where((eb) =>
            eb.or([
              eb("c.listed", "=", true),
              eb("c.id", "=", centreId),
              eb("a.customerId", "=", actor.customerId ?? null),
            ]),
          ),
        )
        .executeTakeFirst()
    : undefined;
  if (!file) throw new Refusal("not_found");
  return { ...file, kind: "photo" };
}

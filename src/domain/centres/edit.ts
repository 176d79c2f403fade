import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { may } from "../people/index.ts";
import { readCentre } from "./list.ts";
import { type CentreProfile, profileColumns, refuseWrongProfile } from "./profile.ts";

/** A centre as it is entered: its profile, and whether customers see it and new claims go there. */
export interface CentreEntry extends CentreProfile {
  readonly listed: boolean;
  readonly accepting: boolean;
}

/** Adds a service centre. Returns its id. */
export async function addCentre(context: Context, entry: CentreEntry): Promise<string> {
  const { tx, actor, now } = context;
  await refuseWrongProfile(entry);
  const id = newId<"centre">(now);
  const { listed, accepting, ...profile } = entry;
  await tx
    .insertInto("serviceCentre")
    .values({
      sellerId: actor.sellerId,
      id,
      ...profileColumns(profile),
      listed,
      accepting,
      createdAt: new Date(now),
    })
    .execute();
  return id;
}

/**
 * Changes a centre from the version that was read. A centre's own people change what it says of itself; whether it is listed is
 * for the seller.
 */
export async function editCentre(
  context: Context,
  at: { readonly centreId: string; readonly version: number },
  entry: CentreEntry,
): Promise<void> {
  const { tx, actor } = context;
  const known = await readCentre(context, at.centreId);
  await refuseWrongProfile(entry);
  const { listed, accepting, ...profile } = entry;
  const { numUpdatedRows } = await tx
    .updateTable("serviceCentre")
    .set((eb) => ({
      ...profileColumns(profile),
      listed: may(actor.role, "centre.list") ? listed : known.listed,
      accepting,
      version: eb("version", "+", 1),
    }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", at.centreId)
    .where("version", "=", at.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new Refusal("changed_meanwhile", { values: { who: somebody } });
}

const somebody = { en: "Somebody", es: "Alguien", zh: "有人" };

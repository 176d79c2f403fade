import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";

/** The parcel, nobody else's until this transaction ends; refuses one that somebody has settled meanwhile. */
export async function lockParked({ tx, actor }: Context, parcelId: string) {
  const row = isId(parcelId)
    ? await tx
        .selectFrom("parkedParcel")
        .selectAll()
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", parcelId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!row || (actor.centreId && row.centreId !== actor.centreId)) throw new Refusal("not_found");
  const by = row.matchedBy ?? row.turnedAwayBy;
  if (by) throw new Refusal("parcel_settled", { values: { who: by } });
  return row;
}

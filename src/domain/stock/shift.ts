import { newId } from "../../core/id.ts";
import type { Context } from "../context.ts";

/** Whose stock it is: a part's, which bench and shop share, or that of a product which is a model. */
export type Shelf = { readonly partId: string } | { readonly productId: string };

/** Why a stock changes, and by how many: above nothing what comes, below what goes. */
export interface Movement {
  readonly quantity: number;
  readonly reason: "received" | "counted" | "used" | "put_back" | "ordered" | "given_back" | "reissued";
  readonly note?: string;
  /** The claim line that it was used on. */
  readonly lineId?: string;
  /** The order that it was reserved for. */
  readonly orderId?: string;
}

/**
 * Changes a stock by one movement, which stays on record. False, and nothing changed, where it would fall below nothing: the update
 * itself says so, hence of many buyers at once none takes what another has taken.
 */
export async function shift(context: Context, shelf: Shelf, movement: Movement): Promise<boolean> {
  const { tx, actor, now } = context;
  const { quantity, reason, note = "", lineId = null, orderId = null } = movement;
  const of = "partId" in shelf ? ("part" as const) : ("product" as const);
  const changed = await tx
    .updateTable(of)
    .set((eb) => ({ stock: eb("stock", "+", quantity) }))
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", "partId" in shelf ? shelf.partId : shelf.productId)
    .where((eb) => eb(eb("stock", "+", quantity), ">=", 0))
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await tx
    .insertInto("stockMovement")
    .values({
      sellerId: actor.sellerId,
      id: newId<"stockMovement">(now),
      ...shelf,
      quantity,
      reason,
      lineId,
      orderId,
      note,
      byName: actor.name,
      at: new Date(now),
    })
    .execute();
  return true;
}

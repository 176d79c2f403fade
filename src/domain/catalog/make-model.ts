import { newId } from "../../core/id.ts";
import type { Context } from "../context.ts";
import { policyOfMaker, usualCategory } from "./makers.ts";

/** A model of the seller by its maker and name. */
export interface ModelRow {
  readonly id: string;
  readonly manufacturer: string;
  readonly name: string;
}

/** The seller's model of that maker and name; made where there is none, decided by the pack of its maker. */
export async function modelNamed(
  { tx, actor, now, seller }: Context,
  model: { readonly manufacturer: string; readonly name: string; readonly category: string | null },
): Promise<ModelRow> {
  const { manufacturer, name, category } = model;
  await tx
    .insertInto("model")
    .values({
      sellerId: actor.sellerId,
      id: newId<"model">(now),
      manufacturer,
      name,
      category: category ?? usualCategory(manufacturer),
      policy: policyOfMaker(manufacturer, seller),
      createdAt: new Date(now),
    })
    .onConflict((conflict) => conflict.columns(["sellerId", "manufacturer", "name"]).doNothing())
    .execute();
  return tx
    .selectFrom("model")
    .select(["id", "manufacturer", "name"])
    .where("sellerId", "=", actor.sellerId)
    .where("manufacturer", "=", manufacturer)
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
}

import { newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";

/** What the seller pays a centre, in minor units of its currency. */
export interface Rates {
  readonly labourHour: number;
  /** Of a part's value on the shelf's list. */
  readonly partsPercent: number;
  /** For each unit. */
  readonly freight: number;
}

/** Rates that hold for one centre, or for every one without its own. */
export interface RateRecord extends Rates {
  readonly centreId: string | null;
  readonly currency: string;
  readonly version: number;
}

/** The seller's rates, the general ones first. */
export async function listRates({ tx, actor }: Context): Promise<RateRecord[]> {
  return tx
    .selectFrom("centreRate")
    .select(["centreId", "labourHour", "partsPercent", "freight", "currency", "version"])
    .where("sellerId", "=", actor.sellerId)
    .$if(actor.role === "centre_member", (query) =>
      query.where((eb) => eb.or([eb("centreId", "is", null), eb("centreId", "=", actor.centreId ?? null)])),
    )
    .orderBy("centreId", (order) => order.asc().nullsFirst())
    .execute();
}

/** The rates that hold for a centre; null where the seller set none. */
export async function ratesFor(context: Context, centreId: string): Promise<RateRecord | null> {
  const all = await listRates(context);
  return all.find((rate) => rate.centreId === centreId) ?? all.find((rate) => rate.centreId === null) ?? null;
}

/** Sets the rates of one centre, or the general ones; reimbursements asked for already keep theirs. */
export async function setRates(
  { tx, actor, now, seller }: Context,
  centreId: string | null,
  rates: Rates,
): Promise<void> {
  if (centreId !== null) {
    const centre = tx.selectFrom("serviceCentre").select("id").where("sellerId", "=", actor.sellerId);
    if (!(await centre.where("id", "=", centreId).executeTakeFirst())) throw new Refusal("not_found");
  }
  const set = { ...rates, currency: seller.currency };
  await tx
    .insertInto("centreRate")
    .values({ sellerId: actor.sellerId, id: newId<"rate">(now), centreId, ...set })
    .onConflict((conflict) =>
      conflict
        .columns(["sellerId", "centreId"])
        .doUpdateSet((eb) => ({ ...set, version: eb("centreRate.version", "+", 1) })),
    )
    .execute();
}

import { fieldFault } from "../../core/fault.ts";
import { isCurrency } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context, OrderTerms } from "../context.ts";

/** What of the way it sells the seller may change; what is left out stays. */
interface EditOrderSettings {
  /** Another currency to count in. Sums that were set in the old one mean nothing in it, and are set anew. */
  readonly currency?: string | undefined;
  readonly taxes?: OrderTerms["taxes"] | undefined;
  readonly completeAfterDays?: number | undefined;
  /** Minor units of the seller's currency; null: USD 50,000. */
  readonly largeFrom?: number | null | undefined;
}

/** Changes how the seller sells, from the version that was read. */
export async function editOrderSettings(context: Context, version: number, change: EditOrderSettings): Promise<void> {
  const { tx, actor } = context;
  const { sellerId } = actor;
  if (change.currency !== undefined && !isCurrency(change.currency))
    throw new Refusal("invalid_input", { fields: [fieldFault("/currency", "currency")] });
  const twice = change.taxes?.findIndex(({ country }, at, all) => all.findIndex((tax) => tax.country === country) < at);
  if (twice !== undefined && twice >= 0)
    throw new Refusal("invalid_input", {
      fields: [fieldFault(`/taxes/${twice}/country`, "twice", { value: change.taxes?.[twice]?.country ?? "" })],
    });
  await tx
    .insertInto("orderSettings")
    .values({ sellerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { numUpdatedRows } = await tx
    .updateTable("orderSettings")
    .set((eb) => ({
      ...(change.taxes && { taxes: JSON.stringify(change.taxes) }),
      ...(change.completeAfterDays !== undefined && { completeAfterDays: change.completeAfterDays }),
      ...(change.largeFrom !== undefined && { largeFrom: change.largeFrom }),
      version: eb("version", "+", 1),
    }))
    .where("sellerId", "=", sellerId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("changed_meanwhile", { values: { who: "–" } });
  if (change.currency !== undefined && change.currency !== context.seller.currency)
    await countIn(context, change.currency, change.largeFrom ?? null);
}

/** Nothing is converted, since no rate is known here: prices wait for new ones, and until a limit is set two people refund. */
async function countIn({ tx, actor }: Context, currency: string, largeFrom: number | null): Promise<void> {
  const { sellerId } = actor;
  await tx.updateTable("seller").set({ currency }).where("id", "=", sellerId).execute();
  await tx.updateTable("orderSettings").set({ largeFrom }).where("sellerId", "=", sellerId).execute();
  await tx
    .updateTable("customerOrder")
    .set({ currency })
    .where("sellerId", "=", sellerId)
    .where("status", "=", "cart")
    .execute();
  // Another version, so that a limit in the old currency that somebody is about to save is refused.
  await tx
    .insertInto("paymentSettings")
    .values({ sellerId, refundLimit: 0, version: 2 })
    .onConflict((conflict) =>
      conflict
        .column("sellerId")
        .doUpdateSet((eb) => ({ refundLimit: 0, version: eb("paymentSettings.version", "+", 1) })),
    )
    .execute();
}

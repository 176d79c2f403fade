import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";

/** What the seller tells its customers of the right to withdraw. */
export interface WithdrawalSettings {
  /** Since when each order's confirmation tells of the right, its conditions and its form; null: it does not, and the law gives twelve months more. */
  readonly informsSince: Date | null;
  /** The customer was told to bear the cost of sending back; untold, the seller bears it. */
  readonly customerPaysReturn: boolean;
  readonly version: number;
}

/** What the seller tells now; a seller who never said so tells nothing. */
export async function readWithdrawalSettings({ tx, actor }: Context): Promise<WithdrawalSettings> {
  const row = await tx
    .selectFrom("withdrawalSettings")
    .select(["informsSince", "customerPaysReturn", "version"])
    .where("sellerId", "=", actor.sellerId)
    .executeTakeFirst();
  return row ?? { informsSince: null, customerPaysReturn: false, version: 1 };
}

/** Changes it, from the version that was read. Who informs from now on has not informed earlier orders. */
export async function editWithdrawalSettings(
  context: Context,
  version: number,
  { informs, customerPaysReturn }: { readonly informs: boolean; readonly customerPaysReturn: boolean },
): Promise<void> {
  const { tx, actor, now } = context;
  const { sellerId } = actor;
  await tx
    .insertInto("withdrawalSettings")
    .values({ sellerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { informsSince } = await readWithdrawalSettings(context);
  const { numUpdatedRows } = await tx
    .updateTable("withdrawalSettings")
    .set((eb) => ({
      informsSince: informs ? (informsSince ?? new Date(now)) : null,
      customerPaysReturn,
      updatedBy: actor.name,
      version: eb("version", "+", 1),
    }))
    .where("sellerId", "=", sellerId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("changed_meanwhile", { values: { who: "–" } });
}

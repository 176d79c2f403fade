import type { Locale } from "../../core/locale.ts";
import type { Context } from "../context.ts";

/** What an administrator may change about a seller. */
export interface SellerChange {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly colour?: string | undefined;
  readonly logo?: string | null | undefined;
  readonly locale?: Locale | undefined;
  readonly repairCoverDays?: number | undefined;
}

/** Changes a seller's card; what is left out stays. */
export async function editSeller({ tx, actor }: Context, change: SellerChange): Promise<void> {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(set).length === 0) return;
  await tx.updateTable("seller").set(set).where("id", "=", actor.sellerId).execute();
}

import type { Locale } from "../../core/locale.ts";
import type { Tx } from "../../database/transaction.ts";
import type { SellerSettings } from "../context.ts";

/** What the verbs look at, of the transaction's seller. Throws where the seller has no calendar: each is made with one. */
export async function sellerSettings(tx: Tx, sellerId: string): Promise<SellerSettings> {
  const row = await tx
    .selectFrom("seller")
    .innerJoin("calendar", "calendar.sellerId", "seller.id")
    .select(["seller.id", "slug", "name", "timeZone", "currency", "locale", "policies", "policiesVersion"])
    .select(["weekdays", "holidays", "makeUpDays"])
    .where("seller.id", "=", sellerId)
    .executeTakeFirstOrThrow();
  const { weekdays, holidays, makeUpDays, locale, ...seller } = row;
  return { ...seller, locale: locale as Locale, calendar: { weekdays, holidays, makeUpDays } };
}

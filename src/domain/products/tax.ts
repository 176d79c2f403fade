import { type Money, percentOf } from "../../core/money.ts";
import type { Context, OrderTerms, SellerSettings } from "../context.ts";

/** What a seller adds to what goes to one country. */
export type Tax = OrderTerms["taxes"][number];

/** The tax of the country that goods go to; null where the seller names none, or nobody knows the country yet. */
export function taxIn({ orders }: Pick<SellerSettings, "orders">, country: string | null | undefined): Tax | null {
  return orders.taxes.find((tax) => tax.country === country) ?? null;
}

/** What a tax adds to an amount, by the one rounding rule. */
export function taxOn(tax: Tax | null, amount: Money): Money {
  return percentOf(amount, tax?.percent ?? 0);
}

/** Where the reader's goods go, as far as it is known before an order: their own country; null of whoever is no customer. */
export async function buyersCountry({ tx, actor }: Context): Promise<string | null> {
  if (!actor.customerId) return null;
  const customer = await tx
    .selectFrom("customer")
    .select("country")
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", actor.customerId)
    .executeTakeFirst();
  return customer?.country ?? null;
}

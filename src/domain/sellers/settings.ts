import { sql } from "kysely";
import type { Calendar } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";
import { compiledOnce } from "../../database/compiled.ts";
import type { Tx } from "../../database/transaction.ts";
import type { BankAccount, OrderTerms, PaymentTerms, SellerSettings } from "../context.ts";

/** What the verbs look at, of the transaction's seller. Throws where the seller has no calendar: each is made with one. */
export async function sellerSettings(tx: Tx, sellerId: string): Promise<SellerSettings> {
  const [row] = await settingsRow(tx, sellerId);
  if (!row) throw new Error(`the seller ${sellerId} has no settings`);
  const {
    weekdays,
    holidays,
    makeUpDays,
    centres,
    locale,
    bankAccounts,
    refundLimit,
    cardProvider,
    statutesOff: off,
    taxes,
    completeAfterDays,
    largeFrom,
    ordersVersion,
    ...seller
  } = row;
  const payments: PaymentTerms = {
    bankAccounts: (bankAccounts ?? []) as unknown as readonly BankAccount[],
    card: cardProvider !== null,
    refundLimit: { amount: refundLimit ?? 0, currency: seller.currency },
  };
  const orders: OrderTerms = {
    taxes: taxesOf(taxes),
    completeAfterDays: completeAfterDays ?? 14,
    largeFrom: largeFromOf(seller.currency, largeFrom),
    version: ordersVersion ?? 1,
  };
  return {
    ...seller,
    orders,
    withoutRegimes: off ?? {},
    payments,
    locale: locale as Locale,
    calendar: { weekdays, holidays, makeUpDays },
    centreCalendars: new Map((centres ?? []).map(({ centreId, ...calendar }) => [centreId, calendar])),
  };
}

const settingsRow = compiledOnce((tx: Tx, sellerId: string) =>
  tx
    .selectFrom("seller")
    .innerJoin("calendar", (on) => on.onRef("calendar.sellerId", "=", "seller.id").on("calendar.centreId", "is", null))
    .select(["seller.id", "slug", "name", "timeZone", "currency", "locale", "policies", "policiesVersion"])
    .select("repairCoverDays")
    .select(["weekdays", "holidays", "makeUpDays", "revision as calendarRevision"])
    .select(centreCalendars)
    .select(statutesOff)
    .leftJoin("paymentSettings", "paymentSettings.sellerId", "seller.id")
    .select(["bankAccounts", "refundLimit", "cardProvider"])
    .leftJoin("orderSettings", "orderSettings.sellerId", "seller.id")
    .select(["taxes", "completeAfterDays", "largeFrom", "orderSettings.version as ordersVersion"])
    .where("seller.id", "=", sellerId),
);

/** A tax that was written before prices could be shown with it is in them: that is what a consumer expects. */
function taxesOf(stored: unknown): OrderTerms["taxes"] {
  const taxes = (stored ?? []) as readonly (Omit<OrderTerms["taxes"][number], "inPrices"> & { inPrices?: boolean })[];
  return taxes.map((tax) => ({ ...tax, inPrices: tax.inPrices ?? true }));
}

/** USD 50,000 (ZM-LARGE) unless the seller names an amount; in another currency nobody knows what that is today. */
function largeFromOf(currency: string, amount: number | null): OrderTerms["largeFrom"] {
  if (amount !== null) return { amount, currency };
  return currency === "USD" ? { amount: 5_000_000, currency } : null;
}

/** The newest word on each statute, where it is that the statute does not apply. */
const statutesOff = sql<Readonly<Record<string, string>> | null>`(
  select jsonb_object_agg(s.statute, s.reason) from (
    select distinct on (statute) statute, "off", reason from statute_switch
    where statute_switch.seller_id = seller.id order by statute, id desc) s
  where s."off")`.as("statutesOff");

/** Calendars of the service centres whose working days differ; few, and mostly none. */
const centreCalendars = sql<readonly (Calendar & { readonly centreId: string })[] | null>`(
  select jsonb_agg(jsonb_build_object('centreId', c.centre_id, 'weekdays', c.weekdays, 'holidays', c.holidays, 'makeUpDays', c.make_up_days))
  from calendar c where c.seller_id = seller.id and c.centre_id is not null)`.as("centres");

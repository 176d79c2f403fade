import { sql } from "kysely";
import type { Calendar } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";
import type { Tx } from "../../database/transaction.ts";
import type { BankAccount, PaymentTerms, SellerSettings } from "../context.ts";

/** What the verbs look at, of the transaction's seller. Throws where the seller has no calendar: each is made with one. */
export async function sellerSettings(tx: Tx, sellerId: string): Promise<SellerSettings> {
  const row = await tx
    .selectFrom("seller")
    .innerJoin("calendar", (on) => on.onRef("calendar.sellerId", "=", "seller.id").on("calendar.centreId", "is", null))
    .select(["seller.id", "slug", "name", "timeZone", "currency", "locale", "policies", "policiesVersion"])
    .select("repairCoverDays")
    .select(["weekdays", "holidays", "makeUpDays", "revision as calendarRevision"])
    .select(centreCalendars)
    .select(statutesOff)
    .leftJoin("paymentSettings", "paymentSettings.sellerId", "seller.id")
    .select(["bankAccounts", "refundLimit", "cardProvider"])
    .where("seller.id", "=", sellerId)
    .executeTakeFirstOrThrow();
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
    ...seller
  } = row;
  const payments: PaymentTerms = {
    bankAccounts: (bankAccounts ?? []) as unknown as readonly BankAccount[],
    card: cardProvider !== null,
    refundLimit: { amount: refundLimit ?? 0, currency: seller.currency },
  };
  return {
    ...seller,
    withoutRegimes: off ?? {},
    payments,
    locale: locale as Locale,
    calendar: { weekdays, holidays, makeUpDays },
    centreCalendars: new Map((centres ?? []).map(({ centreId, ...calendar }) => [centreId, calendar])),
  };
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

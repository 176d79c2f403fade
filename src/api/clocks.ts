import type { Text } from "../core/locale.ts";
import { changeCalendar, dropCentreCalendar, publicHolidays, readCalendars } from "../domain/calendars/index.ts";
import type { Context } from "../domain/context.ts";
import { extendClock, forfeitLine } from "../domain/deadlines/index.ts";
import { changeClaim } from "./claim-answer.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";

type Seller = "/v1/sellers/{seller}";

/** Working days, and what a person does about a clock. */
export const clockHandlers: Handlers<
  | `GET ${Seller}/calendars`
  | `${"PATCH" | "DELETE"} ${Seller}/calendars/{calendar}`
  | `GET ${Seller}/holidays`
  | `POST ${Seller}/claims/{claim}/deadlines/{deadline}/extension`
  | `POST ${Seller}/claims/{claim}/lines/{line}/forfeiture`
> = {
  "GET /v1/sellers/{seller}/calendars": ({ run }) => run(calendarsPage),
  "PATCH /v1/sellers/{seller}/calendars/{calendar}": ({ run, params, version, body }) =>
    run(async (context) => {
      await changeCalendar(context, { centreId: centreOf(params.calendar), version }, body);
      return calendarsPage(context);
    }),
  "DELETE /v1/sellers/{seller}/calendars/{calendar}": ({ run, params, version, locale }) =>
    run(async (context) => {
      await dropCentreCalendar(context, { centreId: centreOf(params.calendar), version }, followed[locale]);
      return calendarsPage(context);
    }),
  "GET /v1/sellers/{seller}/holidays": async ({ query, locale }) => ({
    items: await publicHolidays(query.country, query.year, locale),
  }),
  "POST /v1/sellers/{seller}/claims/{claim}/deadlines/{deadline}/extension": (call) =>
    changeClaim(call, (context, claimId) =>
      extendClock(context, { claimId, deadlineId: call.params.deadline }, call.body),
    ),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/forfeiture": (call) =>
    changeClaim(call, (context, claimId) => forfeitLine(context, { claimId, lineId: call.params.line }, call.body)),
};

const followed: Text = {
  en: "The seller's working days hold again",
  es: "Vuelven a regir los días laborables del vendedor",
  zh: "恢复使用商家的工作日",
};

function centreOf(key: string): string | null {
  return key === "seller" ? null : key;
}

async function calendarsPage(context: Context): Promise<Answer<"GET /v1/sellers/{seller}/calendars">> {
  const { items, changes } = await readCalendars(context);
  const centres = new Map(items.map(({ centreId, centre }) => [centreId, centre]));
  return {
    timeZone: context.seller.timeZone,
    items: items.map(({ centreId, version, weekdays, holidays, makeUpDays, ...calendar }) => ({
      ...calendar,
      key: centreId ?? "seller",
      weekdays: [...weekdays],
      holidays: [...holidays],
      makeUpDays: [...makeUpDays],
      etag: `"${version}"`,
    })),
    changes: changes.map(({ centreId, reason, changedBy, changedAt }) => ({
      centre: centres.get(centreId) ?? null,
      reason,
      by: changedBy,
      at: changedAt.toISOString(),
    })),
  };
}

import { type Day, parseDay } from "../core/day.ts";
import { fieldFault } from "../core/fault.ts";
import { wordsIn } from "../core/locale.ts";
import { Refusal } from "../core/refusal.ts";
import type { Context } from "../domain/context.ts";
import {
  askForReview,
  type DestinationList,
  type DestinationRule,
  decideReview,
  destinationListNow,
  destinationVersions,
  editDestinations,
  isLiftable,
  listReviews,
  type ReviewRecord,
} from "../domain/destinations/index.ts";
import type { Handlers } from "./handler.ts";
import { roleAbilities } from "./role-abilities.ts";

type Seller = "/v1/sellers/{seller}";

/** Where a seller does not deliver to, and what customers say about it. */
export const destinationHandlers: Handlers<
  | `${"GET" | "PUT"} ${Seller}/destinations`
  | `GET ${Seller}/destination-versions`
  | `${"GET" | "POST"} ${Seller}/destination-reviews`
  | `POST ${Seller}/destination-reviews/{review}/decision`
> = {
  "GET /v1/sellers/{seller}/destinations": ({ run }) => run(listNow),
  "PUT /v1/sellers/{seller}/destinations": ({ run, body, version }) =>
    run(async (context) => {
      const rules = body.rules.map((rule, index) => ({ ...rule, asOf: dayOf(rule.asOf, `/rules/${index}/asOf`) }));
      await editDestinations(context, version, { rules, reason: body.reason });
      return listNow(context);
    }),
  "GET /v1/sellers/{seller}/destination-versions": ({ run }) =>
    run(async (context) => {
      const versions = await destinationVersions(context);
      return { items: versions.map((version) => listView(context, version)) };
    }),
  "GET /v1/sellers/{seller}/destination-reviews": ({ run, query, actor }) =>
    run(async (context) => {
      const { items, next } = await listReviews(context, { ...query, open: query.state === "open" });
      const rows = items.map((item) => reviewView(context, item));
      return { items: rows, next, abilities: roleAbilities(actor, ["destination.review", "destination.ask"]) };
    }),
  "POST /v1/sellers/{seller}/destination-reviews": ({ run, body }) =>
    run(async (context) => ({ id: await askForReview(context, body) })),
  "POST /v1/sellers/{seller}/destination-reviews/{review}/decision": ({ run, params, body }) =>
    run(async (context) => {
      await decideReview(context, params.review, body);
      return { id: params.review };
    }),
};

async function listNow(context: Context) {
  const list = await destinationListNow(context);
  return {
    ...listView(context, list),
    abilities: roleAbilities(context.actor, ["destination.edit"]),
    etag: `"${list.version}"`,
  };
}

function listView(context: Context, { version, rules, reason, byName, at }: DestinationList) {
  return {
    version,
    rules: rules.map((rule) => ({ ...rule, whyText: whyIn(context, rule) })),
    reason,
    byName,
    at: at?.toISOString() ?? null,
  };
}

function reviewView(context: Context, { rule, ...review }: ReviewRecord) {
  return {
    ...review,
    why: rule && whyIn(context, rule),
    source: rule?.source ?? null,
    liftable: rule === null || isLiftable(rule),
    askedAt: review.askedAt.toISOString(),
    decidedAt: review.decidedAt?.toISOString() ?? null,
  };
}

function whyIn({ actor, seller }: Context, { why }: DestinationRule): string {
  return wordsIn(why, actor.locale, seller.locale);
}

function dayOf(text: string, pointer: string): Day {
  const day = parseDay(text);
  if (!day) throw new Refusal("invalid_input", { fields: [fieldFault(pointer, "not_a_day")] });
  return day;
}

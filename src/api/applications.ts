import { abilityOf } from "../domain/abilities/index.ts";
import {
  type ApplicationRecord,
  applicationEvents,
  applicationLifecycle,
  apply,
  applyGuard,
  declineApplication,
  listApplicant,
  listApplications,
  readApplication,
  reviewApplication,
} from "../domain/applications/index.ts";
import type { Context } from "../domain/context.ts";
import { permission, standing, stateWords } from "../domain/events/index.ts";
import { dropCentrePhoto, takeCentrePhoto } from "./centre-photos.ts";
import { photoView, profileView } from "./centre-view.ts";
import { deadlineView } from "./deadline-view.ts";
import type { Handlers } from "./handler.ts";
import { type Reader, readerOf } from "./reader.ts";
import { eventText } from "./texts/timeline.ts";

type Applications = "/v1/sellers/{seller}/centre-applications";
type One = `${Applications}/{application}`;

/** Applications of repair centres. */
export const applicationHandlers: Handlers<
  | `${"GET" | "POST"} ${Applications}`
  | `GET ${One}`
  | `POST ${One}/photos`
  | `DELETE ${One}/photos/{photo}`
  | `POST ${One}/${"review" | "listing" | "refusal"}`
> = {
  "GET /v1/sellers/{seller}/centre-applications": ({ run, params, query }) =>
    run(async (context) => {
      const { items, next } = await listApplications(context, {
        ...query,
        ...(query.state && { open: query.state === "open" }),
      });
      const reader = readerOf(context);
      return {
        items: items.map((item) => applicationView(reader, params.seller, item)),
        next,
        abilities: { "application.submit": abilityOf(context.actor, applyGuard(context)) },
      };
    }),
  "POST /v1/sellers/{seller}/centre-applications": ({ run, params, body }) =>
    run(async (context) => applicationPage(context, params.seller, await apply(context, body))),
  "GET /v1/sellers/{seller}/centre-applications/{application}": ({ run, params }) =>
    run((context) => applicationPage(context, params.seller, params.application)),
  "POST /v1/sellers/{seller}/centre-applications/{application}/photos": (call) =>
    takeCentrePhoto(call, { applicationId: call.params.application }),
  "DELETE /v1/sellers/{seller}/centre-applications/{application}/photos/{photo}": (call) =>
    dropCentrePhoto(call, { applicationId: call.params.application }),
  "POST /v1/sellers/{seller}/centre-applications/{application}/review": ({ run, params }) =>
    run(async (context) => {
      await reviewApplication(context, params.application);
      return applicationPage(context, params.seller, params.application);
    }),
  "POST /v1/sellers/{seller}/centre-applications/{application}/listing": ({ run, params, body }) =>
    run(async (context) => {
      await listApplicant(context, params.application, body.note);
      return applicationPage(context, params.seller, params.application);
    }),
  "POST /v1/sellers/{seller}/centre-applications/{application}/refusal": ({ run, params, body }) =>
    run(async (context) => {
      await declineApplication(context, params.application, body.reason);
      return applicationPage(context, params.seller, params.application);
    }),
};

async function applicationPage(context: Context, seller: string, id: string) {
  const reader = readerOf(context);
  const record = await readApplication(context, id);
  const events = await applicationEvents(context, record.id);
  return {
    ...applicationView(reader, seller, record),
    timeline: events.map((event) => ({
      at: event.at.toISOString(),
      text: eventText(event, reader.locale),
      actor: event.actorName,
      clauses: [...event.clauses],
    })),
  };
}

function applicationView(reader: Reader, seller: string, record: ApplicationRecord) {
  const { id, number, status, capacity, customer, customerEmail, reason, centreId } = record;
  return {
    id,
    number,
    status,
    statusText: stateWords.application[status][reader.locale],
    ...profileView(reader.locale, record),
    capacity,
    photos: record.photos.map((photo) => photoView(seller, photo)),
    customer,
    customerEmail,
    submittedAt: record.submittedAt.toISOString(),
    decidedAt: record.decidedAt?.toISOString() ?? null,
    reason,
    centreId,
    deadline: record.deadline && deadlineView(reader, record.deadline),
    abilities: abilitiesOf(reader.context, record),
  };
}

/** What the reader may do with an application now. */
function abilitiesOf({ actor, seller }: Context, { status }: ApplicationRecord) {
  const onlooker = { actor, seller };
  const verbs = ["review", "list", "decline"] as const;
  return Object.fromEntries(
    verbs.map((verb) => {
      const action = `application.${verb}` as const;
      const refusal =
        permission(onlooker, action) ?? standing(onlooker, applicationLifecycle, verb, { status, events: [] });
      return [action, abilityOf(actor, refusal)];
    }),
  );
}

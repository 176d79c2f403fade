import { z } from "zod";
import { applicationStatuses } from "../../domain/applications/lifecycle.ts";
import { photo, profileBody, profileShape } from "./centres.ts";
import { deadline } from "./deadline.ts";
import type { Operations } from "./operation.ts";
import { abilities, id, instant, pageOf, paging } from "./shapes.ts";

const application = z.object({
  id,
  number: z.string(),
  status: z.enum(applicationStatuses),
  statusText: z.string(),
  ...profileShape,
  capacity: z.number().int().nullable(),
  photos: z.array(photo),
  customer: z.string(),
  customerEmail: z.string(),
  submittedAt: instant,
  decidedAt: instant.nullable(),
  reason: z.string().nullable().describe("Why it was declined, or words with the approval"),
  centreId: id.nullable().describe("The service centre that it became"),
  deadline: deadline.nullable().describe("The clock of the review, while it runs"),
  abilities,
});
const applicationPage = application.extend({
  timeline: z.array(z.object({ at: instant, text: z.string(), actor: z.string(), clauses: z.array(z.string()) })),
});

/** Applications of repair centres: made in the portal, answered in the console. */
export const applicationOperations = {
  "GET /v1/sellers/{seller}/centre-applications": {
    summary:
      "Applications of repair centres: a customer's own, to staff everybody's; open ones the longest waiting first",
    action: "application.read",
    query: z.object({ ...paging, state: z.enum(["open", "answered"]).optional() }),
    answer: pageOf(application).extend({ abilities }),
  },
  "POST /v1/sellers/{seller}/centre-applications": {
    summary: "Applies to be listed as a repair centre; answered within 1 to 3 working days",
    action: "application.submit",
    creates: true,
    body: z.strictObject(profileBody),
    answer: applicationPage,
    status: 201,
  },
  "GET /v1/sellers/{seller}/centre-applications/{application}": {
    summary: "One application with its history",
    action: "application.read",
    answer: applicationPage,
  },
  "POST /v1/sellers/{seller}/centre-applications/{application}/photos": {
    summary: "Keeps a finished upload (tus, /v1/uploads) as a picture of the workshop that applies",
    action: "application.submit",
    creates: true,
    body: z.strictObject({ uploadId: z.string().min(1).max(200), fileName: z.string().trim().min(1).max(200) }),
    answer: photo,
    status: 201,
  },
  "DELETE /v1/sellers/{seller}/centre-applications/{application}/photos/{photo}": {
    summary: "Takes a picture off an application",
    action: "application.submit",
    answer: z.object({ id }),
  },
  "POST /v1/sellers/{seller}/centre-applications/{application}/review": {
    summary: "Takes the application up",
    action: "application.review",
    creates: true,
    body: z.strictObject({}),
    answer: applicationPage,
  },
  "POST /v1/sellers/{seller}/centre-applications/{application}/listing": {
    summary: "Approves it: a service centre is made and listed, and the applicant's people may sign in to it",
    action: "application.list",
    creates: true,
    body: z.strictObject({ note: z.string().trim().max(4000).default("") }),
    answer: applicationPage,
  },
  "POST /v1/sellers/{seller}/centre-applications/{application}/refusal": {
    summary: "Declines it for a reason that the applicant reads",
    action: "application.decline",
    creates: true,
    body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
    answer: applicationPage,
  },
} as const satisfies Operations;

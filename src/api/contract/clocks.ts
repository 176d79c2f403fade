import { z } from "zod";
import { claim } from "./claims.ts";
import type { Operations } from "./operation.ts";
import { country, dayText, instant } from "./shapes.ts";

const namedDay = z.object({ day: dayText, name: z.string() });
const reason = z.string().trim().min(1).max(500);
const weekday = z.number().int().min(1).max(7);

const calendar = z.object({
  key: z.string().describe("`seller`, or the id of a service centre"),
  centre: z.string().nullable(),
  own: z.boolean().describe("Whether a centre has working days of its own; otherwise the seller's hold"),
  weekdays: z.array(weekday).describe("Days of work in a week, 1 Monday to 7 Sunday"),
  holidays: z.array(namedDay),
  makeUpDays: z.array(namedDay).describe("Days of work though the weekday is none"),
  etag: z.string(),
});

const calendars = z.object({
  timeZone: z.string(),
  items: z.array(calendar).describe("The seller's first"),
  changes: z
    .array(z.object({ centre: z.string().nullable(), reason: z.string(), by: z.string(), at: instant }))
    .describe("Newest first"),
});

/** Calendars, and what a person may do about a clock. */
export const clockOperations = {
  "GET /v1/sellers/{seller}/calendars": {
    summary: "Working days of the seller and of its centres",
    action: "calendar.read",
    answer: calendars,
  },
  "PATCH /v1/sellers/{seller}/calendars/{calendar}": {
    summary: "Changes working days; clocks that run are counted again, decisions keep theirs",
    action: "calendar.edit",
    edits: true,
    body: z.strictObject({
      weekdays: z.array(weekday).max(7).optional(),
      add: z
        .array(z.strictObject({ day: dayText, kind: z.enum(["holiday", "work"]), name: z.string().trim().max(100) }))
        .max(400)
        .optional(),
      remove: z.array(dayText).max(400).optional(),
      reason,
    }),
    answer: calendars,
  },
  "DELETE /v1/sellers/{seller}/calendars/{calendar}": {
    summary: "A centre follows the seller's working days again",
    action: "calendar.edit",
    edits: true,
    answer: calendars,
  },
  "GET /v1/sellers/{seller}/holidays": {
    summary: "Public holidays of a country in a year, to look through before they are added",
    action: "calendar.read",
    query: z.object({ country, year: z.coerce.number().int().min(2000).max(2100) }),
    answer: z.object({ items: z.array(namedDay) }),
  },
  "POST /v1/sellers/{seller}/claims/{claim}/deadlines/{deadline}/extension": {
    summary: "Gives a clock a later last day, with a reason that the customer reads",
    action: "deadline.extend",
    creates: true,
    body: z.strictObject({ dueOn: dayText, reason }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/forfeiture": {
    summary: "A person confirms that the unit is not returned any more, after the notices that its clause asks for",
    action: "custody.forfeit",
    creates: true,
    body: z.strictObject({ reason }),
    answer: claim,
    status: 201,
  },
} as const satisfies Operations;

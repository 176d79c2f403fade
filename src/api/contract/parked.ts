import { z } from "zod";
import type { Operations } from "./operation.ts";
import { ability, clause, dayText, id, instant, pageOf, paging } from "./shapes.ts";

const short = z.string().trim().max(200).default("");
const reasons = z.enum([
  "no_order",
  "mismatch",
  "incomplete",
  "damaged",
  "soaked",
  "cash_on_delivery",
  "empty",
  "wrong_item",
  "wrong_address",
  "pickup_point",
]);
const parked = z.object({
  id,
  code: z.string(),
  serials: z.array(z.string()),
  carrier: z.string(),
  sender: z.string(),
  note: z.string(),
  parkedBy: z.string(),
  parkedAt: instant,
  outcome: z
    .object({
      text: z.string().describe("What became of it, by whom and why"),
      at: instant,
      claimNumber: z.string().nullable(),
      clause: z.string().nullable(),
    })
    .nullable()
    .describe("Null while it waits"),
  forfeits: z
    .object({ on: dayText, clause, ability })
    .nullable()
    .describe("Its last day, where nobody claims it, and whether a person may confirm that it is over"),
  candidates: z
    .array(
      z.object({
        claimId: id,
        claimNumber: z.string(),
        serial: z.string(),
        customer: z.string(),
        expectedAt: z.string().nullable(),
      }),
    )
    .describe(
      "Claims with a unit whose serial stands on it; `expectedAt`: the centre it is for, where that is another",
    ),
});

/** Parcels at the dock that nobody announced. */
export const parkedOperations = {
  "GET /v1/sellers/{seller}/parked-parcels": {
    summary: "Parcels put aside at the dock, with the claims that each may belong to",
    action: "receiving.look",
    query: z.object({ ...paging, state: z.enum(["waiting", "settled"]).default("waiting") }),
    answer: pageOf(parked),
  },
  "POST /v1/sellers/{seller}/parked-parcels": {
    summary: "Puts a parcel aside that belongs to no claim yet; a code that is aside already is not put aside twice",
    action: "parcel.park",
    creates: true,
    body: z.strictObject({
      code: z.string().trim().min(1).max(100),
      serials: z.array(z.string().trim().min(1).max(100)).max(100).default([]),
      carrier: short,
      sender: short,
      note: z.string().trim().max(4000).default(""),
    }),
    answer: z.object({ id }),
    status: 201,
  },
  "POST /v1/sellers/{seller}/parked-parcels/{parcel}/match": {
    summary: "Gives a parcel that was put aside to a claim, by its number or id; the claim's history tells it",
    action: "parcel.park",
    creates: true,
    body: z.strictObject({ claim: z.string().trim().min(1).max(60) }),
    answer: z.object({ id }),
    status: 201,
  },
  "POST /v1/sellers/{seller}/parked-parcels/{parcel}/turning-away": {
    summary: "Sends a parcel that was put aside back, with the reason",
    action: "parcel.park",
    creates: true,
    body: z.strictObject({ reason: reasons }),
    answer: z.object({ id }),
    status: 201,
  },
  "POST /v1/sellers/{seller}/parked-parcels/{parcel}/forfeiture": {
    summary: "A person confirms that a parcel nobody claimed in time is not returned any more",
    action: "parcel.forfeit",
    creates: true,
    body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
    answer: z.object({ id }),
    status: 201,
  },
} as const satisfies Operations;

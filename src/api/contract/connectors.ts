import { z } from "zod";
import { trackingProviders } from "../../domain/tracking/lifecycle.ts";
import type { Operations } from "./operation.ts";
import { abilities, instant } from "./shapes.ts";

const carrierAccounts = z.object({
  items: z.array(
    z.object({
      provider: z.enum(trackingProviders),
      set: z.object({ by: z.string(), at: instant }).nullable().describe("Never the key"),
      refused: z.boolean().describe("The provider refused the key"),
      restsUntil: instant.nullable().describe("It asked not to be asked before"),
      following: z.number().int().describe("Parcels it is asked about by and by"),
      eventsUrl: z.string().nullable().describe("Where it sends news by itself; null where it sends none"),
    }),
  ),
  abilities,
});

/** What other houses' systems tell and are told: carriers. */
export const connectorOperations = {
  "GET /v1/sellers/{seller}/carrier-accounts": {
    summary: "Who tells where parcels are, and whether the seller has an account there",
    action: "carrier.read",
    answer: carrierAccounts,
  },
  "POST /v1/sellers/{seller}/carrier-accounts/{provider}": {
    summary: "Keeps the seller's key there, sealed; it is never told again",
    action: "carrier.edit",
    body: z.strictObject({
      key: z
        .string()
        .trim()
        .regex(/^[\x21-\x7e]{8,200}$/),
    }),
    answer: carrierAccounts,
  },
  "DELETE /v1/sellers/{seller}/carrier-accounts/{provider}": {
    summary: "Asks there no more; what was told stays",
    action: "carrier.edit",
    answer: carrierAccounts,
  },
  "POST /v1/sellers/{seller}/carrier-accounts/{provider}/events": {
    summary: "News of parcels that 17TRACK pushes, signed (sign); what comes again or late changes nothing",
    action: "parcel.takeNews",
    stream: "application/json",
    answer: z.object({ received: z.boolean() }),
    perMinute: 6000,
  },
} as const satisfies Operations;

import { z } from "zod";

/**
 * What is asked of the engine, in a line of a stream and over HTTP alike: a day that is absent or null is today, and facts must be there, if
 * only as `{}`, since a question without any is rarely meant. Whether the day exists and the facts are sound, deciding tells.
 */
export const questionSchema = z.strictObject({
  policy: z.string().max(100),
  asOf: z
    .string()
    .max(100)
    .nullish()
    .describe("Calendar day in the seller's time zone, YYYY-MM-DD; absent or null: today"),
  facts: z.record(z.string(), z.unknown()).describe("What is known; `{}` where nothing is"),
});

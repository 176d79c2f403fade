import { z } from "zod";
import { claimKind } from "./claims.ts";
import type { Operations } from "./operation.ts";
import { id } from "./shapes.ts";

const row = z.object({ serial: z.string(), description: z.string() });

/** Units for a claim by the hundred: read from a table, and looked at before anything is filed. */
export const claimRowOperations = {
  "POST /v1/sellers/{seller}/claim-tables": {
    summary: "Reads a table of units (CSV in UTF-8 or UTF-16, or XLSX; formulas are never computed); keeps nothing",
    action: "claim.file",
    stream: "application/octet-stream",
    answer: z.object({ rows: z.array(row) }),
  },
  "POST /v1/sellers/{seller}/claim-rows": {
    summary: "What each unit is entitled to for this kind of claim, and which row cannot go in; files nothing",
    action: "claim.file",
    body: z.strictObject({
      kind: claimKind.default("fault"),
      claim: id.nullable().default(null).describe("The draft they are for"),
      rows: z
        .array(z.strictObject({ serial: z.string().max(4000), description: z.string().max(4000).default("") }))
        .min(1)
        .max(1000),
    }),
    answer: z.object({
      rows: z.array(
        row.extend({
          unit: z.object({ manufacturer: z.string(), model: z.string(), policy: z.string() }).nullable(),
          verdict: z.enum(["covered", "not_covered", "provisional", "undetermined"]).nullable(),
          sentence: z.string(),
          problem: z.string().nullable().describe("Why it cannot go into the claim"),
          notice: z.string().nullable(),
        }),
      ),
      good: z.number().int(),
      bad: z.number().int(),
    }),
  },
} as const satisfies Operations;

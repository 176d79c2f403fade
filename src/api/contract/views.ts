import { z } from "zod";
import { claimKind, step } from "./claims.ts";
import type { Operations } from "./operation.ts";
import { id } from "./shapes.ts";

const filters = z
  .record(z.string().regex(/^\w{1,20}$/), z.string().max(200))
  .describe("As the page's address carries them, e.g. {status: triage}");

/** Filters of the list of claims that staff keep under a name, and the list as a file. */
export const viewOperations = {
  "GET /v1/sellers/{seller}/views": {
    summary: "The reader's saved views of the list of claims, and those shared with all staff",
    action: "view.use",
    answer: z.object({
      items: z.array(z.object({ id, name: z.string(), filters, shared: z.boolean(), own: z.boolean() })),
    }),
  },
  "POST /v1/sellers/{seller}/views": {
    summary: "Keeps filters under a name; the same name again replaces them",
    action: "view.use",
    creates: true,
    body: z.strictObject({ name: z.string().trim().min(1).max(60), filters, shared: z.boolean().default(false) }),
    answer: z.object({ id }),
    status: 201,
  },
  "DELETE /v1/sellers/{seller}/views/{view}": {
    summary: "Forgets a saved view of one's own",
    action: "view.use",
    answer: z.object({ id: z.string() }),
  },
  "GET /v1/sellers/{seller}/claims-export": {
    summary: "The claims that the filters leave, as CSV, one row each; streamed, in the order of the list",
    action: "claim.export",
    query: z.object({
      q: z.string().max(100).optional(),
      status: z.string().max(200).optional(),
      custody: z.string().max(200).optional(),
      work: z.string().max(200).optional(),
      kind: claimKind.optional(),
      step,
    }),
    answer: z.string(),
    answers: "text/csv",
    perMinute: 10,
  },
} as const satisfies Operations;

import { z } from "zod";
import type { Operations } from "./operation.ts";

/** What tells an open page that somebody else has acted. */
export const changeOperations = {
  "GET /v1/sellers/{seller}/changes": {
    summary:
      "Server-sent events: `claim` with a claim's number when something happened to a claim that the reader reaches, `anything` when something may have been missed. Ends by itself; connect again",
    action: "claim.read",
    answer: z.string().describe("event: claim, data: {number}"),
    answers: "text/event-stream",
  },
} as const satisfies Operations;

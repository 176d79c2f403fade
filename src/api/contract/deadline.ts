import { z } from "zod";
import { clockNames } from "../../domain/clocks/index.ts";
import { abilities, clause, dayText, id, instant } from "./shapes.ts";

/** A clock of a claim or of one of its units. */
export const deadline = z.object({
  id,
  lineId: id.nullable(),
  key: z.enum(clockNames),
  name: z.string(),
  binds: z.enum(["customer", "seller"]).describe("Whom it binds"),
  dueOn: dayText.describe("The last day that is in time; while it is paused, as it stood before"),
  earliestOn: dayText.nullable().describe("Of a promise that is a span: its first day"),
  status: z.enum(["running", "paused", "overdue", "met", "missed", "stopped"]),
  late: z.boolean().describe("It ran out, also where what it waited for came later"),
  workingDaysLeft: z.number().int().describe("Negative when overdue"),
  left: z
    .object({ count: z.number().int(), unit: z.enum(["days", "working_days"]) })
    .describe("In its own unit; kept while it is paused"),
  waits: z.array(z.object({ key: z.string(), text: z.string() })).describe("What it is paused for"),
  clause: clause.nullable(),
  notices: z
    .array(
      z.object({
        kind: z.enum(["warning", "missed", "moved", "forfeited"]),
        text: z.string(),
        dueOn: dayText,
        at: instant,
        mail: z
          .object({ recipient: z.string(), status: z.enum(["queued", "sent", "failed"]), sentAt: instant.nullable() })
          .nullable(),
      }),
    )
    .describe("What was told of it and when; left out in lists"),
  abilities,
});

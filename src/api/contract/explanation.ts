import { z } from "zod";
import { clause } from "./shapes.ts";

const effect = z.enum(["grants", "voids", "expires", "excludes", "overrides", "waits"]);

/** A sentence and the clause it comes from. */
const said = z.object({ text: z.string(), clause });

/** Something still needed. */
const asked = z.object({
  fact: z.string(),
  label: z.string().describe("Short name"),
  by: z.enum(["customer", "seller", "receiving", "inspection"]).describe("Who can supply it, or where it is found out"),
  text: z.string().describe("The question, or who finds it out"),
});

const verdictOf = { verdict: z.string().describe("In one sentence with its dates") };

/** A decision in plain words, for whoever reads: customers and staff get different ones. */
export const explanation = z.object({
  policy: z.string().describe("Name of the policy"),
  ...verdictOf,
  until: z.string().nullable().describe("What would keep it so: covered if it arrives by a day"),
  reasons: z.array(said.extend({ effect })),
  overridden: z.array(said.extend({ by: clause })).describe("What gave way to which more specific clause"),
  missing: z.array(asked),
  changes: z.array(z.string()).describe("What would change the result; empty in an answer about many units"),
  laws: z
    .array(
      z.object({
        regime: z.string(),
        title: z.string(),
        ...verdictOf,
        reasons: z.array(said),
        rights: z.array(said),
        missing: z.array(asked),
        advice: z.string().describe("Version, source, and that a lawyer should be asked"),
      }),
    )
    .describe("Statutory rights beside the policy"),
  points: z
    .array(
      z.object({
        point: z.string(),
        label: z.string(),
        commercial: z.string().describe("What the policy gives"),
        statutory: z.string().describe("What the law gives"),
        better: z.enum(["commercial", "statute"]),
      }),
    )
    .describe("Policy and law point by point, and which serves the customer better"),
  notices: z.array(said),
});

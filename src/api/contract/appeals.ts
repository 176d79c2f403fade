import { z } from "zod";
import { claim } from "./claims.ts";
import { remedyKind, verdict } from "./decision.ts";
import type { Operations } from "./operation.ts";
import { dayText, id, instant, money } from "./shapes.ts";

const reason = z.string().trim().min(1).max(4000);
const instead = {
  verdict: z.enum(["covered", "not_covered"]),
  remedy: z.strictObject({
    kind: remedyKind,
    charge: z.enum(["free", "quoted", "none"]),
    amount: money.nullable().default(null).describe("Of a refund"),
  }),
  reason,
};

/** A decision as it was stored, with all it rests on, and whether it comes out the same again. */
const decisionProof = z.object({
  id,
  stage: z.enum(["submitted", "authorized", "received", "inspected"]),
  at: instant,
  by: z.string(),
  policy: z.string(),
  version: z.string(),
  digest: z.string(),
  asOf: dayText,
  verdict,
  sentence: z.string(),
  inForce: z.boolean().describe("The one that holds now"),
  facts: z.array(
    z.object({
      fact: z.string(),
      label: z.string(),
      type: z.string(),
      value: z.unknown().describe("As the dictionary types it; a choice in the reader's words"),
    }),
  ),
  differences: z
    .array(z.object({ path: z.string(), stored: z.string(), recomputed: z.string() }))
    .nullable()
    .describe("Where deciding again differs; empty: it is true; null: its policy is not at hand"),
  stored: z
    .object({
      decision: z.record(z.string(), z.unknown()),
      facts: z.record(z.string(), z.unknown()),
      settings: z.record(z.string(), z.unknown()),
    })
    .describe("What `recourse verify` takes"),
});

/** Deciding otherwise than the policy, and the customer's appeal. */
export const appealOperations = {
  "GET /v1/sellers/{seller}/claims/{claim}/lines/{line}/decisions": {
    summary: "Every decision about a unit, newest first, each decided again from what it rests on",
    action: "decision.verify",
    answer: z.object({ items: z.array(decisionProof) }),
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/override": {
    summary: "Decides a unit otherwise than its policy, as goodwill, within the limit of one's role",
    action: "decision.override",
    creates: true,
    body: z.strictObject(instead),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/appeal": {
    summary: "The customer's one appeal against what was decided of a unit; new evidence is added as files",
    action: "appeal.file",
    creates: true,
    body: z.strictObject({
      words: reason,
      attachments: z.array(id).max(50).default([]).describe("Files of the claim that are new evidence"),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/appeal/answer": {
    summary: "Answers an appeal for good; only somebody else than who had decided may",
    action: "appeal.answer",
    creates: true,
    body: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("dismissed"), reason }),
      z.strictObject({ outcome: z.literal("upheld"), ...instead }),
    ]),
    answer: claim,
    status: 201,
  },
} as const satisfies Operations;

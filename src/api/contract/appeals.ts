import { z } from "zod";
import { claim } from "./claims.ts";
import type { Operations } from "./operation.ts";
import { money } from "./shapes.ts";

const reason = z.string().trim().min(1).max(4000);
const instead = {
  verdict: z.enum(["covered", "not_covered"]),
  remedy: z.strictObject({
    kind: z.enum(["repair", "replace", "reissue", "refund", "spare_part", "return_unrepaired", "none"]),
    charge: z.enum(["free", "quoted", "none"]),
    amount: money.nullable().default(null).describe("Of a refund"),
  }),
  reason,
};

/** Deciding otherwise than the policy, and the customer's appeal. */
export const appealOperations = {
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
    body: z.strictObject({ words: reason }),
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
